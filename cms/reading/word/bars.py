"""What lies upon words without being a filled shape: thick lines, pictures of a bar,
boxes with other words over the line in which they stand.
"""

from collections.abc import Iterator

from lxml import etree
from PIL import Image

from cms.reading.limits import FileRejected
from cms.reading.word.allowed import V
from cms.reading.word.colours import Theme
from cms.reading.word.names import WP, A, R, W, local
from cms.reading.word.neighbours import lies_upon_others, offset_of
from cms.reading.word.package import Package
from cms.reading.word.redrawn import opened
from cms.reading.word.shapes import fill_of_shape, has_words, is_in_front

# In EMU: a line as thick as this covers the letters below it; and half a line of text.
_THICK = 76_200
_THICK_POINTS = 6.0
_LINE = 160_000
# Of a picture of a bar, so much is of one colour.
_ONE_COLOUR = 0.97
_SMALL = (64, 64)


def covering_bars(
    package: Package, name: str, part: etree._Element, theme: Theme
) -> Iterator[etree._Element]:
    """Everything that may lie upon words, besides filled shapes without any."""
    targets = {
        one.number: one.target for one in package.relations if one.source == name
    }
    for anchor in part.iter(f"{WP}anchor"):
        if not is_in_front(anchor):
            continue
        upon_words = _is_upon_its_line(anchor) or lies_upon_others(anchor)
        if (_is_opaque(anchor, theme) and upon_words) or (
            not has_words(anchor)
            and (_is_thick_line(anchor) or _is_bar(package, anchor, targets))
        ):
            yield anchor
    for line in part.iter(f"{V}line", f"{V}polyline"):
        if _points(line.get("strokeweight", "")) >= _THICK_POINTS:
            yield line
    for picture in part.iter(f"{V}imagedata"):
        style = (picture.getparent().get("style") or "").replace(" ", "").lower()
        floats = "position:absolute" in style and "z-index:-" not in style
        if floats and _is_plain(package, targets.get(picture.get(f"{R}id", ""))):
            yield picture


def _is_thick_line(anchor: etree._Element) -> bool:
    for line in anchor.iter(f"{A}ln"):
        width = line.get("w", "")
        if (
            width.isdecimal()
            and int(width) >= _THICK
            and line.find(f"{A}noFill") is None
        ):
            return True
    return False


def _is_bar(package: Package, anchor: etree._Element, targets: dict[str, str]) -> bool:
    return any(
        _is_plain(package, targets.get(blip.get(f"{R}embed", "")))
        for blip in anchor.iter(f"{A}blip")
    )


def _is_plain(package: Package, name: str | None) -> bool:
    """Whether a picture is opaque and of one colour, as a bar over words is."""
    if name is None or name not in package.names:
        return False
    try:
        picture = opened(package.read(name))
    except FileRejected:
        return False
    if _is_clear(picture):
        return False
    small = picture.convert("RGB").resize(_SMALL, Image.Resampling.NEAREST)
    colours = small.getcolors(_SMALL[0] * _SMALL[1]) or []
    return max(count for count, _colour in colours) >= _ONE_COLOUR * 64 * 64


def _is_clear(picture: Image.Image) -> bool:
    """Whether something of a picture lets through what lies behind it."""
    if "A" not in picture.getbands():
        return False
    return min(picture.getchannel("A").tobytes(), default=255) < 250


def _is_opaque(anchor: etree._Element, theme: Theme) -> bool:
    """Whether it is a picture, or a box that is filled."""
    if next(anchor.iter(f"{A}blip"), None) is not None:
        return True
    return any(
        local(one.tag) == "spPr" and fill_of_shape(one, theme) for one in anchor.iter()
    )


def _is_upon_its_line(anchor: etree._Element) -> bool:
    """Whether it lies upon the paragraph in which it is anchored."""
    paragraph = next(anchor.iterancestors(f"{W}p"), None)
    if paragraph is None or not _says_something(paragraph, anchor):
        return False
    down = offset_of(anchor, "positionV", {"paragraph", "line"})
    across = offset_of(anchor, "positionH", {"column", "character", "margin"})
    extent = anchor.find(f"{WP}extent")
    height = 0 if extent is None else int(extent.get("cy", "0") or 0)
    return (
        down is not None
        and across is not None
        and -height < down < _LINE
        and down + height > _LINE // 3
        and across < _width(paragraph, anchor)
    )


def _says_something(paragraph: etree._Element, anchor: etree._Element) -> bool:
    return _width(paragraph, anchor) > 0


def _width(paragraph: etree._Element, anchor: etree._Element) -> int:
    """About how far the words of a paragraph reach, in EMU."""
    inside = set(anchor.iter(f"{W}t"))
    letters = sum(
        len(text.text or "")
        for text in paragraph.iter(f"{W}t")
        if text not in inside and next(text.iterancestors(f"{W}p"), None) is paragraph
    )
    return letters * _LINE // 2


def _points(weight: str) -> float:
    try:
        return float(weight.strip().removesuffix("pt"))
    except ValueError:
        return 0.0
