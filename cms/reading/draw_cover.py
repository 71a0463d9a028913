"""A small picture of the first page of a PDF, as people see it."""

import base64
import io
from contextlib import suppress
from pathlib import Path

import pypdfium2
from PIL import Image

from cms.reading.asking import COVER_HEIGHT, COVER_WIDTH, LARGEST_COVER, PDF, Asked
from cms.reading.checking import check_kind
from cms.reading.limits import FileRejected, begin_step
from cms.reading.pdf.opening import open_pages

# Drawn larger and made small, letters stay even.
_DRAWN = 3
_QUALITIES = (70, 50, 30, 10)


def draw_cover(path: Path, asked: Asked) -> dict[str, str | int]:
    """The picture as WebP in base64, at most LARGEST_COVER bytes, and its size.

    In pixels. Raises FileRejected.
    """
    check_kind(path, asked.ending)
    if asked.ending != PDF:
        raise FileRejected("wrong_kind")
    begin_step()
    picture = _first_page(path)
    picture.thumbnail((COVER_WIDTH, COVER_HEIGHT), Image.Resampling.LANCZOS)
    content = base64.b64encode(_packed(picture)).decode()
    return {"picture": content, "width": picture.width, "height": picture.height}


def drawn_beside(path: Path, asked: Asked) -> dict[str, dict[str, str | int]]:
    """The same to be put into a report, where there can be a picture."""
    if asked.cover and asked.ending == PDF:
        with suppress(FileRejected):
            return {"drawn": draw_cover(path, asked)}
    return {}


def _first_page(path: Path) -> Image.Image:
    try:
        with open_pages(path) as pages:
            width, height = pages[0].get_size()
            scale = _DRAWN * min(COVER_WIDTH / width, COVER_HEIGHT / height)
            drawn = pages[0].render(scale=scale, rev_byteorder=True)
            return drawn.to_pil().convert("RGB")
    except (IndexError, ZeroDivisionError, ValueError, pypdfium2.PdfiumError) as error:
        raise FileRejected("damaged") from error


def _packed(picture: Image.Image) -> bytes:
    for quality in _QUALITIES:
        content = io.BytesIO()
        picture.save(content, "WEBP", quality=quality, method=6)
        if content.tell() <= LARGEST_COVER:
            return content.getvalue()
    raise FileRejected("too_much")
