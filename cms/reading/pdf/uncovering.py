"""Whether cleaning a PDF would take off what warns of words, and leave the words."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from cms.reading.limits import begin_step
from cms.reading.pdf.behind import list_of
from cms.reading.pdf.comparing import painted, pixels_of
from cms.reading.pdf.letters import Box
from cms.reading.pdf.opening import open_pages, open_structure

# Marks that say of the words below them that they are to go.
_TO_GO = {"/Redact", "/StrikeOut"}
# Of 255: flat enough that nobody reads there, and what words make on their ground.
_FLAT, _WORDS = 24, 60
# Pixels: about the height of a small letter, and how far its edge may stray.
_LETTER, _STRAY = 5, 3
_FEWEST = 30


def why_uncovers(original: Path, copy: Path, applied: Mapping[int, Any]) -> str:
    """The code of a refusal, or nothing when the copy shows no more than it did.

    applied: by the number of a page, where its redactions were applied.
    """
    with open_structure(original) as pdf:
        if any(_marked_to_go(pdf, applied)):
            return "marked_to_go"
    with open_pages(original) as before, open_pages(copy) as after:
        if len(before) != len(after):
            return "covers_text"
        for number in range(len(before)):
            begin_step()
            one, other = before[number], after[number]
            boxes = list(pixels_of(one, applied.get(number, [])))
            if _shows_more(_blacked(one, boxes), _blacked(other, boxes)):
                return "covers_text"
            one.close()
            other.close()
    return ""


def _marked_to_go(pdf: pikepdf.Pdf, applied: Mapping[int, Any]) -> Iterator[bool]:
    """Of every mark on the pages that was not applied.

    A mark on no page is over no words of a page, and no copy keeps it.
    """
    for number, page in enumerate(pdf.pages):
        for mark in list_of(page, "/Annots"):
            kind = str(mark.get("/Subtype", ""))
            yield kind in _TO_GO and not (kind == "/Redact" and number in applied)


def _blacked(page: Any, boxes: list[Box]) -> Image.Image:
    picture = painted(page)
    draw = ImageDraw.Draw(picture)
    for box in boxes:
        draw.rectangle(box, fill=0)
    return picture


def _shows_more(before: Image.Image, after: Image.Image) -> bool:
    """Whether a place that was flat has something on it in the copy."""
    if before.size != after.size:
        return True
    if ImageChops.difference(before, after).getbbox() is None:
        return False
    flat = _contrast(before, _LETTER).point([255 * (at < _FLAT) for at in range(256)])
    # The edge of what was taken off is no flat place, nor is what is beside it.
    flat = flat.filter(ImageFilter.MinFilter(_STRAY))
    written = _contrast(after, _STRAY).point(
        [255 * (at >= _WORDS) for at in range(256)]
    )
    return ImageChops.multiply(flat, written).histogram()[255] >= _FEWEST


def _contrast(picture: Image.Image, around: int) -> Image.Image:
    """How much each place differs from those around it, in any of its colours."""
    darkest = picture.filter(ImageFilter.MinFilter(around))
    lightest = picture.filter(ImageFilter.MaxFilter(around))
    red, green, blue = ImageChops.subtract(lightest, darkest).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)
