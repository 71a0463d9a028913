"""What each part of a Word file is, by its root and by what others say of it."""

from lxml import etree

from cms.reading.word.names import local
from cms.reading.word.package import Package

# The spaces of names whose elements this check understands.
_SPACES = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/office/",
    "http://purl.oclc.org/ooxml/",
    "http://purl.org/dc/",
    "urn:schemas-microsoft-com:",
    "http://www.w3.org/",
    "http://schemas.microsoft.com/ink/",
    "urn:oasis:names:tc:opendocument:",
    "http://openoffice.org/",
)
# The roots with running text, which pages show or at least may show.
RUNNING = {"document", "hdr", "ftr", "footnotes", "endnotes"}
_PICTURES = (
    ".png", ".jpg", ".jpeg", ".jpe", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".jfif",
)  # fmt: skip
_DRAWINGS = (".emf", ".wmf", ".wdp", ".pcz", ".pct", ".pict", ".emz", ".wmz")
_FONTS = (".odttf", ".ttf", ".fntdata", ".otf")
_EMBEDDED = {"package", "oleObject", "aFChunk", "subDocument", "control", "frame"}
_PROGRAMS = {
    "vbaProject", "wordVbaData", "activeXControlBinary", "keyMapCustomizations",
    "attachedToolbars", "extensibility", "ui",
}  # fmt: skip
# Where words stood on pages when a program last drew them; not which.
_OF_LAYOUT = {"layout-cache"}
_SETTINGS_OF_PRINTERS = {"printerSettings", "recipientData"}


def kind_of(package: Package, name: str) -> str:
    """`xml`, `embedded`, `program`, `picture`, `drawing`, `font`, `printer`; or
    `unknown` for what nobody here understands.
    """
    kinds = package.kinds[name]
    lower = name.lower()
    if kinds & _EMBEDDED or "/embeddings/" in lower or "/afchunk" in lower:
        return "embedded"
    if kinds & _PROGRAMS or "vbaproject" in lower or "/activex" in lower:
        return "program"
    if lower.endswith((".xml", ".rels", ".vml", ".svg", ".rdf")):
        return "xml"
    if lower.endswith(_PICTURES):
        return "picture"
    if lower.endswith(_DRAWINGS) or name.startswith("ObjectReplacements/"):
        return "drawing"
    if lower.endswith(_FONTS):
        return "font"
    if kinds & _SETTINGS_OF_PRINTERS or name in _OF_LAYOUT:
        return "printer"
    return "unknown"


def is_understood(package: Package, name: str, part: etree._Element) -> bool:
    """Whether an XML part is of a kind that this check knows."""
    space = etree.QName(part).namespace or ""
    if "customXml" in package.kinds[name] or name.startswith("customXml/"):
        return True
    return space.startswith(_SPACES) or local(part.tag) in ("xml", "sources")


def is_referred_to(package: Package, name: str) -> bool:
    """Whether any part leads to this one, so that a program may show it."""
    return bool(package.kinds[name]) or name == "[Content_Types].xml"
