"""Whether cleaning a PDF would take off what warns of words, and leave the words."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from PIL import Image, ImageChops, ImageFilter

from cms.reading.limits import begin_step
from cms.reading.pdf.behind import list_of
from cms.reading.pdf.opening import open_pages, open_structure

# Marks that say of the words below them that they are to go.
_TO_GO = {"/Redact", "/StrikeOut"}
_SCALE = 1.5  # pixels a point
_MOST_PIXELS = 4_000_000
# Of 255: flat enough that nobody reads there, and what words make on their ground.
_FLAT, _WORDS = 24, 60
# Pixels: about the height of a small letter, and how far its edge may stray.
_LETTER, _STRAY = 5, 3
_FEWEST = 30


def why_uncovers(original: Path, copy: Path) -> str:
    """The code of a refusal, or nothing when the copy shows no more than it did."""
    with open_structure(original) as pdf:
        if any(_marked_to_go(pdf)):
            return "marked_to_go"
    with open_pages(original) as before, open_pages(copy) as after:
        if len(before) != len(after):
            return "covers_text"
        for number in range(len(before)):
            begin_step()
            if _shows_more(_painted(before[number]), _painted(after[number])):
                return "covers_text"
    return ""


def _marked_to_go(pdf: pikepdf.Pdf) -> Iterator[bool]:
    """Of every mark, also of those on no page."""
    for page in pdf.pages:
        for mark in list_of(page, "/Annots"):
            yield str(mark.get("/Subtype", "")) in _TO_GO
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary):
            yield str(item.get("/Subtype", "")) in _TO_GO


def _painted(page) -> Image.Image:
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    page.close()
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
