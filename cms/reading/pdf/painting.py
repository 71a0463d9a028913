"""What can be seen of a page: its picture, with and without its text.

Text that makes no difference to the picture cannot be seen, whatever hides it.
"""

from collections.abc import Iterable
from functools import cached_property
from math import log
from typing import Any, cast

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from cms.reading.limits import FileRejected
from cms.reading.pdf.drawn import Drawn, things_on
from cms.reading.pdf.letters import Box, Places, key_of

_SCALE = 2.0  # pixels a point
_MOST_PIXELS = 8_000_000
_DEEPEST = 8
_MOST_OBJECTS = 100_000
# A picture that covers so much of its page is the page: a scan.
_SCAN = 0.6
_CUTS = pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP


def shades_of(picture: Image.Image) -> tuple[int, int]:
    """The darkest and the lightest of a grey picture."""
    return cast(tuple[int, int], picture.getextrema())


def _as_eyes_see(shade: int) -> int:
    """A shade by how much light it sends, in equal steps of contrast, 0 to 255."""
    part = shade / 255
    light = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    return round(255 * log((light + _STRAY) / _STRAY) / log((1 + _STRAY) / _STRAY))


# What any screen sends where it is black: WCAG 2.2, relative luminance.
_STRAY = 0.05
_EYES = [_as_eyes_see(shade) for shade in range(256)] * 3


def contrast(ratio: float) -> float:
    """A ratio of contrast as a difference of shades that eyes see."""
    return 255 * log(ratio) / log((1 + _STRAY) / _STRAY)


def differences(one: Image.Image, other: Image.Image) -> Image.Image:
    """How much two pictures differ to the eye: 0 where they are the same."""
    changed = ImageChops.difference(one.point(_EYES), other.point(_EYES))
    red, green, blue = changed.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


class PaintedPage:
    """A page that can be painted with some of its text left out."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.page = page
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            raise FileRejected("damaged")
        self.scale = min(_SCALE, (_MOST_PIXELS / (width * height)) ** 0.5)
        self.texts: dict[int, pypdfium2.PdfObject] = {}
        # Whether more lies upon one another than could be told apart.
        self.was_too_much = False
        # Text that cuts out what is painted behind it: without it, nothing changes.
        self.cutting: set[int] = set()
        for number, item in enumerate(page.get_objects(max_depth=_DEEPEST)):
            if number > _MOST_OBJECTS:
                raise FileRejected("too_much")
            if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
                self.texts[key_of(item.raw)] = item
                if pdfium.FPDFTextObj_GetTextRenderMode(item.raw) >= _CUTS:
                    self.cutting.add(key_of(item.raw))

    @cached_property
    def shown(self) -> Image.Image:
        """As people see it."""
        return self.paint()

    @cached_property
    def places(self) -> Places:
        return Places(self.page, self.shown.size)

    def paint(self, *, annotations: bool = True, scale: float = 0) -> Image.Image:
        """Painted as it is at the moment. scale: in pixels a point, or the usual."""
        bitmap = self.page.render(
            scale=scale or self.scale, draw_annots=annotations, rev_byteorder=True
        )
        picture = bitmap.to_pil()
        # It keeps the bytes that it was painted into: to copy them takes its time.
        return picture if picture.mode == "RGB" else picture.convert("RGB")

    def without(self, texts: Iterable[int]) -> Image.Image:
        """Painted without some of the text objects."""
        return self.without_items(self.texts[key] for key in texts if key in self.texts)

    def without_items(
        self, items: Iterable[Any], *, annotations: bool = True, scale: float = 0
    ) -> Image.Image:
        """Painted without some of its objects."""
        left_out = [getattr(item, "raw", item) for item in items]
        for item in left_out:
            pdfium.FPDFPageObj_SetIsActive(item, False)
        try:
            return self.paint(annotations=annotations, scale=scale)
        finally:
            for item in left_out:
                pdfium.FPDFPageObj_SetIsActive(item, True)

    @cached_property
    def things(self) -> list[Drawn]:
        """All that the page draws but its text, in the order of painting."""
        return list(things_on(self.page, letters=False))

    def box_of(self, thing: Drawn) -> Box:
        return self.places.box(*thing.rect)

    def traces_of(self, texts: Iterable[int]) -> Image.Image:
        """Where these text objects can be seen: 0 where they change nothing."""
        return differences(self.shown, self.without(texts))

    @cached_property
    def annotations(self) -> list[Box]:
        """Where marks lie upon the page."""
        boxes = []
        for at in range(pdfium.FPDFPage_GetAnnotCount(self.page)):
            mark = pdfium.FPDFPage_GetAnnot(self.page, at)
            rect = pdfium.FS_RECTF()
            if mark and pdfium.FPDFAnnot_GetRect(mark, rect):
                boxes.append(
                    self.places.box(rect.left, rect.bottom, rect.right, rect.top)
                )
            pdfium.FPDFPage_CloseAnnot(mark)
        return boxes

    @cached_property
    def scans(self) -> list[Box]:
        """Where pictures as large as a page lie."""
        width, height = self.shown.size
        boxes = [
            self.box_of(thing)
            for thing in self.things
            if thing.kind == pdfium.FPDF_PAGEOBJ_IMAGE
        ]
        return [
            box
            for box in boxes
            if (box[2] - box[0]) * (box[3] - box[1]) >= _SCAN * width * height
        ]
