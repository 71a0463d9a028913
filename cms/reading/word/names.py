"""The names of a Word file's elements, by whichever of the two standards it is written.

Strict files use other namespaces for the same elements; they are read by the usual.
"""

from lxml import etree

_USUAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
# LibreOffice's own, beside the standard of OpenDocument.
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
W = f"{{{_USUAL}wordprocessingml/2006/main}}"
A = f"{{{_USUAL}drawingml/2006/main}}"
WP = f"{{{_USUAL}drawingml/2006/wordprocessingDrawing}}"
R = f"{{{_USUAL}officeDocument/2006/relationships}}"
# A kind of drawing or document, and what follows the year in the usual name.
_KNOWN = {
    f"{_STRICT}wordprocessingml/main": W[1:-1],
    f"{_STRICT}spreadsheetml/main": f"{_USUAL}spreadsheetml/2006/main",
    f"{_STRICT}presentationml/main": f"{_USUAL}presentationml/2006/main",
    f"{_STRICT}officeDocument/relationships": R[1:-1],
    f"{_STRICT}officeDocument/math": f"{_USUAL}officeDocument/2006/math",
}
_DRAWING = f"{_STRICT}drawingml/"


def usual(part: etree._Element) -> etree._Element:
    """The part with every name as the usual standard writes it."""
    for item in part.iter():
        if not isinstance(item.tag, str):
            continue
        if _STRICT in item.tag:
            item.tag = _usual(item.tag)
        for name in [key for key in item.attrib if _STRICT in key]:
            item.attrib[_usual(name)] = item.attrib.pop(name)
        # A drawing says by such a name of what kind it is.
        for name in [key for key, said in item.attrib.items() if _STRICT in said]:
            item.attrib[name] = _usual_space(item.attrib[name])
    return part


def _usual(name: str) -> str:
    space, _end, local = name[1:].rpartition("}")
    return f"{{{_usual_space(space)}}}{local}"


def _usual_space(space: str) -> str:
    if space.startswith(_DRAWING):
        return f"{_USUAL}drawingml/2006/{space.removeprefix(_DRAWING)}"
    return _KNOWN.get(space, space)


def local(name: object) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""
