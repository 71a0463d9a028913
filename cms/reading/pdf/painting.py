"""What can be seen of a page: its picture, with and without its text.

Text that makes no difference to the picture cannot be seen, whatever hides it.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import cast

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from cms.reading.limits import Refused
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


class PaintedPage:
    """A page that can be painted with some of its text left out."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.page = page
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            raise Refused("damaged")
        self.scale = min(_SCALE, (_MOST_PIXELS / (width * height)) ** 0.5)
        self.texts: dict[int, pypdfium2.PdfObject] = {}
        # Text that cuts out what is painted behind it: without it, nothing changes.
        self.cutting: set[int] = set()
        self.pictures: list[pypdfium2.PdfObject] = []
        for number, item in enumerate(page.get_objects(max_depth=_DEEPEST)):
            if number > _MOST_OBJECTS:
                raise Refused("too_much")
            if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
                self.texts[key_of(item.raw)] = item
                if pdfium.FPDFTextObj_GetTextRenderMode(item.raw) >= _CUTS:
                    self.cutting.add(key_of(item.raw))
            elif item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(item)

    @cached_property
    def shown(self) -> Image.Image:
        """As people see it."""
        return self.paint()

    @cached_property
    def places(self) -> Places:
        return Places(self.page, self.shown.size)

    def paint(self, *, annotations: bool = True) -> Image.Image:
        bitmap = self.page.render(
            scale=self.scale, draw_annots=annotations, rev_byteorder=True
        )
        return bitmap.to_pil().convert("RGB")

    def without(self, texts: Iterable[int]) -> Image.Image:
        """Painted without some of the text objects."""
        return self.without_items(self.texts[key] for key in texts if key in self.texts)

    def without_items(self, items: Iterable[pypdfium2.PdfObject]) -> Image.Image:
        """Painted without some of its objects."""
        left_out = list(items)
        for item in left_out:
            pdfium.FPDFPageObj_SetIsActive(item.raw, False)
        try:
            return self.paint()
        finally:
            for item in left_out:
                pdfium.FPDFPageObj_SetIsActive(item.raw, True)

    def traces_of(self, texts: Iterable[int]) -> Image.Image:
        """Where these text objects can be seen: 0 where they change nothing."""
        changed = ImageChops.difference(self.shown, self.without(texts))
        red, green, blue = changed.split()
        return ImageChops.lighter(ImageChops.lighter(red, green), blue)

    @cached_property
    def scans(self) -> list[Box]:
        """Where pictures as large as a page lie."""
        width, height = self.shown.size
        boxes = [self.places.box(*item.get_bounds()) for item in self.pictures]
        return [
            box
            for box in boxes
            if (box[2] - box[0]) * (box[3] - box[1]) >= _SCAN * width * height
        ]
