"""Pictures and filled shapes of a sheet that lie upon cells which say something."""

from collections.abc import Iterator
from itertools import count

from lxml import etree

from cms.reading.office.cells import X, place_of
from cms.reading.word.colours import Theme
from cms.reading.word.names import A, local
from cms.reading.word.shapes import is_filled

# In EMU: usual sides of a cell, and of each so much that its words are begun or shown.
_WIDE, _HIGH = 609_600, 190_500
_BEGUN, _HALF = 150_000, 95_000
# Of the width of one letter, and of one point.
_LETTER, _POINT = 66_675, 12_700
_MOST = 20_000
_Area = tuple[int, int, int, int]


def covers(
    anchor: etree._Element, sheet: etree._Element, said: set[tuple[int, int]]
) -> bool:
    """Whether something opaque without words lies upon cells that say something.

    said: the columns and rows of those, from 1.
    """
    if not said or not any(_is_opaque(one) for one in anchor.iter()):
        return False
    left, top, right, bottom = _area(anchor, sheet)
    return any(left <= column <= right and top <= row <= bottom for column, row in said)


def _is_opaque(item: etree._Element) -> bool:
    kind = local(item.tag)
    if kind == "pic":
        return next(item.iter(f"{A}alphaModFix"), None) is None
    return kind == "sp" and is_filled(item, Theme())


def _area(anchor: etree._Element, sheet: etree._Element) -> _Area:
    """The cells that an anchor covers from where their words begin, from 1."""
    ends = {local(one.tag): one for one in anchor}
    if "from" not in ends:
        # Where it lies is said in no cells: it may lie upon any.
        return 1, 1, _MOST, _MOST
    at = _numbers(ends["from"])
    left, top = at["col"] + 1, at["row"] + 1
    left += at["colOff"] > _BEGUN
    top += at["rowOff"] > _HALF
    if "to" in ends:
        to = _numbers(ends["to"])
        right = to["col"] + (to["colOff"] > _WIDE // 2)
        return left, top, right, to["row"] + (to["rowOff"] > _HALF)
    size = ends.get("ext")
    across = _whole(size.get("cx")) if size is not None else 0
    down = _whole(size.get("cy")) if size is not None else 0
    right = _last(at["col"] + 1, at["colOff"] + across, dict(_widths(sheet)), _WIDE)
    bottom = _last(at["row"] + 1, at["rowOff"] + down, dict(_heights(sheet)), _HIGH)
    return left, top, right, bottom


def _numbers(end: etree._Element) -> dict[str, int]:
    said = {local(one.tag): _whole(one.text) for one in end}
    return {name: said.get(name, 0) for name in ("col", "colOff", "row", "rowOff")}


def _whole(said: str | None) -> int:
    return int(said) if said and said.strip().isdecimal() else 0


def _last(first: int, far: int, sizes: dict[int, int], usual: int) -> int:
    """The last column or row that is covered for the better half."""
    for number in count(first):
        size = sizes.get(number, usual)
        if far < size or number - first > _MOST:
            return number if far > size // 2 else number - 1
        far -= size
    return first


def _widths(sheet: etree._Element) -> Iterator[tuple[int, int]]:
    for column in sheet.iter(f"{X}col"):
        first, last = _whole(column.get("min")), _whole(column.get("max"))
        for number in range(first, min(last, first + _MOST) + 1):
            yield number, _measure(column.get("width"), _LETTER, _WIDE)


def _heights(sheet: etree._Element) -> Iterator[tuple[int, int]]:
    for row in sheet.iter(f"{X}row"):
        if row.get("ht"):
            yield _whole(row.get("r")), _measure(row.get("ht"), _POINT, _HIGH)


def _measure(said: str | None, unit: int, usual: int) -> int:
    try:
        return usual if said is None else max(1, round(float(said) * unit))
    except (ValueError, OverflowError):
        return usual


def places_said(sheet: etree._Element) -> set[tuple[int, int]]:
    """The cells of a sheet that hold a value."""
    return {
        place_of(cell.get("r", ""))
        for cell in sheet.iter(f"{X}c")
        if cell.find(f"{X}v") is not None or cell.find(f"{X}is") is not None
    } - {(0, 0)}
