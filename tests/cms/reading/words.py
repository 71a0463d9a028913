"""Word files that the tests write: clean ones, and ones that hide things."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DC = "http://purl.org/dc/elements/1.1/"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def run(text: str, marks: str = "", kind: str = "t") -> str:
    marks = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{marks}<w:{kind} xml:space="preserve">{text}</w:{kind}></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def inserted(text: str, author: str = "Ann Lee") -> str:
    return f'<w:ins w:id="1" w:author="{author}">{run(text)}</w:ins>'


def taken_out(text: str, author: str = "Ann Lee") -> str:
    return f'<w:del w:id="2" w:author="{author}">{run(text, kind="delText")}</w:del>'


def coloured_cell(text: str, fill: str) -> str:
    """White words in a cell of a table, on a ground."""
    cell = paragraph(run(text, '<w:color w:val="FFFFFF"/>'))
    return (
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>'
        f"{cell}</w:tc></w:tr></w:tbl>"
    )


def comments(*texts: str, author: str = "Ann Lee") -> str:
    said = "".join(
        f'<w:comment w:id="{number}" w:author="{author}">{paragraph(run(text))}'
        "</w:comment>"
        for number, text in enumerate(texts)
    )
    return f'<w:comments xmlns:w="{W}">{said}</w:comments>'


def core(**properties: str) -> str:
    """Properties by their names in Word: title, creator, lastModifiedBy."""
    of_dublin = {"title", "creator", "description", "subject", "language"}
    said = "".join(
        f"<{'dc' if name in of_dublin else 'cp'}:{name}>{value}"
        f"</{'dc' if name in of_dublin else 'cp'}:{name}>"
        for name, value in properties.items()
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DC}">{said}'
        "</cp:coreProperties>"
    )


def app(**properties: str) -> str:
    said = "".join(f"<{name}>{value}</{name}>" for name, value in properties.items())
    return f'<Properties xmlns="{_APP}">{said}</Properties>'


def word_bytes(*body: str, **parts: str | bytes) -> bytes:
    """A Word file. parts: further ones, by path, with __ for / and _xml for .xml."""
    document = (
        f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>'
    )
    named = {
        name.replace("__", "/").replace("_xml", ".xml"): content
        for name, content in parts.items()
    }
    all_parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(named),
        "_rels/.rels": _relations({"word/document.xml": "officeDocument"}),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(
            {
                name.removeprefix("word/"): "comments"
                for name in named
                if name.startswith("word/")
            }
        ),
        **named,
    }
    return zip_bytes(all_parts)


def zip_bytes(parts: dict[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def _types(named: dict[str, str | bytes]) -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="application/xml"/>'
        for name in ("word/document.xml", *named)
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{overrides}</Types>'


def _relations(targets: dict[str, str]) -> str:
    said = "".join(
        f'<Relationship Id="r{number}" Type="{_R}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


LEADS_TO_DOCUMENT = _relations({"word/document.xml": "officeDocument"})


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
