"""The values of a sheet's cells as people see them, and how they are written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from lxml import etree

from cms.reading.word.colours import WHITE, Theme, is_colour
from cms.reading.word.names import local

T = TypeVar("T")
X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# Ways to show numbers that are days, by their numbers; others say it in letters.
_MOST_MERGED = 200_000  # cells
_DAYS = {*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# What a format says by itself, and what of it shows a number or a text.
_SAID = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_SHOWING = set("0#?@dmyhsegb")
_NEGATIVE, _OF_TEXT = 1, 3
# Of a number that a format answers with words, as yes and no stand for 1 and 0.
_MOST_OF_A_MARK = 3
# The first two fills are Excel's own, whatever a file says of them.
_OF_EXCEL = (None, "0", "1")
_LAST_DAY = 2_958_465
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_INDEXED = {0: "000000", 1: WHITE, 2: "FF0000", 8: "000000", 9: WHITE, 64: "000000"}
# By number, the colours of a theme in the order in which sheets count them.
_OF_THEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)))


@dataclass(frozen=True)
class Look:
    """How cells of one kind look. size: points. shows: the format of their values."""

    colour: str = ""
    ground: str = WHITE
    size: float = 11
    shows: str = ""
    is_day: bool = False


@dataclass
class Looks:
    """The looks of a workbook's cells, by the number that each cell names."""

    looks: list[Look] = field(default_factory=list)
    # What rules change of a look, by the number that each names.
    marks: list[etree._Element] = field(default_factory=list)
    theme: Theme = field(default_factory=Theme)

    @classmethod
    def of(cls, part: etree._Element | None, theme: Theme) -> "Looks":
        if part is None:
            return cls()
        fonts = [*_children(part, "fonts")]
        fills = [*_children(part, "fills")]
        formats = {
            item.get("numFmtId"): item.get("formatCode", "")
            for item in part.iter(f"{X}numFmt")
        }
        return cls(
            [
                Look(
                    colour=_font_colour(_at(fonts, one.get("fontId")), theme),
                    ground=_ground(_at(fills, one.get("fillId")), theme)
                    if one.get("fillId") not in _OF_EXCEL
                    else WHITE,
                    size=_size(_at(fonts, one.get("fontId"))),
                    shows=formats.get(one.get("numFmtId"), ""),
                    is_day=_is_day(one.get("numFmtId", "0"), formats),
                )
                for one in _children(part, "cellXfs")
            ],
            [*_children(part, "dxfs")],
            theme,
        )

    def of_cell(self, cell: etree._Element) -> Look:
        return _at(self.looks, cell.get("s", "0")) or Look()


def changed_look(look: Look, marks: etree._Element, theme: Theme) -> Look:
    """A look with what a rule's marks say otherwise."""
    named = {local(one.tag): one for one in marks}
    colour = _font_colour(named.get("font"), theme)
    ground = next(
        (
            found
            for one in marks.iter(f"{X}bgColor", f"{X}fgColor")
            if (found := _colour(one, theme))
        ),
        "",
    )
    shows = named["numFmt"].get("formatCode", "") if "numFmt" in named else ""
    return replace(
        look,
        colour=colour or look.colour,
        ground=ground or look.ground,
        shows=shows or look.shows,
    )


def _children(part: etree._Element, name: str) -> Iterator[etree._Element]:
    found = part.find(f"{X}{name}")
    return (one for one in (() if found is None else found) if local(one.tag))


def _at(items: Sequence[T], number: str | None) -> T | None:
    if number is None or not number.isdecimal() or int(number) >= len(items):
        return None
    return items[int(number)]


def _font_colour(font: etree._Element | None, theme: Theme) -> str:
    return "" if font is None else _colour(font.find(f"{X}color"), theme)


def _ground(fill: etree._Element | None, theme: Theme) -> str:
    pattern = None if fill is None else fill.find(f"{X}patternFill")
    if pattern is None or pattern.get("patternType") in (None, "none"):
        return WHITE
    if pattern.get("patternType") != "solid":
        return ""
    return _colour(pattern.find(f"{X}fgColor"), theme) or WHITE


def _colour(item: etree._Element | None, theme: Theme) -> str:
    if item is None:
        return ""
    said = item.get("rgb", "")[-6:]
    if is_colour(said):
        return said.upper()
    if (number := item.get("theme", "")).isdecimal() and int(number) < len(_OF_THEME):
        return _tinted(theme.named(_OF_THEME[int(number)]), item.get("tint", "0"))
    number = item.get("indexed", "")
    return _INDEXED.get(int(number), "") if number.isdecimal() else ""


def _tinted(colour: str, tint: str) -> str:
    try:
        share = float(tint)
    except ValueError:
        return colour
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)] if colour else []
    moved = [
        part + (255 - part) * share if share > 0 else part * (1 + share)
        for part in parts
    ]
    return "".join(f"{min(255, max(0, round(part))):02X}" for part in moved)


def _size(font: etree._Element | None) -> float:
    size = None if font is None else font.find(f"{X}sz")
    try:
        return 11 if size is None else float(size.get("val", "11"))
    except ValueError:
        return 11


def _is_day(number: str, formats: Mapping[str, str]) -> bool:
    if number.isdecimal() and int(number) in _DAYS:
        return True
    plain = _QUOTED.sub("", formats.get(number, "")).lower()
    return ("d" in plain and "y" in plain) or ("m" in plain and "d" in plain)


def shown_value(text: str, look: Look, *, since_1904: bool) -> str:
    """What people read of a number: a day where it is one."""
    if not look.is_day:
        return text
    try:
        days = int(float(text))
    except ValueError:
        return text
    if not 0 < days < _LAST_DAY:
        return text
    first = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
    try:
        return (first + timedelta(days=days)).strftime("%d/%m/%Y")
    except (OverflowError, ValueError):
        return text


def is_shown_by(shows: str, text: str) -> bool:
    """Whether the format of a cell shows its value, and not nothing or other words.

    text: a number; empty for what is none.
    """
    # Sheets are often told not to show noughts.
    if not shows or text.strip("0.") == "" != text:
        return True
    parts = _SAID.sub(lambda said: "" if said[0][0] in "_*[" else "'", shows).split(";")
    try:
        number = float(text)
    except ValueError:
        at = _OF_TEXT
    else:
        at = _NEGATIVE if number < 0 else 0
    if at >= len(parts):
        # A text that nothing is said of is shown; a number as a positive one is.
        return at == _OF_TEXT or is_shown_by(parts[0], text.lstrip("-"))
    is_shown = not _SHOWING.isdisjoint(parts[at].lower())
    is_mark = at != _OF_TEXT and "'" in parts[at] and len(text) <= _MOST_OF_A_MARK
    return is_shown or is_mark


def number_in(cell: etree._Element) -> str:
    """What a cell holds where that is a number, or nothing where it is a text."""
    return cell.findtext(f"{X}v") or "" if cell.get("t", "n") == "n" else ""


def place_of(name: str) -> tuple[int, int]:
    """The column and the row that a cell's name says, from 1; (0, 0) for none."""
    match = _PLACE.fullmatch(name.replace("$", ""))
    if match is None:
        return 0, 0
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return column, int(match.group(2))


def merged_in(sheet: etree._Element) -> Iterator[tuple[int, int]]:
    """The places of the cells that a larger one covers."""
    left_to_name = _MOST_MERGED
    for item in sheet.iter(f"{X}mergeCell"):
        start, _colon, end = item.get("ref", "").partition(":")
        (left, top), (right, bottom) = place_of(start), place_of(end)
        left_to_name -= (right - left + 1) * (bottom - top + 1)
        if left_to_name < 0:
            return
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                if (column, row) != (left, top):
                    yield column, row


def text_of(item: etree._Element) -> str:
    """The words of a string: not how they are spoken (rPh)."""
    return "".join(
        text.text or ""
        for text in item.iter(f"{X}t")
        if local(text.getparent().tag) != "rPh"
    )


def pieces_of(item: etree._Element, theme: Theme) -> list[tuple[str, str]]:
    """The pieces of a string that have a colour of their own: the colour, the words."""
    found = []
    for run in item.iter(f"{X}r"):
        marks = run.find(f"{X}rPr")
        colour = _font_colour(marks, theme)
        if colour:
            found.append((colour, text_of(run)))
    return found


def kept_in(cache: etree._Element) -> Iterator[str]:
    """What a table of another workbook, or a pivot table, remembers of its cells."""
    for item in cache.iter(f"{X}s"):
        yield item.get("v", "")
    for cell in cache.iter(f"{X}cell"):
        if cell.get("t") == "str":
            yield cell.findtext(f"{X}v") or ""
