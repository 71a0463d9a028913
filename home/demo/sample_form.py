"""A referral form of ten pages as a Word document, written without Word.

Nothing in it says who made it or with what: only its title and its language.
"""

import io
import zipfile
from xml.sax.saxutils import escape

TITLE = "Sample referral form for a review"
# A heading a page, and what is asked there.
PAGES = (
    ("Before you start", ()),
    ("About you", ("Your name and role", "Your agency", "Telephone and email")),
    ("The child", ("Child’s initials", "Case number in your agency")),
    ("The family", ("Who cares for the child", "Who else matters to the child")),
    ("What has happened", ("In a few sentences", "What is known or suspected")),
    ("Why you think the criteria are met", ("Abuse or neglect", "Death or harm")),
    ("Agencies that were involved", ("Agency and contact", "Since when")),
    ("How agencies worked together", ("What went well", "What causes concern")),
    ("Other children", ("Who else may be at risk", "What has been done for them")),
    ("Before you send it", ("Who has agreed to this referral", "Date")),
)
NOTICE = (
    "This is a sample. It stands in for a board’s referral form, which has ten pages "
    "as well. Please do not use it to refer a real case."
)

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# The earliest day that a ZIP archive can name: the same form gives the same bytes.
_NO_DAY = (1980, 1, 1, 0, 0, 0)

_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_DOCUMENT_RELATIONSHIPS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    "</Relationships>"
)
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">'
    f"<dc:title>{TITLE}</dc:title><dc:language>en-GB</dc:language>"
    "</cp:coreProperties>"
)


def form_bytes() -> bytes:
    """The form, as the bytes of a .docx file."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONSHIPS,
        "docProps/core.xml": _CORE,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
        "word/styles.xml": _styles(),
        "word/document.xml": _document(),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, xml in parts.items():
            part = zipfile.ZipInfo(name, _NO_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, _XML + xml)
    return content.getvalue()


def _styles() -> str:
    return (
        f'<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="24"/>'
        '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style>'
        + _style("Title", "Title", 44, level=None)
        + _style("Heading1", "heading 1", 32, level=0)
        + _style("Heading2", "heading 2", 26, level=1)
        + "</w:styles>"
    )


def _style(key: str, name: str, size: int, *, level: int | None) -> str:
    outline = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:keepNext/>{outline}</w:pPr>"
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def _document() -> str:
    body = _paragraph(TITLE, style="Title") + _paragraph(NOTICE)
    for number, (heading, questions) in enumerate(PAGES, start=1):
        body += _paragraph(
            f"{number}. {heading}", style="Heading1", on_new_page=number > 1
        )
        for question in questions:
            body += _paragraph(question, style="Heading2") + _answer()
    return (
        f'<w:document xmlns:w="{_WORD}"><w:body>{body}'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" '
        'w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" '
        'w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _paragraph(text: str, *, style: str = "Normal", on_new_page: bool = False) -> str:
    new_page = "<w:pageBreakBefore/>" if on_new_page else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{new_page}</w:pPr>'
        f"<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
    )


def _answer() -> str:
    """Room to write: lines under empty paragraphs."""
    line = 'w:val="single" w:sz="4" w:space="1" w:color="767676"'
    borders = f"<w:pBdr><w:bottom {line}/><w:between {line}/></w:pBdr>"
    return f"<w:p><w:pPr>{borders}</w:pPr></w:p>" * 3
