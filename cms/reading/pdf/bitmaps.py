"""The pixels of a picture that a page draws, whatever the page shows of them."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from cms.reading.pdf.drawn import Drawn

# Larger ones are read only as far as the page shows them.
MOST_PIXELS = 30_000_000


def size_of(one: Drawn) -> tuple[int, int]:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(one.item, width, height):
        return 0, 0
    return width.value, height.value


def picture_in(one: Drawn) -> Image.Image | None:
    """A picture in shades of grey, or None where it cannot be had."""
    width, height = size_of(one)
    if not 0 < width * height <= MOST_PIXELS:
        return None
    raw = pdfium.FPDFImageObj_GetBitmap(one.item)
    if not raw:
        return None
    try:
        return pypdfium2.PdfBitmap.from_raw(raw).to_pil().convert("L")
    except (ValueError, KeyError, NotImplementedError):
        return None
    finally:
        pdfium.FPDFBitmap_Destroy(raw)
