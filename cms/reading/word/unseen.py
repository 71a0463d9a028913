"""By what size or place words are not seen: too small, too close, beyond the page."""

from collections.abc import Iterator

from lxml import etree

from cms.reading.word.names import W, local
from cms.reading.word.shapes import why_box_unseen
from cms.reading.word.styles import Styles, value_of
from cms.reading.word.writing import Writing

# In half points, and in percent: nobody reads letters as low, or as narrow, as this.
_SMALLEST = 6
_NARROWEST = 15
_USUAL_SIZE = 22
# In twentieths of a point: a row, a line or a cell that shows nothing of its words.
_LOWEST = 60
# Of a letter's height, what has to be seen of a line to read it.
_SEEN_OF_A_LINE = 0.4
# In twentieths of a point: further than this is beyond the edge of any page.
_BEYOND = 12_000
_BEFORE, _LOW = -3_000, 17_500
_FAR_RAISED = 400  # half points
# Of a letter's size in half points, by how many twentieths letters lie on each other.
_UPON_EACH_OTHER = 4
_LEAST_OF_A_LETTER = 20  # twentieths of a point


# Fonts of signs, of bars, and such as were made to black words out.
_WITHOUT_LETTERS = (
    "wingdings", "webdings", "zapfdingbats", "zapf dingbats", "dingbats", "marlett",
    "redacted", "flow block", "flow circular", "flow rounded", "blokk", "adobe blank",
    "libre barcode", "code 39", "code39", "code 128", "barcode", "bookshelf symbol",
)  # fmt: skip


def is_without_letters(font: str) -> bool:
    """Whether a font shows signs, bars or nothing in the place of letters."""
    return font.lower().startswith(_WITHOUT_LETTERS)


def why_tiny(written: Writing, letters: int) -> str:
    """By what words are too small or too close to be read, or nothing."""
    size = _USUAL_SIZE if written.size is None else written.size
    is_tiny = (
        size <= _SMALLEST
        or (written.width is not None and written.width <= _NARROWEST)
        or written.closeness <= -size * _UPON_EACH_OTHER
        or (written.fits is not None and written.fits < letters * _LEAST_OF_A_LETTER)
    )
    if is_tiny:
        return "tiny"
    return "outside" if abs(written.raised) > _FAR_RAISED else ""


def why_by_place(run: etree._Element, styles: Styles, letters: int) -> str:
    """By where a run stands: a line or row without height, or beyond the edge."""
    for around in run.iterancestors():
        if local(around.tag) == "txbxContent":
            return why_box_unseen(around)
        find = _PLACES.get(around.tag)
        if find and (why := find(around, styles)):
            return why
    return ""


def _of_paragraph(paragraph: etree._Element, styles: Styles) -> str:
    marks = list(styles.lines_of_paragraph(paragraph))
    said = (one for one in _each(marks, "spacing") if one.get(f"{W}line") is not None)
    spacing = next(said, None)
    is_exact = spacing is not None and spacing.get(f"{W}lineRule") == "exact"
    if is_exact and amount(spacing, "line", _LOWEST) < _LOWEST:
        return "tiny"
    for indent in _each(marks, "ind"):
        sides = ("left", "start", "firstLine", "hanging", "right", "end")
        if any(abs(amount(indent, side, 0)) > _BEYOND for side in sides):
            return "outside"
        break
    for frame in _each(marks, "framePr"):
        return _of_frame(frame)
    return ""


def _each(marks: list[etree._Element], name: str) -> Iterator[etree._Element]:
    return (one for mark in marks if (one := mark.find(f"{W}{name}")) is not None)


def _of_frame(frame: etree._Element) -> str:
    is_exact = frame.get(f"{W}hRule") == "exact"
    if is_exact and amount(frame, "h", _LOWEST) < _LOWEST:
        return "tiny"
    if 0 < amount(frame, "w", _LOWEST) < _LOWEST:
        return "tiny"
    return "outside" if _is_off(frame, "x", "y") else ""


def _is_off(item: etree._Element, across: str, down: str) -> bool:
    return not (
        _BEFORE < amount(item, across, 0) < _BEYOND
        and _BEFORE < amount(item, down, 0) < _LOW
    )


def _of_row(row: etree._Element, _styles: Styles) -> str:
    height = row.find(f"{W}trPr/{W}trHeight")
    if row.find(f"{W}trPr/{W}hidden") is not None:
        return "tiny"
    if height is None or height.get(f"{W}hRule") != "exact":
        return ""
    # Word counts in twentieths of a point what letters count in halves.
    line = _USUAL_SIZE * 10 * _SEEN_OF_A_LINE
    return "tiny" if amount(height, "val", _LOWEST) < line else ""


def _of_cell(cell: etree._Element, _styles: Styles) -> str:
    """A cell that another one covers as they are one, or that has no width."""
    for name in ("vMerge", "hMerge"):
        merged = cell.find(f"{W}tcPr/{W}{name}")
        goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        if goes_on and (name == "hMerge" or not _begins(cell)):
            return "unused"
    width = cell.find(f"{W}tcPr/{W}tcW")
    is_measured = width is not None and width.get(f"{W}type", "dxa") == "dxa"
    if is_measured and 0 < amount(width, "w", _LOWEST) < _LOWEST and _is_fixed(cell):
        return "tiny"
    return ""


def _begins(cell: etree._Element) -> bool:
    """Whether no row is above, so that a cell cannot go on from one."""
    row = cell.getparent()
    return row is None or next(row.itersiblings(row.tag, preceding=True), None) is None


def _is_fixed(cell: etree._Element) -> bool:
    table = next(cell.iterancestors(f"{W}tbl"), None)
    layout = None if table is None else table.find(f"{W}tblPr/{W}tblLayout")
    return layout is not None and layout.get(f"{W}type") == "fixed"


def _of_table(table: etree._Element, styles: Styles) -> str:
    indent = table.find(f"{W}tblPr/{W}tblInd")
    if indent is not None and abs(amount(indent, "w", 0)) > _BEYOND:
        return "outside"
    place = table.find(f"{W}tblPr/{W}tblpPr")
    if place is not None and _is_off(place, "tblpX", "tblpY"):
        return "outside"
    name = value_of(table, f"{W}tblPr/{W}tblStyle")
    for style in styles.line_of(name):
        marks = style.find(f"{W}trPr/{W}hidden")
        if marks is not None:
            return "tiny"
    return ""


def amount(item: etree._Element, name: str, otherwise: int) -> int:
    try:
        return int(float(item.get(f"{W}{name}", otherwise)))
    except (ValueError, OverflowError):
        return otherwise


_PLACES = {
    f"{W}p": _of_paragraph,
    f"{W}tr": _of_row,
    f"{W}tc": _of_cell,
    f"{W}tbl": _of_table,
}
