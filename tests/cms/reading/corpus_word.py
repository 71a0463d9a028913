"""The Word files of the corpus that hide words by form, place or part."""

from collections.abc import Callable
from typing import NamedTuple

from tests.cms.reading import words

SECRET = "Jameson Doe of Carlisle"
SAID = words.paragraph(words.run("The child was known to several agencies."))
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


class WordCase(NamedTuple):
    """One file. finds: the key of what is planted in it, or "" for a clean one."""

    name: str
    make: Callable[[], bytes]
    finds: str = ""
    ending: str = "docx"


def file_of(*body: str, styles: str = "", **parts) -> bytes:
    if styles:
        parts["word__styles_xml"] = f'<w:styles xmlns:w="{words.W}">{styles}</w:styles>'
    content = words.parts_of(words.word_bytes(SAID, *body, **parts))
    rels = content["word/_rels/document.xml.rels"].decode()
    for kind in ("styles", "theme"):
        rels = rels.replace(
            f'relationships/comments" Target="{kind}.xml"',
            f'relationships/{kind}" Target="{kind}.xml"',
        )
    content["word/_rels/document.xml.rels"] = rels.encode()
    return words.zip_bytes(content)


def style(name: str, marks: str, kind: str = "character", based_on: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}">{based}'
        f"<w:rPr>{marks}</w:rPr></w:style>"
    )


def written(marks: str = "", in_paragraph: str = "", text: str = SECRET) -> str:
    return f"<w:p><w:pPr>{in_paragraph}</w:pPr>{words.run(text, marks)}</w:p>"


def shape(fill: str, *, behind: int = 0, wrap: str = "wrapNone", inside="") -> str:
    box = f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
    return (
        f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{WP}" behindDoc="{behind}">'
        '<wp:extent cx="1800000" cy="200000"/>'
        f'<wp:{wrap}/><wp:docPr id="1" name="Rectangle 1"/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData><wps:wsp xmlns:wps="{WPS}">'
        f"<wps:spPr>{fill}</wps:spPr>{box if inside else ''}</wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def filled(colour: str = "000000", more: str = "") -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}">{more}</a:srgbClr></a:solidFill>'


def table(fill: str, row: str, look: str = "") -> str:
    ground = f'<w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>' if fill else ""
    return (
        f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tr><w:tc>{ground}{row}</w:tc></w:tr>"
        f"<w:tr><w:tc>{SAID}</w:tc></w:tr></w:tbl>"
    )


HEADED = (
    '<w:style w:type="table" w:styleId="Headed"><w:tblStylePr w:type="firstRow">'
    '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    '<w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr></w:tblStylePr></w:style>'
)
LOOK = '<w:tblStyle w:val="Headed"/>'
WHITE = '<w:color w:val="FFFFFF"/>'


def _strict() -> bytes:
    content = words.word_bytes(words.paragraph(words.taken_out(SECRET)))
    return words.zip_bytes(
        {
            name: part.replace(words.W.encode(), STRICT)
            for name, part in words.parts_of(content).items()
        }
    )


def _another_main_part() -> bytes:
    content = words.parts_of(words.word_bytes(written("<w:vanish/>")))
    content["word/document2.xml"] = content.pop("word/document.xml")
    content["_rels/.rels"] = content["_rels/.rels"].replace(b"document.xml", b"x.xml")
    content["_rels/.rels"] = content["_rels/.rels"].replace(
        b"word/x.xml", b"/word/document2.xml"
    )
    return words.zip_bytes(content)


def _unused_part() -> bytes:
    content = words.parts_of(words.word_bytes(SAID))
    content["word/old.xml"] = content["word/document.xml"]
    return words.zip_bytes(content)


def _hidden(name: str, *body: str, styles: str = "") -> WordCase:
    return WordCase(
        f"Word: {name}", lambda: file_of(*body, styles=styles), "hidden_text"
    )


def _clean(name: str, *body: str, styles: str = "") -> WordCase:
    return WordCase(f"Word: {name}", lambda: file_of(*body, styles=styles))


PLANTED_WORD = [
    _hidden(
        "white by its style",
        written('<w:rStyle w:val="White"/>'),
        styles=style("White", WHITE),
    ),
    _hidden(
        "hidden by the style under its style",
        written('<w:rStyle w:val="B"/>'),
        styles=style("A", "<w:vanish/>") + style("B", "", based_on="A"),
    ),
    _hidden(
        "hidden by the style of its paragraph",
        written("", '<w:pStyle w:val="P"/>'),
        styles=style("P", "<w:vanish/>", "paragraph"),
    ),
    _hidden(
        "white by the theme",
        written('<w:color w:val="auto" w:themeColor="background1"/>'),
    ),
    _hidden(
        "nearly white by the theme",
        written('<w:color w:themeColor="background1" w:themeShade="F2"/>'),
    ),
    _hidden("pale grey", written('<w:color w:val="EBEBEB"/>')),
    _hidden(
        "in the colour of its cell",
        table("1F4E79", written('<w:color w:val="1F4E79"/>')),
    ),
    _hidden(
        "black in a black paragraph",
        written('<w:color w:val="000000"/>', '<w:shd w:val="solid" w:color="000000"/>'),
    ),
    _hidden(
        "white below the head of a table",
        f"<w:tbl><w:tblPr>{LOOK}</w:tblPr><w:tr><w:tc>{SAID}</w:tc></w:tr>"
        f"<w:tr><w:tc>{written(WHITE)}</w:tc></w:tr>"
        f"<w:tr><w:tc>{SAID}</w:tc></w:tr></w:tbl>",
        styles=HEADED,
    ),
    _hidden("two points high", written('<w:sz w:val="4"/>')),
    _hidden("one percent wide", written('<w:w w:val="1"/>')),
    _hidden(
        "in a line without height",
        written("", '<w:spacing w:line="1" w:lineRule="exact"/>'),
    ),
    _hidden(
        "in a row without height",
        "<w:tbl><w:tr><w:trPr><w:trHeight w:val='1' w:hRule='exact'/></w:trPr>"
        f"<w:tc>{written()}</w:tc></w:tr></w:tbl>",
    ),
    _hidden("far beyond the margin", written("", '<w:ind w:left="-30000"/>')),
    _hidden("below a black shape", written(), shape(filled())),
    _hidden("below a white shape", written(), shape(filled("FFFFFF"))),
    _hidden(
        "below an old shape",
        written(),
        '<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" '
        'style="position:absolute;width:90pt" fillcolor="black"/></w:pict></w:r></w:p>',
    ),
    _hidden(
        "in the colour of its box",
        shape(filled("1F4E79"), inside=written('<w:color w:val="1F4E79"/>')),
    ),
    WordCase("Word: in a part that nothing shows", _unused_part, "hidden_text"),
    WordCase("Word: Strict, taken out", _strict, "tracked_changes"),
    WordCase("Word: another main part", _another_main_part, "hidden_text"),
    WordCase(
        "Word: a cell taken out",
        lambda: file_of(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel w:author='A'/></w:tcPr>"
            f"{written()}</w:tc></w:tr></w:tbl>"
        ),
        "tracked_changes",
    ),
    WordCase(
        "Word: an unknown part",
        lambda: file_of(word__strange_bin=b"\0\1\2"),
        "not_read",
    ),
    WordCase(
        "Word: an unknown XML part",
        lambda: file_of(word__strange_xml='<x xmlns="urn:nobody">words</x>'),
        "not_read",
    ),
    WordCase(
        "Word: a number in an alternative text",
        lambda: file_of(
            f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{WP}">'
            '<wp:docPr id="1" name="P" descr="NHS 943 476 5919"/></wp:inline>'
            "</w:drawing></w:r></w:p>"
        ),
        "nhs_number",
    ),
    WordCase(
        "Word: a number in a field",
        lambda: file_of(words.paragraph(words.run("NHS 9434765919", kind="instrText"))),
        "nhs_number",
    ),
]

CLEAN_WORD = [
    _clean(
        "white head of a styled table", table("", written(WHITE), LOOK), styles=HEADED
    ),
    _clean("white in a dark cell", table("003366", written(WHITE))),
    _clean(
        "white in a dark paragraph",
        written(WHITE, '<w:shd w:val="clear" w:fill="003366"/>'),
    ),
    _clean("white in a dark box", shape(filled("1F4E79"), inside=written(WHITE))),
    _clean("a shape behind the words", SAID, shape(filled("DDEEFF"), behind=1)),
    _clean("a shape that words flow around", SAID, shape(filled(), wrap="wrapSquare")),
    _clean("an empty frame", SAID, shape("<a:noFill/>")),
    _clean("a veil", SAID, shape(filled(more='<a:alpha val="20000"/>'))),
    _clean("grey print", written('<w:color w:val="808080"/><w:sz w:val="14"/>')),
    _clean(
        "shown again although its style hides",
        written('<w:rStyle w:val="H"/><w:vanish w:val="0"/>'),
        styles=style("H", "<w:vanish/>"),
    ),
]
