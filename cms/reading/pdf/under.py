"""Pictures that nobody sees, wholly or in part: below others, beside the page, tiny.

A picture is hidden where the page looks the same without it, or where the page is flat
although the picture has something there.
"""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageFilter, ImageStat

from cms.reading.pdf.bitmaps import MOST_PIXELS, picture_in, size_of
from cms.reading.pdf.drawn import Drawn
from cms.reading.pdf.letters import Box, within
from cms.reading.pdf.painting import PaintedPage, differences, shades_of

# Of 255: where nobody sees anything, and what marks on a picture make at least.
_FLAT, _MARKS = 24, 60
_SEEN = 20
_WINDOW = 5  # pixels of the picture of half the size
_LEAST_SIDE = 5  # of these pixels: lower or narrower things are lines
_LEAST_MARKED = 0.06
_EDGE = 2
_WHOLE_SIDE, _WHOLE_PAGE = 0.95, 0.7
# A picture that fills so much of its page is its ground, and panels may lie upon it.
_GROUND = 0.4
_MOST_COVERS, _MOST_ALONE = 400, 40
# In points: a picture as low or narrow as this is read by nobody who does not look.
_TOO_LOW, _TOO_NARROW = 3.6, 8.0
_LEAST_PEN = 5
_LEAST_PIXELS = 20


class Found(NamedTuple):
    """A place where a picture is hidden, of which pictures, and whether all of each."""

    where: str
    box: Box
    things: tuple[Drawn, ...] = ()
    are_whole: bool = True


def pictures_under(painted: PaintedPage) -> Iterator[Found]:
    pictures = [one for one in painted.things if one.kind == pdfium.FPDF_PAGEOBJ_IMAGE]
    if not pictures:
        return
    unseen = list(_unseen(painted, pictures))
    seen = [one for one in pictures if one not in [thing for thing, _where in unseen]]
    for thing, where in unseen:
        hidden = () if where == "not_read" else (thing,)
        yield Found(where, painted.box_of(thing), hidden)
    yield from _below_shapes(painted, seen)
    yield from _below_pictures(painted, seen)


def _unseen(painted: PaintedPage, pictures: list[Drawn]) -> Iterator[tuple[Drawn, str]]:
    """Pictures with something on them, without which the page looks the same."""
    without = painted.without_items([one.item for one in pictures])
    traces = differences(painted.shown, without)
    alone = 0
    for number, one in enumerate(pictures):
        box = painted.box_of(one)
        inside = within(box, traces)
        if _is_too_small(one):
            if _has_marks(one):
                yield one, "tiny"
            continue
        if inside and any(
            _meet(box, painted.box_of(each)) for each in pictures[number + 1 :]
        ):
            alone += 1
            if alone > _MOST_ALONE:
                yield one, "not_read"
                return
            changed = differences(painted.shown, painted.without_items([one.item]))
            is_seen = shades_of(changed.crop(inside))[1] >= _SEEN
        else:
            is_seen = bool(inside) and shades_of(traces.crop(inside))[1] >= _SEEN
        if is_seen:
            continue
        if _is_too_large(one):
            yield one, "not_read"
        elif _has_marks(one):
            yield one, "picture_below" if inside else "outside"


def _is_too_small(one: Drawn) -> bool:
    left, bottom, right, top = one.rect
    return top - bottom < _TOO_LOW or right - left < _TOO_NARROW


def _is_too_large(one: Drawn) -> bool:
    width, height = size_of(one)
    return width * height > MOST_PIXELS


def _has_marks(one: Drawn) -> bool:
    """Whether a picture has anything on it that somebody could read or know."""
    picture = picture_in(one)
    if picture is None or min(picture.size) < _LEAST_PIXELS:
        return False
    darkest, lightest = shades_of(picture)
    if lightest - darkest < _MARKS:
        return False
    # More than a line or an even change of shade: in both directions.
    small = picture.resize((min(picture.width, 300), min(picture.height, 300)))
    edges = _contrast(small).point([255 * (at >= _MARKS) for at in range(256)])
    return ImageStat.Stat(edges).mean[0] / 255 >= 0.01


def _below_shapes(painted: PaintedPage, pictures: list[Drawn]) -> Iterator[Found]:
    """Places of pictures below filled shapes, and below marks of remarks."""
    shapes = [one for one in painted.things if one.kind == pdfium.FPDF_PAGEOBJ_PATH]
    covers = [painted.box_of(one) for one in shapes if _covers(one)]
    covers += list(painted.annotations)
    covers = [box for box in covers if _is_a_cover(box, painted.shown)]
    if not covers or not pictures:
        return
    texts = [item.raw for item in painted.texts.values()]
    bare = painted.without_items(
        [one.item for one in shapes] + texts, annotations=False
    )
    yield from _hidden_places(painted, covers, bare, pictures)


def _below_pictures(painted: PaintedPage, pictures: list[Drawn]) -> Iterator[Found]:
    """Places of pictures below other pictures."""
    tried = 0
    for number, one in enumerate(pictures):
        box = painted.box_of(one)
        others = [painted.box_of(each) for each in pictures[number + 1 :]]
        covers = [_shared(box, other) for other in others if _meet(box, other)]
        covers = [each for each in covers if _is_a_cover(each, painted.shown)]
        if not covers:
            continue
        tried += 1
        if tried > _MOST_ALONE:
            yield Found("not_read", box)
            return
        rest = [
            each.item for each in painted.things if each is not one and _paints(each)
        ]
        rest += [item.raw for item in painted.texts.values()]
        alone = painted.without_items(rest, annotations=False)
        yield from _hidden_places(painted, covers, alone, [one])


def _paints(one: Drawn) -> bool:
    return one.kind != pdfium.FPDF_PAGEOBJ_FORM


def _hidden_places(
    painted: PaintedPage, covers: list[Box], bare: Image.Image, below_them: list[Drawn]
) -> Iterator[Found]:
    if ImageChops.difference(bare, painted.shown).getbbox() is None:
        return
    shown, below = painted.shown.reduce(2), bare.reduce(2)
    is_ground = any(_part_of(painted, scan) >= _GROUND for scan in painted.scans)
    for box in covers[:_MOST_COVERS]:
        hidden = [
            one
            for one in below_them
            if _is_hidden(_inner(box, painted.box_of(one)), shown, below, is_ground)
        ]
        if hidden:
            yield Found("picture_below", box, tuple(hidden), are_whole=False)
    if len(covers) > _MOST_COVERS:
        yield Found("not_read", covers[_MOST_COVERS])


def _inner(cover: Box, picture: Box) -> Box:
    """Where a cover lies upon a picture, without their edges, in half the size."""
    left, top, right, bottom = (side // 2 for side in _shared(cover, picture))
    return left + _EDGE, top + _EDGE, right - _EDGE, bottom - _EDGE


def _is_hidden(
    box: Box, shown: Image.Image, below: Image.Image, is_ground: bool
) -> bool:
    inside = within(box, shown)
    if inside is None or not _hides(shown.crop(inside), below.crop(inside)):
        return False
    return not is_ground or _looks_like_words(below.crop(inside))


def _covers(one: Drawn) -> bool:
    """Whether a drawing is filled, or drawn with a pen as wide as letters are high."""
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(one.item, width)
    return fills(one) or width.value >= _LEAST_PEN


def fills(one: Drawn) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(one.item, mode, stroke)
    return mode.value != pdfium.FPDF_FILLMODE_NONE


def _is_a_cover(box: Box, shown: Image.Image) -> bool:
    """Whether a filled shape is larger than a line, and no ground of the page."""
    inside = within(box, shown)
    if inside is None:
        return False
    across, down = inside[2] - inside[0], inside[3] - inside[1]
    if across < 2 * _LEAST_SIDE or down < 2 * _LEAST_SIDE:
        return False
    goes_across = across >= _WHOLE_SIDE * shown.width
    goes_down = down >= _WHOLE_SIDE * shown.height
    is_page = across * down >= _WHOLE_PAGE * shown.width * shown.height
    return not (goes_across or goes_down or is_page)


def _hides(shown: Image.Image, below: Image.Image) -> bool:
    """Whether a place is flat where what lies below has marks."""
    darkest, lightest = shades_of(below.convert("L"))
    if lightest - darkest < _MARKS:
        return False
    flat = _contrast(shown).point([255 * (at < _FLAT) for at in range(256)])
    marks = _contrast(below).point([255 * (at >= _MARKS) for at in range(256)])
    hidden = ImageStat.Stat(ImageChops.multiply(flat, marks)).mean[0]
    return hidden / 255 >= _LEAST_MARKED


def _contrast(picture: Image.Image) -> Image.Image:
    grey = picture.convert("L")
    lightest = grey.filter(ImageFilter.MaxFilter(_WINDOW))
    return ImageChops.subtract(lightest, grey.filter(ImageFilter.MinFilter(_WINDOW)))


def _looks_like_words(patch: Image.Image) -> bool:
    """Whether a place is mostly paper with a little ink, and hardly more between."""
    grey = patch.convert("L")
    darkest, lightest = shades_of(grey)
    if lightest - darkest < _MARKS:
        return False
    counts = grey.histogram()
    reach = lightest - darkest
    all_of = sum(counts)
    paper = sum(counts[int(lightest - 0.25 * reach) :])
    ink = sum(counts[: int(darkest + 0.4 * reach)])
    return max(paper, ink) > 0.5 * all_of and min(paper, ink) > 0.01 * all_of


def _part_of(painted: PaintedPage, box: Box) -> float:
    size = painted.shown.width * painted.shown.height
    return (box[2] - box[0]) * (box[3] - box[1]) / size


def _meet(one: Box, other: Box) -> bool:
    box = _shared(one, other)
    return box[0] < box[2] and box[1] < box[3]


def _shared(one: Box, other: Box) -> Box:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
