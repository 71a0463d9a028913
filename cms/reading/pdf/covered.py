"""Pictures and drawn letters that something lies upon: whole in the file, unseen.

Text that is hidden is looked for letter by letter elsewhere. A picture is hidden where
the page is flat although the picture has something there; drawn letters are where the
page looks the same without them.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageFilter, ImageStat

from cms.reading.pdf.letters import Box
from cms.reading.pdf.painting import PaintedPage, shades_of

# Of 255: where nobody sees anything, and what marks on a picture make at least.
_FLAT, _MARKS = 24, 60
_WINDOW = 5  # pixels of the picture of half the size
_LEAST_SIDE = 5  # of these pixels: lower or narrower things are lines
_LEAST_MARKED = 0.06
_WHOLE_SIDE, _WHOLE_PAGE = 0.95, 0.7
# A picture that fills so much of its page is its ground, and panels may lie upon it.
_GROUND = 0.4
_MOST_COVERS = 400
# A drawn letter: so many lines and curves; so many of them in a row are words.
_STROKES, _STROKES_OF_WORDS = 6, 60
_IN_A_ROW = 5
_LOWEST, _HIGHEST = 6, 120  # pixels
_SEEN = 24


@dataclass(frozen=True)
class Covered:
    """One place. where: the code of what is hidden there."""

    where: str
    box: Box


def covered_things(painted: PaintedPage) -> Iterator[Covered]:
    """What of a page's pictures and drawings is hidden."""
    items = list(painted.page.get_objects(max_depth=1))
    paths = [one for one in items if one.type == pdfium.FPDF_PAGEOBJ_PATH]
    if painted.pictures and paths:
        yield from _pictures(painted, paths)
    letters = [one for one in paths if _strokes(one) >= _STROKES]
    if letters:
        yield from _drawn_letters(painted, letters)


def _pictures(
    painted: PaintedPage, paths: list[pypdfium2.PdfObject]
) -> Iterator[Covered]:
    covers = [painted.places.box(*path.get_bounds()) for path in paths if _fills(path)]
    covers = [box for box in covers if _is_a_cover(box, painted.shown)]
    if not covers:
        return
    bare = painted.without_items([*paths, *painted.texts.values()])
    if ImageChops.difference(bare, painted.shown).getbbox() is None:
        return
    shown, below = painted.shown.reduce(2), bare.reduce(2)
    is_ground = any(_part_of(painted, scan) >= _GROUND for scan in painted.scans)
    for box in covers[:_MOST_COVERS]:
        small = (box[0] // 2, box[1] // 2, box[2] // 2, box[3] // 2)
        inside = _within(small, shown)
        if inside is None or not _hides(shown.crop(inside), below.crop(inside)):
            continue
        if not is_ground or _looks_like_words(below.crop(inside)):
            yield Covered("picture_below", box)


def _fills(path: pypdfium2.PdfObject) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path.raw, mode, stroke)
    return mode.value != pdfium.FPDF_FILLMODE_NONE


def _is_a_cover(box: Box, shown: Image.Image) -> bool:
    """Whether a filled shape is larger than a line, and no ground of the page."""
    left, top = max(0, box[0]), max(0, box[1])
    across = min(shown.width, box[2]) - left
    down = min(shown.height, box[3]) - top
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
    return (
        (box[2] - box[0])
        * (box[3] - box[1])
        / (painted.shown.width * painted.shown.height)
    )


def _strokes(path: pypdfium2.PdfObject) -> int:
    return pdfium.FPDFPath_CountSegments(path.raw)


def _drawn_letters(
    painted: PaintedPage, letters: list[pypdfium2.PdfObject]
) -> Iterator[Covered]:
    """Rows of shapes that look like letters, and change nothing when they are gone."""
    places = [(one, painted.places.box(*one.get_bounds())) for one in letters]
    places = [
        (one, box)
        for one, box in places
        if _LOWEST <= box[3] - box[1] <= _HIGHEST and _within(box, painted.shown)
    ]
    if not places:
        return
    without = painted.without_items([one for one, _box in places])
    traces = ImageChops.difference(painted.shown, without).convert("L")
    hidden = [
        (_strokes(one), box)
        for one, box in places
        if shades_of(traces.crop(_within(box, traces) or box))[1] < _SEEN
    ]
    yield from (Covered("drawn", box) for box in _rows(hidden))


def _rows(hidden: list[tuple[int, Box]]) -> Iterator[Box]:
    for strokes, box in hidden:
        if strokes >= _STROKES_OF_WORDS and box[2] - box[0] > 3 * (box[3] - box[1]):
            yield box
    in_order = sorted((box for _strokes, box in hidden), key=lambda box: box[3])
    row: list[Box] = []
    for before, box in pairwise([(0, 0, 0, -99), *in_order, (0, 0, 0, 10**6)]):
        if box[3] - before[3] > _LOWEST // 2:
            if len(row) >= _IN_A_ROW:
                yield row[0]
            row = []
        row.append(box)


def _within(box: Box, picture: Image.Image) -> Box | None:
    left, top = max(0, box[0]), max(0, box[1])
    right, bottom = min(picture.width, box[2]), min(picture.height, box[3])
    return (left, top, right, bottom) if left < right and top < bottom else None
