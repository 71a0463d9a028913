"""The Excel, PowerPoint and OpenDocument files of the corpus."""

import datetime
from collections.abc import Callable
from typing import NamedTuple

from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

from tests.cms.reading import office, words

NAME = "Jameson Doe"
SECRET = "Jameson Doe of Carlisle"
SAID = "The child was known to several agencies."
LISTED = "never_publish:1"


class OfficeCase(NamedTuple):
    """One file. finds: the key of what is planted in it, or "" for a clean one."""

    name: str
    make: Callable[[], bytes]
    finds: str
    ending: str


def _sheet(name: str, fill, finds: str = "hidden_text", **parts) -> OfficeCase:
    make = lambda: office.workbook(fill, **parts)  # noqa: E731
    return OfficeCase(f"Excel: {name}", make, finds, "xlsx")


def _cell(text: object = SECRET, *, at: str = "A5", **marks) -> Callable:
    def fill(book) -> None:
        cell = book.active[at]
        cell.value = text
        for mark, value in marks.items():
            setattr(cell, mark, value)

    return fill


def _hidden_sheet(state: str) -> Callable:
    def fill(book) -> None:
        other = book.create_sheet("Notes")
        other["A1"], other.sheet_state = SECRET, state

    return fill


def _hidden_row(book) -> None:
    book.active["A5"] = SECRET
    book.active.row_dimensions[5].hidden = True


def _flat_row(book) -> None:
    book.active["A5"] = SECRET
    book.active.row_dimensions[5].height = 0.75


def _hidden_column(book) -> None:
    book.active["E5"] = SECRET
    book.active.column_dimensions["E"].hidden = True


def _narrow_column(book) -> None:
    book.active["E5"] = SECRET
    book.active.column_dimensions["E"].width = 0.1


def _grouped(book) -> None:
    book.active["E5"] = SECRET
    book.active.column_dimensions.group("E", "F", hidden=True)


def _filtered(book) -> None:
    book.active["A5"] = SECRET
    book.active.auto_filter.ref = "A1:C5"
    book.active.row_dimensions[5].hidden = True


def _remark(book) -> None:
    book.active["A1"].comment = Comment(SECRET, "Ann Lee")


def _named(book) -> None:
    book.defined_names["Father"] = DefinedName("Father", attr_text=f'"{NAME}"')


def _table(*rows) -> Callable:
    def fill(book) -> None:
        sheet = book.create_sheet("People")
        for row in rows:
            sheet.append(row)

    return fill


def _header(book) -> None:
    book.active.oddHeader.left.text = NAME


def _checked(book) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=f'"{NAME},Other"')
    book.active.add_data_validation(rule)
    rule.add("A9")


def _title(book) -> None:
    book.properties.title = NAME


def _author(book) -> None:
    book.properties.lastModifiedBy = "Ann Lee"


def _merged(**parts) -> bytes:
    content = words.parts_of(office.workbook(_cell(at="A5")))
    name = "xl/worksheets/sheet1.xml"
    content[name] = content[name].replace(
        b"</sheetData>",
        b'</sheetData><mergeCells count="1"><mergeCell ref="A4:B6"/></mergeCells>',
    )
    return words.zip_bytes(content)


def _cached() -> bytes:
    cache = (
        f'<pivotCacheDefinition xmlns="{office.S}"><cacheFields><cacheField name="f">'
        f'<sharedItems><s v="{SECRET}"/></sharedItems></cacheField></cacheFields>'
        "</pivotCacheDefinition>"
    )
    return office.related(
        office.workbook(), "xl/workbook.xml", "pivotCacheDefinition",
        "xl/pivotCache/pivotCacheDefinition1.xml", cache,
    )  # fmt: skip


def _external() -> bytes:
    link = (
        f'<externalLink xmlns="{office.S}"><externalBook><sheetDataSet><sheetData>'
        f'<row r="1"><cell r="A1" t="str"><v>{SECRET}</v></cell></row></sheetData>'
        "</sheetDataSet></externalBook></externalLink>"
    )
    return office.related(
        office.workbook(), "xl/workbook.xml", "externalLink",
        "xl/externalLinks/externalLink1.xml", link,
    )  # fmt: skip


def _left_over() -> bytes:
    strings = f'<sst xmlns="{office.S}"><si><t>{SECRET}</t></si></sst>'
    return office.related(
        office.workbook(), "xl/workbook.xml", "sharedStrings",
        "xl/sharedStrings9.xml", strings,
    )  # fmt: skip


def _threaded() -> bytes:
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    said = f'<ThreadedComments xmlns="{space}"><threadedComment ref="A1">'
    said += f"<text>{SECRET}</text></threadedComment></ThreadedComments>"
    return office.related(
        office.workbook(), "xl/worksheets/sheet1.xml", "threadedComment",
        "xl/threadedComments/threadedComment1.xml", said,
    )  # fmt: skip


def _box_on_sheet(shape: str) -> Callable[[], bytes]:
    space = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"

    def make() -> bytes:
        drawing = (
            f'<xdr:wsDr xmlns:xdr="{space}" xmlns:a="{office.A}"><xdr:twoCellAnchor>'
            f"{shape}</xdr:twoCellAnchor></xdr:wsDr>"
        )
        return office.related(
            office.workbook(_cell()), "xl/worksheets/sheet1.xml", "drawing",
            "xl/drawings/drawing1.xml", drawing,
        )  # fmt: skip

    return make


_BLACK_ON_SHEET = f"<xdr:sp><xdr:spPr>{office.solid('000000')}</xdr:spPr></xdr:sp>"
_WHITE_ON_SHEET = (
    "<xdr:sp><xdr:spPr/><xdr:txBody><a:p>"
    f"{office.run(SECRET, inside=office.solid('FFFFFF'))}</a:p></xdr:txBody></xdr:sp>"
)
_BIRTHS = _table(["Child", "DOB"], ["A", datetime.date(2008, 3, 12)])
_TWO = _table(["Surname", "Role", "Forename"], ["Doe", "father", "Jameson"])


def _in_two_colours() -> bytes:
    white = '<rPr><color rgb="FFFFFFFF"/></rPr>'
    strings = (
        f'<sst xmlns="{office.S}"><si><r><t>Seen</t></r><r>{white}<t>{SECRET}</t></r>'
        "</si></sst>"
    )
    cell = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    sheet = f'<worksheet xmlns="{office.S}"><sheetData>{cell}</sheetData></worksheet>'
    return office.related(
        office.workbook(None, xl__worksheets__sheet1_xml=sheet), "xl/workbook.xml",
        "sharedStrings", "xl/strings.xml", strings,
    )  # fmt: skip


PLANTED_SHEETS = [
    OfficeCase(
        "Excel: white behind other words", _in_two_colours, "hidden_text", "xlsx"
    ),
    _sheet("a hidden sheet", _hidden_sheet("hidden")),
    _sheet("a very hidden sheet", _hidden_sheet("veryHidden")),
    _sheet("a hidden row", _hidden_row),
    _sheet("a row without height", _flat_row),
    _sheet("a hidden column", _hidden_column),
    _sheet("a column without width", _narrow_column),
    _sheet("a closed group", _grouped),
    _sheet("a row that a filter leaves out", _filtered),
    _sheet("white in a cell", _cell(font=Font(color="FFFFFFFF"))),
    _sheet(
        "black in a black cell",
        _cell(fill=PatternFill("solid", fgColor="FF000000")),
    ),
    _sheet("two points high", _cell(font=Font(sz=2))),
    _sheet("a format that shows nothing", _cell(4711, number_format=";;;")),
    _sheet("a remark", _remark, "comments"),
    _sheet("a name in a name", _named, LISTED),
    _sheet("a name in two columns", _TWO, LISTED),
    _sheet("a name in a header", _header, LISTED),
    _sheet("a name in a list to choose from", _checked, LISTED),
    _sheet("a name in the title", _title, LISTED),
    _sheet("a number that is an NHS number", _cell(9434765919), "nhs_number"),
    _sheet(
        "an NHS number in three cells",
        _table(["NHS number", "943", "476", "5919"]),
        "nhs_number",
    ),
    _sheet("a day of birth below its head", _BIRTHS, "date_of_birth"),
    _sheet(
        "a day of birth behind its label",
        _table(["Date of birth", "", datetime.date(2008, 3, 12)]),
        "date_of_birth",
    ),
    _sheet("who changed it", _author, "metadata_people"),
    _sheet("an unknown part", None, "not_read", xl__strange_bin=b"\0\1\2"),
    _sheet("a program", None, "actions", xl__vbaProject_bin=b"\0\1\2"),
    _sheet("a file inside", None, "attachments", xl__embeddings__a_bin=b"\0\1\2"),
    _sheet(
        "a sheet that no order names",
        None,
        xl__worksheets__old_xml=(
            f'<worksheet xmlns="{office.S}"><sheetData><row r="1"><c r="A1" '
            f't="inlineStr"><is><t>{SECRET}</t></is></c></row></sheetData></worksheet>'
        ),
    ),
    OfficeCase("Excel: below another cell", _merged, "hidden_text", "xlsx"),
    OfficeCase("Excel: kept by a pivot table", _cached, "hidden_text", "xlsx"),
    OfficeCase("Excel: kept of another book", _external, "hidden_text", "xlsx"),
    OfficeCase("Excel: left over from before", _left_over, "hidden_text", "xlsx"),
    OfficeCase("Excel: a conversation", _threaded, "comments", "xlsx"),
    OfficeCase(
        "Excel: a black box", _box_on_sheet(_BLACK_ON_SHEET), "hidden_text", "xlsx"
    ),
    OfficeCase(
        "Excel: white in a box", _box_on_sheet(_WHITE_ON_SHEET), "hidden_text", "xlsx"
    ),
]


def _slides(name: str, *slides: str, finds: str = "hidden_text", **how) -> OfficeCase:
    make = lambda: office.presentation(*slides, **how)  # noqa: E731
    return OfficeCase(f"PowerPoint: {name}", make, finds, "pptx")


FIRST = office.slide(office.box(office.run(SAID)))
_NOTES = (
    f'<p:notes xmlns:p="{office.P}" xmlns:a="{office.A}"><p:cSld><p:spTree>'
    f"{office.box(office.run(SECRET))}</p:spTree></p:cSld></p:notes>"
)
_COMMENTS = (
    f'<p:cmLst xmlns:p="{office.P}"><p:cm authorId="0"><p:text>{SECRET}</p:text>'
    "</p:cm></p:cmLst>"
)
_AUTHORS = (
    f'<p:cmAuthorLst xmlns:p="{office.P}"><p:cmAuthor name="Ann Lee"/></p:cmAuthorLst>'
)
_HIDDEN_WORDS = office.box(office.run(SECRET))
_TABLE_OF_BIRTH = (
    "<p:graphicFrame><a:graphic><a:graphicData><a:tbl>"
    "<a:tr><a:tc><a:txBody><a:p><a:r><a:t>Child</a:t></a:r></a:p></a:txBody></a:tc>"
    "<a:tc><a:txBody><a:p><a:r><a:t>Date of birth</a:t></a:r></a:p></a:txBody></a:tc>"
    "</a:tr><a:tr><a:tc><a:txBody><a:p><a:r><a:t>A</a:t></a:r></a:p></a:txBody></a:tc>"
    "<a:tc><a:txBody><a:p><a:r><a:t>12/03/2008</a:t></a:r></a:p></a:txBody></a:tc>"
    "</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
)

PLANTED_SLIDES = [
    _slides("a hidden slide", FIRST, office.slide(_HIDDEN_WORDS, marks='show="0"')),
    _slides(
        "a slide that no order names", FIRST, office.slide(_HIDDEN_WORDS), listed=1
    ),
    _slides("speaker's notes", FIRST, ppt__notesSlides__n1_xml=_NOTES),
    _slides(
        "beyond the edge",
        office.slide(office.box(office.run(SECRET), at=(-6, 1, 4, 1))),
    ),
    _slides("below it", office.slide(office.box(office.run(SECRET), at=(1, 9, 4, 1)))),
    _slides(
        "a hidden box", office.slide(office.box(office.run(SECRET), named='hidden="1"'))
    ),
    _slides(
        "white on white",
        office.slide(office.box(office.run(SECRET, inside=office.solid("FFFFFF")))),
    ),
    _slides(
        "black on a black slide",
        office.slide(
            office.box(office.run(SECRET, inside=office.solid("000000"))),
            background=office.solid("000000"),
        ),
    ),
    _slides(
        "in the colour of its box",
        office.slide(
            office.box(
                office.run(SECRET, inside=office.solid("1F4E79")),
                fill=office.solid("1F4E79"),
            )
        ),
    ),
    _slides("one point high", office.slide(office.box(office.run(SECRET, 'sz="100"')))),
    _slides(
        "clear letters",
        office.slide(office.box(office.run(SECRET, inside="<a:noFill/>"))),
    ),
    _slides(
        "below a black box",
        office.slide(_HIDDEN_WORDS, office.box(fill=office.solid("000000"))),
    ),
    _slides(
        "below a box with other words",
        office.slide(
            _HIDDEN_WORDS,
            office.box(office.run("The man"), fill=office.solid("FFFFFF")),
        ),
    ),
    _slides(
        "below a picture",
        office.slide(_HIDDEN_WORDS, office.box(kind="pic")),
    ),
    _slides(
        "in a box without height",
        office.slide(office.box(office.run(SECRET), at=(1, 1, 4, 0.01))),
    ),
    _slides("comments", FIRST, finds="comments", ppt__comments__c1_xml=_COMMENTS),
    _slides("who commented", FIRST, finds="metadata_people", ppt__c_xml=_AUTHORS),
    _slides(
        "a name in an alternative text",
        office.slide(office.box(named=f'descr="{NAME}"')),
        finds=LISTED,
    ),
    _slides(
        "a name on a slide", office.slide(office.box(office.run(NAME))), finds=LISTED
    ),
    _slides(
        "a day of birth in a table",
        office.slide(_TABLE_OF_BIRTH),
        finds="date_of_birth",
    ),
    _slides("a file inside", FIRST, finds="attachments", ppt__embeddings__a_bin="x"),
    _slides("an unknown part", FIRST, finds="not_read", ppt__strange_bin="x"),
    _slides("a program", FIRST, finds="actions", ppt__vbaProject_bin="x"),
]


def _odf(
    name: str, body: str, finds: str = "hidden_text", ending: str = "odt", **how
) -> OfficeCase:
    kinds = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
    how.setdefault("kind", kinds[ending])
    make = lambda: office.open_document(body, **how)  # noqa: E731
    return OfficeCase(f"OpenDocument: {name}", make, finds, ending)


P = office.paragraph
_CHANGES = (
    "<text:tracked-changes><text:changed-region><text:deletion>"
    f"{P(SECRET)}</text:deletion></text:changed-region></text:tracked-changes>"
)
_REMARK = f"<office:annotation>{P(SECRET)}</office:annotation>"
_PAGE = '<draw:page draw:style-name="{}">{}</draw:page>'
_FRAME = "<draw:frame {}><draw:text-box>" + P(SECRET) + "</draw:text-box></draw:frame>"

PLANTED_OPEN = [
    _odf(
        "hidden letters",
        P(SECRET, span="H"),
        styles=office.styled("H", 'text:display="none"'),
    ),
    _odf(
        "white letters",
        P(SECRET, span="H"),
        styles=office.styled("H", 'fo:color="#ffffff"'),
    ),
    _odf(
        "one point high",
        P(SECRET, span="H"),
        styles=office.styled("H", 'fo:font-size="1pt"'),
    ),
    _odf(
        "black on black",
        P(SECRET, span="H"),
        styles=office.styled("H", 'fo:color="#000000" fo:background-color="#000000"'),
    ),
    _odf(
        "white by the style of its paragraph",
        P(SECRET, "W"),
        styles=office.styled("W", 'fo:color="#ffffff"', "paragraph", "text"),
    ),
    _odf(
        "white by a style below its own",
        P(SECRET, span="B"),
        styles=office.styled("A", 'fo:color="#ffffff"')
        + '<style:style style:name="B" style:family="text" '
        'style:parent-style-name="A"/>',
    ),
    _odf(
        "a hidden section",
        f'<text:section text:display="none">{P(SECRET)}</text:section>',
    ),
    _odf(
        "a section with a condition",
        f'<text:section text:display="condition">{P(SECRET)}</text:section>',
    ),
    _odf(
        "a hidden field",
        f'<text:p>A<text:hidden-text text:string-value="{SECRET}"/></text:p>',
    ),
    _odf("a change", _CHANGES + P(SAID), "tracked_changes"),
    _odf("a remark", f"<text:p>{SAID}{_REMARK}</text:p>", "comments"),
    _odf(
        "an author",
        P(SAID),
        "metadata_people",
        meta="<meta:initial-creator>Ann Lee</meta:initial-creator>",
    ),
    _odf("an earlier version", P(SAID), "earlier_text", Versions__Version1="x"),
    _odf(
        "a small picture",
        P(SAID),
        "thumbnail",
        **{"Thumbnails/thumbnail.png": b"\x89PNG"},
    ),
    _odf("an unknown part", P(SAID), "not_read", strange_bin=b"\0\1"),
    _odf("a program", P(SAID), "actions", Basic__Standard__M_xml="<m/>"),
    _odf(
        "a name in a variable",
        '<text:user-field-decls><text:user-field-decl text:name="f" '
        f'office:string-value="{NAME}"/></text:user-field-decls>{P(SAID)}',
        LISTED,
    ),
    _odf("a name in a title", P(SAID), LISTED, meta=f"<dc:title>{NAME}</dc:title>"),
    _odf("a box beyond the page", _FRAME.format('svg:x="200cm" svg:y="1cm"')),
    _odf(
        "a box without height",
        _FRAME.format('svg:width="5cm" svg:height="0.01cm"'),
    ),
    _odf(
        "a header that is off",
        P(SAID),
        master="<office:master-styles><style:master-page><style:header "
        f'style:display="false">{P(SECRET)}</style:header></style:master-page>'
        "</office:master-styles>",
    ),
    _odf(
        "a hidden sheet",
        office.sheet(office.row(SAID)) + office.sheet(office.row(SECRET), style="H"),
        ending="ods",
        styles=office.styled("H", 'table:display="false"', "table"),
    ),
    _odf(
        "a hidden row",
        office.sheet(office.row(SECRET, marks='table:visibility="collapse"')),
        ending="ods",
    ),
    _odf(
        "a row that a filter leaves out",
        office.sheet(office.row(SECRET, marks='table:visibility="filter"')),
        ending="ods",
    ),
    _odf(
        "a hidden column",
        office.sheet(
            office.row(SECRET),
            columns='<table:table-column table:visibility="collapse"/>',
        ),
        ending="ods",
    ),
    _odf(
        "below another cell",
        office.sheet(office.row(SECRET, cell="covered-table-cell")),
        ending="ods",
    ),
    _odf(
        "a day of birth below its head",
        office.sheet(office.row("Child", "DOB"), office.row("A", "12/03/2008")),
        "date_of_birth",
        "ods",
    ),
    _odf(
        "a hidden slide",
        _PAGE.format("", P(SAID)) + _PAGE.format("H", P(SECRET)),
        ending="odp",
        styles=office.styled("H", 'presentation:visibility="hidden"', "drawing-page"),
    ),
    _odf(
        "notes of a slide",
        _PAGE.format(
            "", f"{P(SAID)}<presentation:notes>{P(SECRET)}</presentation:notes>"
        ),
        ending="odp",
    ),
]


def _with_loose_bytes() -> bytes:
    """An archive in whose bytes a part is left that its list does not name."""
    whole = office.open_document(P(SAID), Old_xml=f"<p>{NAME}</p>" * 9)
    at = whole.rindex(b"PK\x01\x02")
    entry = whole[at:]
    end = entry.index(b"PK\x05\x06")
    cut = whole[:at] + entry[end:]
    tail = bytearray(cut)
    place = tail.rindex(b"PK\x05\x06")
    count = int.from_bytes(tail[place + 8 : place + 10], "little") - 1
    size = int.from_bytes(tail[place + 12 : place + 16], "little") - end
    tail[place + 8 : place + 12] = count.to_bytes(2, "little") * 2
    tail[place + 12 : place + 16] = size.to_bytes(4, "little")
    return bytes(tail)


PLANTED_ARCHIVES = [
    OfficeCase(
        "Archive: a part that no list names", _with_loose_bytes, "not_read", "odt"
    ),
    OfficeCase(
        "Archive: words behind its end",
        lambda: office.workbook() + NAME.encode(),
        LISTED,
        "xlsx",
    ),
]
PLANTED_OFFICE = [*PLANTED_SHEETS, *PLANTED_SLIDES, *PLANTED_OPEN, *PLANTED_ARCHIVES]


def _figures(book) -> None:
    sheet = book.active
    sheet.append(["2020", 943, 476, 5919, 0.25])
    sheet.append(["Report published", datetime.date(2020, 3, 12)])
    sheet["A1"].font = Font(color="FFFFFFFF", bold=True)
    sheet["A1"].fill = PatternFill("solid", fgColor="FF1F4E79")
    sheet["A9"] = "01228 526690, ISBN 0-306-40615-2"
    sheet.merge_cells("A11:C11")
    book.create_sheet("Contacts")["A1"] = "lscb@example.org"


def _dark_by_its_master() -> bytes:
    """A presentation in whose master the ground is the dark colour of the theme."""
    words_in_white = office.box(office.run(SAID, inside=office.solid("FFFFFF")))
    master = (
        f'<p:sldMaster xmlns:p="{office.P}"><p:clrMap bg1="dk1" tx1="lt1" bg2="dk2" '
        'tx2="lt2"/></p:sldMaster>'
    )
    return office.related(
        office.presentation(office.slide(words_in_white)), "ppt/presentation.xml",
        "slideMaster", "ppt/slideMasters/slideMaster1.xml", master,
    )  # fmt: skip


CLEAN_OFFICE = [
    OfficeCase("PowerPoint: a dark master", _dark_by_its_master, "", "pptx"),
    _odf(
        "a dark master",
        '<draw:page draw:master-page-name="D"><draw:frame><draw:text-box>'
        f"{P(SAID, span='W')}</draw:text-box></draw:frame></draw:page>",
        "",
        "odp",
        styles=office.styled("W", 'fo:color="#ffffff"')
        + office.styled(
            "G", 'draw:fill="solid" draw:fill-color="#1f4e79"', "drawing-page"
        ),
        master='<office:master-styles><style:master-page style:name="D" '
        'draw:style-name="G"/></office:master-styles>',
    ),
    _sheet("figures", _figures, ""),
    _sheet("a plain table", None, ""),
    _sheet("a table of posts", _table(["Name", "Post"], ["Ann Lee", "Chair"]), ""),
    _sheet(
        "dates that are none of birth",
        _table(["Review", "Published"], ["Child A", datetime.date(2019, 3, 12)]),
        "",
    ),
    _sheet("years of birth", _table(["Child", "Born in"], ["A", 2015]), ""),
    _slides("plain", FIRST, FIRST, finds=""),
    _slides(
        "white words on a dark slide",
        office.slide(
            office.box(office.run(SAID, inside=office.solid("FFFFFF"))),
            background=office.solid("1F4E79"),
        ),
        finds="",
    ),
    _slides(
        "a box behind its words",
        office.slide(
            office.box(fill=office.solid("DDEEFF")), office.box(office.run(SAID))
        ),
        finds="",
    ),
    _slides(
        "white words in a dark box",
        office.slide(
            office.box(
                office.run(SAID, inside=office.solid("FFFFFF")),
                fill=office.solid("1F4E79"),
            )
        ),
        finds="",
    ),
    _slides(
        "notes with the number of the slide alone",
        FIRST,
        finds="",
        ppt__notesSlides__n1_xml=_NOTES.replace(
            "<p:nvSpPr>", '<p:nvSpPr><p:nvPr><p:ph type="sldNum"/></p:nvPr>'
        ).replace(SECRET, "4"),
    ),
    _odf("plain text", P(SAID) + P("Born in 2015, published 12 March 2019."), ""),
    _odf(
        "white words in a dark cell",
        '<table:table><table:table-row><table:table-cell table:style-name="D">'
        f"{P(SAID, span='W')}</table:table-cell></table:table-row></table:table>",
        "",
        styles=office.styled("W", 'fo:color="#ffffff"')
        + office.styled("D", 'fo:background-color="#1f4e79"', "table-cell"),
    ),
    _odf(
        "small print",
        P(SAID, span="S"),
        "",
        styles=office.styled("S", 'fo:font-size="6pt"'),
    ),
    _odf("a shown section", f"<text:section>{P(SAID)}</text:section>", ""),
    _odf("no changes", f"<text:tracked-changes/>{P(SAID)}", ""),
    _odf("a layout kept", P(SAID), "", **{"layout-cache": b"\0\1\2"}),
    _odf(
        "a sheet",
        office.sheet(office.row("Year", "Reviews"), office.row("2019", "4")),
        "",
        "ods",
    ),
    _odf("slides", _PAGE.format("", P(SAID)) + _PAGE.format("", P(SAID)), "", "odp"),
    _odf(
        "a footnote",
        f"<text:p>{SAID}<text:note><text:note-body>{P('See page 4.')}</text:note-body>"
        "</text:note></text:p>",
        "",
    ),
]
