"""Boxes and rows with more words than they have room for: the rest is cut off."""

from collections.abc import Iterator

from lxml import etree

from cms.reading.word.names import WP, A, W, local
from cms.reading.word.unseen import amount

# About how wide and high a letter of eleven points is, in twentieths of a point.
_WIDE, _HIGH = 95, 230
_EMU = 635  # of a twentieth of a point
# How much more than its room words have to need before they are called cut off: less
# may be narrow letters, or the space between paragraphs.
_TOO_MUCH = 2.5


def clipped_in(part: etree._Element) -> Iterator[int]:
    """How many letters a box or a row holds that has no room for most of them."""
    for box in part.iter(f"{W}txbxContent"):
        room = _room_of_box(box)
        if room and _needs(box, room[0]) > _TOO_MUCH * max(room[1], _HIGH):
            yield _letters(box)
    for row in part.iter(f"{W}tr"):
        height = row.find(f"{W}trPr/{W}trHeight")
        if height is None or height.get(f"{W}hRule") != "exact":
            continue
        for cell in row.iterchildren(f"{W}tc"):
            width = cell.find(f"{W}tcPr/{W}tcW")
            is_said = width is not None and width.get(f"{W}type", "dxa") == "dxa"
            across = amount(width, "w", 0) if is_said else 0
            if across and _needs(cell, across) > _TOO_MUCH * amount(height, "val", 0):
                yield _letters(cell)


def _room_of_box(box: etree._Element) -> tuple[int, int] | None:
    """The width and the height of a box that does not grow; None for any other."""
    shape = next((one for one in box.iterancestors() if local(one.tag) == "wsp"), None)
    if shape is None or _is_fitted(shape):
        return None
    if any(local(one.tag) in ("linkedTxbx", "wgp") for one in shape.iterancestors()):
        return None
    around = next(shape.iterancestors(f"{WP}anchor", f"{WP}inline"), None)
    extent = None if around is None else around.find(f"{WP}extent")
    sides = () if extent is None else (extent.get("cx", ""), extent.get("cy", ""))
    if not sides or not all(side.isdecimal() for side in sides):
        return None
    return int(sides[0]) // _EMU, int(sides[1]) // _EMU


def _is_fitted(shape: etree._Element) -> bool:
    return next(shape.iter(f"{A}spAutoFit", f"{A}normAutofit"), None) is not None


def _needs(around: etree._Element, width: int) -> int:
    """How much height the words need in so much width."""
    in_a_line = max(1, width // _WIDE)
    return sum(
        -(-max(1, _length(paragraph)) // in_a_line) * _HIGH
        for paragraph in around.iter(f"{W}p")
        if _length(paragraph)
    )


def _length(paragraph: etree._Element) -> int:
    return sum(len(text.text or "") for text in paragraph.iter(f"{W}t"))


def _letters(around: etree._Element) -> int:
    said = (text.text or "" for text in around.iter(f"{W}t"))
    return sum(sign.isalnum() for one in said for sign in one)
