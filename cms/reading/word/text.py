"""The words of a Word file by page, and those that nobody sees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cms.reading.word.colours import BLACK, WHITE, Theme, are_alike, fill_of
from cms.reading.word.names import W, local
from cms.reading.word.pages import paragraphs_by_page
from cms.reading.word.shapes import ground_of_box
from cms.reading.word.styles import Styles, value_of
from cms.reading.word.unseen import is_without_letters, why_by_place, why_tiny
from cms.reading.word.writing import writing_of


@dataclass(frozen=True)
class Looks:
    """What decides how the words of a part look. ground: of the page."""

    styles: Styles
    theme: Theme
    ground: str = WHITE


@dataclass(frozen=True)
class Paragraph:
    """The words of a paragraph, the page where it begins, and how it is marked.

    before: its words before the changes that are tracked, where there are any. hidden:
    why some of it cannot be seen, with the number of its letters.
    """

    page: int
    text: str
    deleted: str
    before: str
    hidden: tuple[tuple[str, int], ...]


def paragraphs_of(part: etree._Element, looks: Looks) -> Iterator[Paragraph]:
    """The paragraphs of a part."""
    for paragraph, page in paragraphs_by_page(part):
        yield Paragraph(
            page,
            "".join(_texts(paragraph, "t")) + _end_of_cell(paragraph),
            "".join(_texts(paragraph, "delText")),
            _before(paragraph),
            tuple(_hidden(paragraph, looks)),
        )


# Behind the words of a cell: a sign that stands inside no number.
BETWEEN_CELLS = " ¦"


def _end_of_cell(paragraph: etree._Element) -> str:
    around = paragraph.getparent()
    is_last = next(paragraph.itersiblings(f"{W}p"), None) is None
    in_cell = around is not None and around.tag == f"{W}tc"
    return BETWEEN_CELLS if in_cell and is_last else ""


def rows_of(part: etree._Element) -> Iterator[list[list[str]]]:
    """The tables of a part, each as rows of the words of its cells."""
    for table in part.iter(f"{W}tbl"):
        yield [
            [_words_of_cell(cell) for cell in row.iter(f"{W}tc")]
            for row in table.iterchildren(f"{W}tr")
        ]


def _words_of_cell(cell: etree._Element) -> str:
    return "\n".join("".join(_texts(one, "t")) for one in cell.iter(f"{W}p"))


_PUT_IN = tuple(f"{W}{name}" for name in ("ins", "moveTo"))


def _before(paragraph: etree._Element) -> str:
    """The words that come back when somebody rejects the changes."""
    if paragraph.find(f".//{W}del") is None and paragraph.find(f".//{W}ins") is None:
        return ""
    return "".join(
        text.text or ""
        for text in paragraph.iter(f"{W}t", f"{W}delText")
        if next(text.iterancestors(*_PUT_IN), None) is None
    )


_GAPS = {f"{W}{name}": " " for name in ("tab", "br", "cr", "ptab")}
_GAPS |= {f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}


def _texts(paragraph: etree._Element, kind: str) -> Iterator[str]:
    """The words of a paragraph, without those of boxes inside of it."""
    for item in paragraph.iter(f"{W}{kind}", f"{W}sym", *_GAPS):
        if _owner(item, f"{W}p") is not paragraph:
            continue
        if item.tag == f"{W}{kind}":
            yield item.text or ""
        elif item.tag == f"{W}sym":
            yield _symbol(item)
        else:
            yield _GAPS[item.tag]


def _symbol(item: etree._Element) -> str:
    """A letter that is written by its number."""
    try:
        number = int(item.get(f"{W}char", "0"), 16)
    except ValueError:
        return ""
    # Fonts of symbols keep letters in a range of their own.
    return chr(number & 0xFF if 0xF000 <= number <= 0xF0FF else number % 0x110000)


def _owner(item: etree._Element, tag: str) -> etree._Element | None:
    return next(item.iterancestors(tag), None)


def _hidden(paragraph: etree._Element, looks: Looks) -> Iterator[tuple[str, int]]:
    for run in paragraph.iter(f"{W}r"):
        if _owner(run, f"{W}p") is not paragraph:
            continue
        letters = sum(sign.isalnum() for sign in _said_by(run))
        if letters and (why := why_hidden(run, looks)):
            yield why, letters


def why_hidden(run: etree._Element, looks: Looks) -> str:
    """By what the words of a run are hidden, or nothing."""
    written = writing_of(run, looks.styles, looks.theme)
    if written.is_hidden:
        return "marked_hidden"
    if written.is_web_hidden and not _PAGE_NUMBER.fullmatch(_said_by(run)):
        return "marked_hidden"
    if written.is_clear:
        return "light"
    if is_without_letters(written.font) and _WORD.search(_said_by(run)):
        return "font"
    letters = sum(sign.isalnum() for sign in _said_by(run))
    if why := why_tiny(written, letters) or why_by_place(run, looks.styles, letters):
        return why
    grounds = {written.ground} if written.ground else _grounds(run, looks)
    return _why_same_colour(written.colour, grounds, bool(written.ground))


def _why_same_colour(colour: str, grounds: set[str], is_highlighted: bool) -> str:
    dark = all(are_alike(ground, BLACK) for ground in grounds)
    # Word writes in white by itself where the ground is dark, unless it is a highlight.
    colour = colour or (BLACK if dark and is_highlighted else "")
    if not grounds or not colour:
        return ""
    if not all(are_alike(colour, ground) for ground in grounds):
        return ""
    return "dark" if dark else "light" if are_alike(colour, WHITE) else "colour"


# What a list of contents says of pages; Word leaves it out of web pages alone.
_PAGE_NUMBER = re.compile(r"[\s\d.ivxlcIVXLC-]*")


_WORD = re.compile(r"[^\W\d_]{4}")


def _said_by(run: etree._Element) -> str:
    texts = run.iter(f"{W}t")
    return "".join(text.text or "" for text in texts if _owner(text, f"{W}r") is run)


def _grounds(run: etree._Element, looks: Looks) -> set[str]:
    """The colours that may lie behind a run; none where nobody can tell."""
    for around in run.iterancestors():
        if local(around.tag) == "txbxContent":
            return ground_of_box(around, looks.theme, looks.ground)
        fill = ""
        if around.tag == f"{W}p":
            fill = _fill_of_paragraph(around, looks)
        elif around.tag in (f"{W}tc", f"{W}tr", f"{W}tbl"):
            fill = _fill_in(around, looks)
        if fill:
            return {fill}
        if around.tag != f"{W}tbl":
            continue
        if fills := looks.styles.fills_behind(run, around, looks.theme):
            # Its options say whether they count, so each is possible.
            return {*fills, looks.ground}
    return {looks.ground}


def _fill_of_paragraph(paragraph: etree._Element, looks: Looks) -> str:
    shades = [paragraph.find(f"{W}pPr/{W}shd")]
    name = value_of(paragraph, f"{W}pPr/{W}pStyle")
    shades += [style.find(f"{W}pPr/{W}shd") for style in looks.styles.line_of(name)]
    fills = (fill_of(one, looks.theme) for one in shades if one is not None)
    return next(filter(None, fills), "")


def _fill_in(item: etree._Element, looks: Looks) -> str:
    for name in ("tcPr", "trPr", "tblPr"):
        shade = item.find(f"{W}{name}/{W}shd")
        if shade is not None and (fill := fill_of(shade, looks.theme)):
            return fill
    return ""
