"""Further Word files of the corpus: ways in which people, and programs, hide words."""

import base64
import io

from PIL import Image

from tests.cms.reading import words
from tests.cms.reading.corpus_word import (
    HEADED,
    LOOK,
    SAID,
    SECRET,
    WP,
    WPS,
    A,
    WordCase,
    _clean,
    _hidden,
    file_of,
    filled,
    shape,
    style,
    table,
    written,
)

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_CELL = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
_FLOATING = (
    f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{WP}" behindDoc="0">'
    '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
    '</wp:positionV><wp:extent cx="1800000" cy="200000"/><wp:wrapNone/>'
    f'<a:graphic xmlns:a="{A}"><a:graphicData><wps:wsp xmlns:wps="{WPS}"><wps:spPr>'
    "{fill}</wps:spPr><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>{said}</w:p>"
)
_OLD_BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="{}">'
    "<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    "</w:p>"
)
_IF_FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText> IF 1=1 </w:instrText></w:r><w:r><w:t>{}</w:t></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def _with_notes(reference: str, text: str = SECRET) -> bytes:
    notes = (
        f'<w:footnotes xmlns:w="{words.W}"><w:footnote w:id="7">{written(text=text)}'
        "</w:footnote></w:footnotes>"
    )
    content = words.parts_of(
        words.word_bytes(SAID, reference, word__footnotes_xml=notes)
    )
    return words.zip_bytes(_typed(content, "footnotes"))


def _typed(content: dict[str, bytes], kind: str) -> dict[str, bytes]:
    name = "word/_rels/document.xml.rels"
    content[name] = content[name].replace(
        f'relationships/comments" Target="{kind}'.encode(),
        f'relationships/{kind.rstrip("0123456789")}" Target="{kind}'.encode(),
    )
    return content


def _with_header(section: str, text: str = SECRET) -> bytes:
    header = f'<w:hdr xmlns:w="{words.W}">{written(text=text)}</w:hdr>'
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = (
        f'<w:sectPr><w:headerReference xmlns:r="{r}" w:type="first" r:id="r0"/>'
        f"{section}</w:sectPr>"
    )
    content = words.word_bytes(SAID, body, word__header1_xml=header)
    return words.zip_bytes(_typed(words.parts_of(content), "header1"))


def _with_bar() -> bytes:
    """A picture of a black bar that floats before the words."""
    made = io.BytesIO()
    Image.new("RGB", (60, 10), "black").save(made, "PNG")
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    bar = (
        f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{WP}" behindDoc="0"><wp:wrapNone/>'
        f'<a:graphic xmlns:a="{A}"><a:blip xmlns:r="{r}" r:embed="r0"/></a:graphic>'
        "</wp:anchor></w:drawing></w:r></w:p>"
    )
    content = words.word_bytes(written(), bar, word__media__bar_png=made.getvalue())
    parts = words.parts_of(content)
    return words.zip_bytes(
        {
            name.replace("bar_png", "bar.png"): part.replace(b"bar_png", b"bar.png")
            for name, part in parts.items()
        }
    )


def _listed(name: str, *body: str, **parts) -> WordCase:
    return WordCase(f"Word: {name}", lambda: file_of(*body, **parts), "never_publish:1")


PLANTED_WORD_TOO = [
    _hidden(
        "in a merged cell",
        "<w:tbl><w:tr>"
        + _CELL.format('<w:vMerge w:val="restart"/>', SAID)
        + "</w:tr><w:tr>"
        + _CELL.format("<w:vMerge/>", written())
        + "</w:tr></w:tbl>",
    ),
    _hidden(
        "in a cell without width",
        '<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tr>'
        + _CELL.format('<w:tcW w:w="1" w:type="dxa"/>', written())
        + "</w:tr></w:tbl>",
    ),
    _hidden(
        "in a table beyond the page",
        '<w:tbl><w:tblPr><w:tblpPr w:tblpX="30000" w:tblpY="1"/></w:tblPr>'
        f"<w:tr><w:tc>{written()}</w:tc></w:tr></w:tbl>",
    ),
    _hidden(
        "letters without a fill",
        written(f"<w14:textFill {W14}><w14:noFill/></w14:textFill>"),
    ),
    _hidden(
        "letters filled white",
        written(
            f"<w14:textFill {W14}><w14:solidFill><w14:srgbClr "
            f'w14:val="FFFFFF"/></w14:solidFill></w14:textFill>'
        ),
    ),
    _hidden(
        "letters that are clear",
        written(
            f"<w14:textFill {W14}><w14:solidFill><w14:srgbClr "
            f'w14:val="000000"><w14:alpha w14:val="100000"/>'
            "</w14:srgbClr></w14:solidFill></w14:textFill>"
        ),
    ),
    _hidden("upon each other", written('<w:spacing w:val="-200"/>')),
    _hidden("raised out of the page", written('<w:position w:val="3000"/>')),
    _hidden("made to fit into nothing", written('<w:fitText w:val="20"/>')),
    _hidden(
        "a raised four points",
        written('<w:sz w:val="8"/><w:vertAlign w:val="superscript"/>'),
    ),
    _hidden(
        "a line without height by its style",
        written("", '<w:pStyle w:val="Low"/>'),
        styles=(
            '<w:style w:type="paragraph" '
            'w:styleId="Low"><w:pPr>'
            '<w:spacing w:line="2" w:lineRule="exact"/></w:pPr></w:style>'
        ),
    ),
    _hidden(
        "white by the first row of a style",
        table("", written(), LOOK),
        styles=HEADED.replace(
            '<w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr>', ""
        ),
    ),
    _hidden(
        "hidden by the style of its table",
        table("", written(), '<w:tblStyle w:val="T"/>'),
        styles=(
            '<w:style w:type="table" w:styleId="T"><w:rPr><w:vanish/></w:rPr></w:style>'
        ),
    ),
    _hidden(
        "hidden by what is usual",
        written(),
        styles=(
            ""
            "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
        ),
    ),
    _hidden("hidden on the web", written("<w:webHidden/>")),
    _hidden("yellow as pale as paper", written('<w:color w:val="FFFFCC"/>')),
    _hidden(
        "black on a dark blue highlight", written('<w:highlight w:val="darkBlue"/>')
    ),
    _hidden(
        "in a frame beyond the page", written("", '<w:framePr w:x="30000" w:y="1"/>')
    ),
    _hidden(
        "below a thick line",
        written(),
        f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{WP}" '
        f'behindDoc="0"><wp:wrapNone/><a:graphic xmlns:a="{A}">'
        f"<a:ln "
        f'w="152400">{filled()}</a:ln></a:graphic></wp:anchor></w:drawing></w:r></w:p>',
    ),
    _hidden(
        "below a box with other words",
        _FLOATING.format(
            fill=filled("FFFFFF"),
            inside=written(text="the man"),
            said=words.run(SECRET),
        ),
    ),
    _hidden(
        "in an old box that is hidden", _OLD_BOX.format("visibility:hidden", written())
    ),
    _hidden(
        "in an old box beyond the page",
        _OLD_BOX.format("margin-left:-2000pt", written()),
    ),
    _hidden(
        "in an old box without width", _OLD_BOX.format("width:0;height:9pt", written())
    ),
    _hidden("in what a field says", _IF_FIELD.format(SECRET)),
    _hidden(
        "in another way to show it",
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:wps="{WPS}" '
        f'Requires="wps"><w:t>shown</w:t></mc:Choice><mc:Fallback><w:t>{SECRET}</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>',
    ),
    _hidden(
        "in a way that no program knows",
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:q="urn:q" '
        f'Requires="q"><w:t>{SECRET}</w:t></mc:Choice><mc:Fallback><w:t>shown</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>',
    ),
    _hidden("in a remark of the program", f"<!-- {SECRET} -->"),
    _hidden("where no words stand", f'<w:p><x:y xmlns:x="urn:x">{SECRET}</x:y></w:p>'),
    WordCase("Word: a note that nothing names", lambda: _with_notes(""), "hidden_text"),
    WordCase("Word: the header of no page", lambda: _with_header(""), "hidden_text"),
    WordCase("Word: below a picture of a bar", _with_bar, "hidden_text"),
    WordCase(
        "Word: behind its end",
        lambda: file_of() + b"Jameson Doe, father",
        "never_publish:1",
    ),
    _listed(
        "a name in a bookmark",
        '<w:p><w:bookmarkStart w:id="1" w:name="JamesonDoe"/></w:p>',
    ),
    _listed("a name in a style", written(), styles=style("JamesonDoe", "")),
    _listed("a name in a link", '<w:p><w:hyperlink w:tooltip="Jameson Doe"/></w:p>'),
    _listed(
        "a name in a control",
        '<w:sdt><w:sdtPr><w:alias w:val="Jameson Doe"/></w:sdtPr></w:sdt>',
    ),
    _listed(
        "a name in a list to choose from",
        '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="Jameson Doe"/>'
        "</w:dropDownList></w:sdtPr></w:sdt>",
    ),
    _listed(
        "a name in a field",
        words.paragraph(words.run('COMMENTS "Jameson Doe"', kind="instrText")),
    ),
    _listed(
        "a name in variables",
        word__settings_xml=(
            f'<w:settings xmlns:w="{words.W}"><w:docVars><w:docVar w:name="a" '
            f'w:val="Jameson Doe"/></w:docVars></w:settings>'
        ),
    ),
    _listed(
        "a name in custom data", customXml__item1_xml="<a><b>Jameson</b> <b>Doe</b></a>"
    ),
    _listed(
        "a name in two cells of a list",
        "<w:tbl><w:tr>"
        + _CELL.format("", written(text="Surname"))
        + _CELL.format("", written(text="Role"))
        + _CELL.format("", written(text="Forename"))
        + "</w:tr><w:tr>"
        + _CELL.format("", written(text="Doe"))
        + _CELL.format("", written(text="father"))
        + _CELL.format("", written(text="Jameson"))
        + "</w:tr></w:tbl>",
    ),
    WordCase(
        "Word: a day of birth below its head",
        lambda: file_of(
            "<w:tbl><w:tr>"
            + _CELL.format("", written(text="Child"))
            + _CELL.format("", written(text="DOB"))
            + "</w:tr><w:tr>"
            + _CELL.format(
                "",
                written(
                    text=(
                        "A, aged nine when the review began, and known since the "
                        "year before"
                    )
                ),
            )
            + _CELL.format("", written(text="12/03/2008"))
            + "</w:tr></w:tbl>"
        ),
        "date_of_birth",
    ),
]

_PACKED = base64.b64encode(
    words.zip_bytes(
        {"a.xml": "<a><p>Jameson Doe</p><p>of Carlisle, and others</p></a>"}
    )
).decode()
LONG = "The father, whom nobody had asked, was well known to all of them. " * 12
_PLACED = (
    f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{WP}" behindDoc="0">'
    '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset>'
    '</wp:positionV><wp:extent cx="1800000" cy="200000"/><wp:wrapNone/>'
    f'<a:graphic xmlns:a="{A}"><a:blip/></a:graphic></wp:anchor></w:drawing></w:r>'
    "{said}</w:p>"
)
PLANTED_WORD_TOO += [
    _hidden(
        "in a box that has no room", shape("<a:noFill/>", inside=written(text=LONG))
    ),
    _hidden(
        "in a row that has no room",
        "<w:tbl><w:tr><w:trPr><w:trHeight w:val='300' w:hRule='exact'/></w:trPr>"
        + _CELL.format('<w:tcW w:w="3000" w:type="dxa"/>', written(text=LONG))
        + "</w:tr></w:tbl>",
    ),
    _hidden("in a font of signs", written('<w:rFonts w:ascii="Wingdings"/>')),
    _hidden("in a font of bars", written('<w:rFonts w:ascii="Redacted Script"/>')),
    _hidden(
        "below a picture",
        _PLACED.format(down=0, said=words.run(SECRET)),
    ),
    _hidden(
        "black upon ninety percent of black",
        written('<w:shd w:val="pct90" w:color="000000"/><w:color w:val="000000"/>'),
    ),
    _listed(
        "a name before its change",
        words.paragraph(
            words.run("Jame"),
            words.taken_out("son"),
            words.inserted("s"),
            words.run(" Doe"),
        ),
    ),
    _listed(
        "a name in letters that nobody draws",
        written(text="".join(chr(0xE0000 + ord(sign)) for sign in "Jameson Doe")),
    ),
    _listed("a name in a packed file", f'<w:p o="{_PACKED}"/>'),
    WordCase(
        "Word: the rest of a picture",
        lambda: file_of(f'<w:p><w:r><a:srcRect xmlns:a="{A}" l="20000"/></w:r></w:p>'),
        "private_data",
    ),
]

CLEAN_WORD_TOO = [
    _clean("a box with room", shape("<a:noFill/>", inside=written(text="A few words"))),
    _clean(
        "a bullet in a font of signs",
        written('<w:rFonts w:ascii="Wingdings"/>', text="ü"),
    ),
    _clean(
        "a picture below its line",
        _PLACED.format(down=900000, said=words.run("Words")),
    ),
    _clean(
        "a list of contents",
        f"<w:p>{words.run('Summary')}{words.run('4', '<w:webHidden/>')}</w:p>",
    ),
    WordCase(
        "Word: a note that is named",
        lambda: _with_notes(
            '<w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p>', "See page 4."
        ),
    ),
    WordCase(
        "Word: the header of a first page",
        lambda: _with_header("<w:titlePg/>", "Report"),
    ),
    _clean(
        "merged cells",
        "<w:tbl><w:tr>"
        + _CELL.format('<w:vMerge w:val="restart"/>', SAID)
        + "</w:tr><w:tr>"
        + _CELL.format("<w:vMerge/>", "<w:p/>")
        + "</w:tr></w:tbl>",
    ),
    _clean("closer letters", written('<w:spacing w:val="-10"/>', text="A heading")),
    _clean(
        "a raised figure",
        written('<w:vertAlign w:val="superscript"/><w:sz w:val="16"/>', text="1"),
    ),
    _clean(
        "a number of the page",
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> '
        "PAGE </w:instrText></w:r>"
        "<w:r><w:fldChar "
        'w:fldCharType="separate"/></w:r><w:r><w:t>4</w:t></w:r><w:r><w:fldChar '
        'w:fldCharType="end"/></w:r></w:p>',
    ),
    _clean(
        "a thin line",
        f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{WP}" '
        f'behindDoc="0"><wp:wrapNone/><a:graphic xmlns:a="{A}">'
        f"<a:ln "
        f'w="9525">{filled()}</a:ln></a:graphic></wp:anchor></w:drawing></w:r></w:p>',
    ),
    _clean(
        "the same words in two ways",
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:wps="{WPS}" '
        'Requires="wps"><w:t>shown</w:t></mc:Choice><mc:Fallback><w:t>shown</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>',
    ),
    _clean(
        "numbers of nobody",
        written(
            text=(
                "ISBN 0-306-40615-2, CR/943/476, 01228 526690, EAN "
                "5012345678900, born in 2015"
            )
        ),
    ),
    _clean(
        "a chronology",
        written(
            text=(
                "12 March 2008. A visit was made. Child B. 12/03/2008 – seen at school."
            )
        ),
    ),
    _clean("a table of figures", table("", written(text="943"))),
    _clean("a yellow highlight", written('<w:highlight w:val="yellow"/>', text="x")),
    _clean(
        "blue links",
        written('<w:color w:val="0563C1"/><w:u w:val="single"/>', text="x"),
    ),
]
