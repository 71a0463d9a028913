"""Excel, PowerPoint and OpenDocument files that the tests write."""

import io

from openpyxl import Workbook

from tests.cms.reading import words

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF = " ".join(
    f'xmlns:{prefix}="{_ODF}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("draw", "drawing"), ("presentation", "presentation"), ("meta", "meta"),
        ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"), ("script", "script"),
    )
)  # fmt: skip
INCH = 914_400


def workbook(fill=None, **parts: str | bytes) -> bytes:
    """An Excel file with one plain sheet, changed by `fill`, and with further parts."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Year", "Reviews", "Published"])
    sheet.append(["2019", 4, 3])
    if fill:
        fill(book)
    made = io.BytesIO()
    book.save(made)
    return with_parts(made.getvalue(), **parts)


def with_parts(content: bytes, **parts: str | bytes) -> bytes:
    all_parts: dict[str, str | bytes] = {**words.parts_of(content)}
    all_parts |= {
        name.replace("__", "/").replace("_xml", ".xml"): part
        for name, part in parts.items()
    }
    return words.zip_bytes(all_parts)


def related(content: bytes, source: str, kind: str, target: str, part: str) -> bytes:
    """A file with one part more, to which another one leads."""
    parts: dict[str, str | bytes] = {**words.parts_of(content)}
    folder, _slash, name = source.rpartition("/")
    path = f"{folder}/_rels/{name}.rels"
    said = parts.get(path, words._relations({})).decode() if path in parts else ""
    said = said or words._relations({})
    one = f'<Relationship Id="rx9" Type="{R}/{kind}" Target="/{target}"/>'
    parts[path] = said.replace("</Relationships>", f"{one}</Relationships>")
    parts[target] = part
    return words.zip_bytes(parts)


def run(text: str, marks: str = "", inside: str = "") -> str:
    return f"<a:r><a:rPr {marks}>{inside}</a:rPr><a:t>{text}</a:t></a:r>"


def box(
    *runs: str, at=(1, 1, 4, 1), fill: str = "", named: str = "", kind: str = "sp"
) -> str:
    """A shape of a slide, with words. at: left, top, width and height in inches."""
    left, top, width, height = (round(side * INCH) for side in at)
    body = f"<a:p>{''.join(runs)}</a:p>" if runs else "<a:p/>"
    return (
        f'<p:{kind}><p:nvSpPr><p:cNvPr id="2" name="Box" {named}/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>{fill}</p:spPr>'
        f"<p:txBody>{body}</p:txBody></p:{kind}>"
    )


def solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def slide(*shapes: str, marks: str = "", background: str = "") -> str:
    behind = f"<p:bg><p:bgPr>{background}</p:bgPr></p:bg>" if background else ""
    return (
        f'<p:sld xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}" {marks}>'
        f"<p:cSld>{behind}<p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:sld>"
    )


def presentation(*slides: str, listed: int | None = None, **parts: str) -> bytes:
    """A PowerPoint file. listed: how many of its slides its order names."""
    shown = len(slides) if listed is None else listed
    order = "".join(f'<p:sldId id="{n + 256}" r:id="r{n}"/>' for n in range(shown))
    names = [f"ppt/slides/slide{n}.xml" for n in range(len(slides))]
    targets = {name.removeprefix("ppt/"): "slide" for name in names[:shown]}
    return words.zip_bytes(
        {
            "[Content_Types].xml": words._types({}),
            "_rels/.rels": words._relations({"ppt/presentation.xml": "officeDocument"}),
            "ppt/presentation.xml": (
                f'<p:presentation xmlns:p="{P}" xmlns:r="{R}"><p:sldIdLst>{order}'
                '</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>'
            ),
            "ppt/_rels/presentation.xml.rels": words._relations(targets),
            **dict(zip(names, slides, strict=True)),
            **{
                name.replace("__", "/").replace("_xml", ".xml"): part
                for name, part in parts.items()
            },
        }
    )


def open_document(
    body: str,
    *,
    styles: str = "",
    kind: str = "text",
    meta: str = "",
    master: str = "",
    **parts: str | bytes,
) -> bytes:
    """An OpenDocument file. styles: automatic ones of its content."""
    return words.zip_bytes(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": (
                f"<office:document-content {ODF}>"
                f"<office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
                "</office:document-content>"
            ),
            "styles.xml": f"<office:document-styles {ODF}>{master}"
            "</office:document-styles>",
            "meta.xml": (
                f'<office:document-meta {ODF} xmlns:dc="http://purl.org/dc/elements/1.1/">'
                f"<office:meta>{meta}</office:meta></office:document-meta>"
            ),
            "META-INF/manifest.xml": (
                '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:'
                'xmlns:manifest:1.0"/>'
            ),
            **{
                name.replace("__", "/").replace("_xml", ".xml"): part
                for name, part in parts.items()
            },
        }
    )


def styled(name: str, properties: str, family: str = "text", kind: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}">'
        f"<style:{kind or family}-properties {properties}/></style:style>"
    )


def paragraph(text: str, style: str = "", span: str = "") -> str:
    inside = f'<text:span text:style-name="{span}">{text}</text:span>' if span else text
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def sheet(*rows: str, style: str = "", columns: str = "") -> str:
    return (
        f'<table:table table:name="T" table:style-name="{style}">{columns}'
        f"{''.join(rows)}</table:table>"
    )


def row(*texts: str, marks: str = "", cell: str = "table-cell") -> str:
    cells = "".join(f"<table:{cell}>{paragraph(one)}</table:{cell}>" for one in texts)
    return f"<table:table-row {marks}>{cells}</table:table-row>"
