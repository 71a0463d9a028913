"""Shapes of a Word file: what lies in front of words, and boxes that show nothing."""

import re
from collections.abc import Iterator

from lxml import etree

from cms.reading.word.colours import WHITE, Theme, is_colour
from cms.reading.word.names import WP, A, W, local

# In EMU: a twelfth of an inch shows no words; three feet are beyond any page.
_SMALLEST = 76_000
_FURTHEST = 32_000_000
_BEFORE_THE_EDGE = -3_000_000
# Percent of transparency, in thousandths, from which words are read through.
_CLEAR = 40_000
_WRAPS = {f"wrap{kind}" for kind in ("Square", "Tight", "Through", "TopAndBottom")}


def covering_shapes(part: etree._Element, theme: Theme) -> Iterator[etree._Element]:
    """Shapes without words that are filled and may lie upon the words of the page."""
    for anchor in part.iter(f"{WP}anchor"):
        if not is_in_front(anchor) or has_words(anchor):
            continue
        if _is_filled(anchor, theme):
            yield anchor
    for shape in part.iter():
        if _is_old_shape(shape) and _old_covers(shape):
            yield shape


def is_in_front(anchor: etree._Element) -> bool:
    behind = anchor.get("behindDoc", "0") in ("1", "true", "on")
    wraps = any(local(child.tag) in _WRAPS for child in anchor)
    return not behind and not wraps


def has_words(item: etree._Element) -> bool:
    return any((text.text or "").strip() for text in item.iter(f"{W}t", f"{A}t"))


def _is_filled(anchor: etree._Element, theme: Theme) -> bool:
    for shape in anchor.iter():
        is_drawn = local(shape.tag) == "spPr" and local(shape.getparent().tag) != "pic"
        if is_drawn and fill_of_shape(shape, theme):
            return True
        if local(shape.tag) == "wsp" and _filled_by_style(shape):
            return True
    return False


def fill_of_shape(properties: etree._Element, theme: Theme) -> str:
    """The colour that a shape is filled with, or nothing where words show through."""
    for kind in ("solidFill", "gradFill", "pattFill", "blipFill"):
        fill = properties.find(f"{A}{kind}")
        if fill is None:
            continue
        clear = [int(one.get("val", "0")) for one in fill.iter(f"{A}alpha")]
        if any(100_000 - alpha > _CLEAR for alpha in clear):
            return ""
        return colour_in(fill, theme) or "000000"
    return ""


def colour_in(fill: etree._Element, theme: Theme) -> str:
    """The colour that a fill names, with what makes it lighter or darker."""
    for item in fill.iter():
        value = item.get("lastClr") or item.get("val") or ""
        if local(item.tag) == "srgbClr" and is_colour(value):
            return _changed(value.upper(), item)
        if local(item.tag) in ("schemeClr", "sysClr", "prstClr"):
            return _changed(theme.named(value), item)
    return ""


def _changed(colour: str, item: etree._Element) -> str:
    """In thousandths of a percent: of its light so much stays, or so much is added."""
    parts = [float(int(colour[at : at + 2], 16)) for at in (0, 2, 4)] if colour else []
    for change in item:
        value = change.get("val", "")
        if not value.lstrip("-").isdecimal():
            continue
        share = int(value) / 100_000
        if local(change.tag) in ("lumMod", "shade"):
            parts = [part * share for part in parts]
        elif local(change.tag) == "lumOff":
            parts = [part + 255 * share for part in parts]
        elif local(change.tag) == "tint":
            parts = [255 - (255 - part) * share for part in parts]
    return "".join(f"{min(255, max(0, round(part))):02X}" for part in parts)


def is_filled(shape: etree._Element, theme: Theme) -> bool:
    """Whether a shape is filled, by itself or by its style."""
    return _filled_by_style(shape) or any(
        local(one.tag) == "spPr" and fill_of_shape(one, theme) for one in shape
    )


def colour_of_shape(shape: etree._Element, theme: Theme) -> str:
    """The colour that a shape is filled with, by itself or by its style, or nothing."""
    for one in shape:
        if local(one.tag) == "spPr" and (colour := fill_of_shape(one, theme)):
            return colour
    if _filled_by_style(shape):
        return next(
            (colour_in(one, theme) for one in shape.iter(f"{A}fillRef")), "000000"
        )
    return ""


def _filled_by_style(shape: etree._Element) -> bool:
    """Whether a shape is filled because its style says so, and nothing else does."""
    own = next((one for one in shape if local(one.tag) == "spPr"), None)
    if own is not None and any(local(one.tag).endswith("Fill") for one in own):
        return False
    style = next((one for one in shape if local(one.tag) == "style"), None)
    filled = None if style is None else style.find(f"{A}fillRef")
    return filled is not None and filled.get("idx", "0") != "0"


_OLD = {"rect", "roundrect", "oval", "shape", "polyline"}


def _is_old_shape(item: etree._Element) -> bool:
    return (
        isinstance(item.tag, str)
        and item.tag.startswith("{urn:schemas-microsoft-com:vml}")
        and local(item.tag) in _OLD
    )


def _old_covers(shape: etree._Element) -> bool:
    style = shape.get("style", "").replace(" ", "").lower()
    if "position:absolute" not in style or "z-index:-" in style:
        return False
    if shape.get("filled", "t") in ("f", "false", "0") or has_words(shape):
        return False
    children = {local(child.tag) for child in shape}
    # A picture, or one that words flow around, or another way to show the same shape.
    if children & {"wrap", "imagedata", "textpath"}:
        return False
    return not any(local(around.tag) == "Fallback" for around in shape.iterancestors())


def ground_of_box(box: etree._Element, theme: Theme, page: str) -> set[str]:
    """The colours that may lie behind the words of a text box."""
    for around in box.iterancestors():
        if local(around.tag) == "wsp":
            for own in around:
                if local(own.tag) == "spPr" and (fill := fill_of_shape(own, theme)):
                    return {fill}
            # Behind an unfilled box lies whatever lies there: nobody can tell.
            return set() if _filled_by_style(around) or _floats(around) else {page}
        if _is_old_shape(around):
            fill = around.get("fillcolor", "").split(" ")[0].lstrip("#")
            if is_colour(fill):
                return {fill.upper()}
            return {theme.named(fill)} - {""} if fill else {WHITE}
    return set()


def _floats(item: etree._Element) -> bool:
    return next(item.iterancestors(f"{WP}anchor"), None) is not None


def why_box_unseen(box: etree._Element) -> str:
    """By what a text box shows nothing: its size, its place, or that it is hidden."""
    for around in box.iterancestors(f"{WP}anchor", f"{WP}inline"):
        if any(_is_hidden(named) for named in (around, around.find(f"{WP}docPr"))):
            return "marked_hidden"
        extent = around.find(f"{WP}extent")
        if _grows(box):
            extent = None
        sides = [] if extent is None else [extent.get("cx", ""), extent.get("cy", "")]
        if any(side.isdecimal() and int(side) < _SMALLEST for side in sides):
            return "tiny"
        if any(_is_beyond(one.text or "") for one in around.iter(f"{WP}posOffset")):
            return "outside"
        return _why_inner_unseen(box)
    return _why_old_unseen(box)


def _grows(box: etree._Element) -> bool:
    """Whether a box takes the height of its words, whatever it says."""
    shape = next((one for one in box.iterancestors() if local(one.tag) == "wsp"), None)
    return shape is not None and next(shape.iter(f"{A}spAutoFit"), None) is not None


def _is_hidden(item: etree._Element | None) -> bool:
    return item is not None and item.get("hidden") in ("1", "true")


def _why_inner_unseen(box: etree._Element) -> str:
    """Of a box within a group of shapes or a drawing, which has a size of its own."""
    for shape in box.iterancestors():
        if local(shape.tag) != "wsp":
            continue
        if any(_is_hidden(one) for one in shape if local(one.tag) == "cNvPr"):
            return "marked_hidden"
        for size in shape.iter(f"{A}ext"):
            sides = (size.get("cx", ""), size.get("cy", ""))
            if next(shape.iterancestors(f"{WP}anchor", f"{WP}inline"), None) is None:
                break
            is_group = any(local(one.tag) == "wgp" for one in shape.iterancestors())
            tiny = any(side.isdecimal() and int(side) < _SMALLEST for side in sides)
            return "tiny" if tiny and not is_group and not _grows(box) else ""
    return ""


def _is_beyond(offset: str) -> bool:
    try:
        return not _BEFORE_THE_EDGE < int(offset) < _FURTHEST // 3
    except ValueError:
        return False


_MEASURE = re.compile(
    r"(?:^|;)(margin-left|margin-top|left|top|width|height):(-?[\d.]+)(pt|in|cm|mm|px)?"
)
_IN_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
# In points: further than this is beyond any page; lower than this shows no words.
_BEYOND_POINTS, _LOW_POINTS = 850.0, 6.0


def _why_old_unseen(box: etree._Element) -> str:
    for around in box.iterancestors():
        if _is_old_shape(around):
            style = around.get("style", "").replace(" ", "").lower()
            if "visibility:hidden" in style or "display:none" in style:
                return "marked_hidden"
            return _why_old_by_measure(style)
    return ""


def _why_old_by_measure(style: str) -> str:
    for name, number, unit in _MEASURE.findall(style):
        try:
            points = float(number) * _IN_POINTS.get(unit, 1.0)
        except ValueError:
            continue
        if name in ("width", "height"):
            if 0 <= points < _LOW_POINTS and "mso-width-percent" not in style:
                return "tiny"
        elif not -250 < points < _BEYOND_POINTS:
            return "outside"
    return ""
