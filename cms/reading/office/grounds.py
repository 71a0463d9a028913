"""What the words of a slide stand upon: shapes and pictures below them."""

from dataclasses import replace

from lxml import etree

from cms.reading.office.places import Box, boxes_of
from cms.reading.word.colours import Theme
from cms.reading.word.names import local
from cms.reading.word.package import Package
from cms.reading.word.shapes import colour_of_shape

# Of a box with words, how much has to lie upon something that is its ground.
_UPON = 0.9
_DEEPEST = 3
# Places that a master has under another name: for a title, and for all else.
_KINDS = {"ctrTitle": "title", "subTitle": "body", "obj": "body", None: "body"}


def boxes_below(package: Package, name: str) -> list[Box]:
    """The shapes and places of a slide's master and its layout, the lowest first."""
    found: list[Box] = []
    for _step in range(_DEEPEST):
        name = next(
            (
                one.target
                for one in package.relations
                if one.source == name and one.kind in ("slideLayout", "slideMaster")
            ),
            "",
        )
        if name not in package.names:
            break
        found = [*boxes_of(package.xml(name)), *found]
    return found


def ground_of(box: Box, below: list[Box], theme: Theme, ground: str) -> str:
    """The colour behind a box, or nothing where that is a picture or not known."""
    box = _placed(box, below)
    for one in reversed(below):
        if _is_drawn(one) and one.covers(box) >= _UPON:
            if local(one.item.tag) == "pic":
                return ""
            if colour := colour_of_shape(one.item, theme):
                return colour
    return ground


def _placed(box: Box, below: list[Box]) -> Box:
    """A box that has its place from its layout, or from the master below that."""
    mark = _mark_of(box)
    if box.has_place or mark is None:
        return box
    for one in reversed(below):
        if one.has_place and not _is_drawn(one) and _alike(_mark_of(one), mark):
            return replace(one, item=box.item)
    return box


def _mark_of(box: Box) -> etree._Element | None:
    """What says that something is a place for what slides put there."""
    return next((one for one in box.item.iter() if local(one.tag) == "ph"), None)


def _alike(one: etree._Element | None, other: etree._Element) -> bool:
    if one is None:
        return False
    kinds = [_KINDS.get(kind, kind) for kind in (one.get("type"), other.get("type"))]
    return one.get("idx") == other.get("idx") or kinds[0] == kinds[1]


def _is_drawn(box: Box) -> bool:
    """Whether it is more than a place for what slides put there."""
    return _mark_of(box) is None
