"""Parts of pictures that a page cuts off: whole in the file, and shown to nobody."""

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

from cms.reading.limits import begin_step
from cms.reading.pdf.bitmaps import picture_in
from cms.reading.pdf.drawn import Drawn, Rect, inverse, placed
from cms.reading.pdf.painting import PaintedPage
from cms.reading.picture_words import LOWEST, NARROWEST, sized
from cms.reading.recognising import sure_words, text_of
from cms.reading.report import Report

# Of a picture's side: less than this may be an edge that is rounded off.
_LEAST = 0.06
_MOST, _MOST_POINTS = 40, 400
_TELLING, _FEWEST = 3, 2


def note_cut_pictures(painted: PaintedPage, number: int, report: Report) -> None:
    """Read what such parts say, and say it where they hold words."""
    for at, (one, seen) in enumerate(_cut(painted)):
        if at >= _MOST or not report.reader.may_read(hash((number, at, seen))):
            report.add("not_read", page=number, where="cropped")
            return
        picture = picture_in(one)
        if picture is None or picture.height < LOWEST or picture.width < NARROWEST:
            continue
        begin_step()
        words = report.reader.words_in(sized(_without(picture, seen)))
        if words is None:
            report.add("not_read", page=number, where="cropped")
            continue
        report.text(text_of(words), where="cropped", page=number)
        telling = [word for word in sure_words(words) if len(word) >= _TELLING]
        if len(telling) >= _FEWEST:
            letters = sum(map(len, telling))
            report.add("hidden_text", page=number, where="cropped", count=letters)


def _without(picture: Image.Image, seen: Rect) -> Image.Image:
    """A picture in which what the page shows of it is blank."""
    left, bottom, right, top = seen
    upper, lower = (1 - top) * picture.height, (1 - bottom) * picture.height
    bare = picture.copy()
    if left < right and upper < lower:
        box = (left * picture.width, upper, right * picture.width - 1, lower - 1)
        ImageDraw.Draw(bare).rectangle(box, fill="white")
    return bare


def _cut(painted: PaintedPage) -> Iterator[tuple[Drawn, Rect]]:
    """Pictures of which a page shows a part, and which part, from 0 to 1."""
    for one in painted.things:
        if one.kind != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        back = inverse(one.matrix)
        clip = _clip_of(one)
        if back is None or clip is None:
            continue
        left, bottom, right, top = placed(clip, back)
        seen = (max(0, left), max(0, bottom), min(1, right), min(1, top))
        hidden = max(seen[0], seen[1], 1 - seen[2], 1 - seen[3])
        is_shown = seen[0] < seen[2] and seen[1] < seen[3]
        if is_shown and hidden >= _LEAST:
            yield one, seen


def _clip_of(one: Drawn) -> Rect | None:
    """The box that all outlines which cut a picture leave, or None without one."""
    path = pdfium.FPDFPageObj_GetClipPath(one.item)
    box: Rect | None = None
    for number in range(pdfium.FPDFClipPath_CountPaths(path) if path else 0):
        points = list(_points(path, number))
        if not points:
            continue
        xs, ys = zip(*points, strict=True)
        part = (min(xs), min(ys), max(xs), max(ys))
        box = part if box is None else _shared(box, part)
    return box


def _points(path: pdfium.FPDF_CLIPPATH, number: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    count = pdfium.FPDFClipPath_CountPathSegments(path, number)
    for at in range(min(count, _MOST_POINTS)):
        segment = pdfium.FPDFClipPath_GetPathSegment(path, number, at)
        if segment and pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            yield x.value, y.value


def _shared(one: Rect, other: Rect) -> Rect:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
