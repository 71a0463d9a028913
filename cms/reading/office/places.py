"""Where the shapes of a slide stand, from the lowest to the highest."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cms.reading.word.names import A, local

_SHAPES = {"sp", "pic", "graphicFrame", "cxnSp"}
_Frame = tuple[float, float, float, float]  # how to scale, and where to begin


@dataclass(frozen=True)
class Box:
    """A shape and its place in EMU; without a place it has its layout's."""

    item: etree._Element
    left: float = 0
    top: float = 0
    width: float = 0
    height: float = 0
    has_place: bool = False

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def is_hidden(self) -> bool:
        around = (self.item, *self.item.iterancestors())
        return any(
            named.get("hidden") in ("1", "true")
            for one in around
            for part in one
            if local(part.tag).startswith("nv")
            for named in part
            if local(named.tag) == "cNvPr"
        )

    @property
    def grows(self) -> bool:
        return next(self.item.iter(f"{A}spAutoFit"), None) is not None

    def covers(self, other: "Box") -> float:
        """How much of another box lies below this one, from 0 to 1."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        area = other.width * other.height
        if not self.has_place or across <= 0 or down <= 0 or area <= 0:
            return 0
        return across * down / area


def boxes_of(slide: etree._Element) -> Iterator[Box]:
    """The shapes in the order in which they are drawn."""
    for item in slide.iter():
        if local(item.tag) in _SHAPES:
            yield _placed(item)


def _placed(item: etree._Element) -> Box:
    transform = next(
        (one for one in item.iter() if local(one.tag) == "xfrm"),
        None,
    )
    place = None if transform is None else _measures(transform, "off", "ext")
    if place is None:
        return Box(item)
    left, top, width, height = place
    for group in item.iterancestors():
        if local(group.tag) != "grpSp":
            continue
        outer = next((one for one in group.iter() if local(one.tag) == "xfrm"), None)
        own = None if outer is None else _measures(outer, "off", "ext")
        inner = None if outer is None else _measures(outer, "chOff", "chExt")
        if own and inner and inner[2] and inner[3]:
            across, down = own[2] / inner[2], own[3] / inner[3]
            left, top = (
                own[0] + (left - inner[0]) * across,
                own[1] + (top - inner[1]) * down,
            )
            width, height = width * across, height * down
    return Box(item, left, top, width, height, has_place=True)


def _measures(transform: etree._Element, at: str, size: str) -> _Frame | None:
    offset, extent = transform.find(f"{A}{at}"), transform.find(f"{A}{size}")
    if offset is None or extent is None:
        return None
    try:
        return (
            float(offset.get("x", "")),
            float(offset.get("y", "")),
            float(extent.get("cx", "")),
            float(extent.get("cy", "")),
        )
    except ValueError:
        return None
