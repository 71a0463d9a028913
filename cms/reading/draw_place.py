"""A small picture of the place of a finding, as people see it, with a mark upon it."""

import base64
import io
from pathlib import Path

from PIL import Image, ImageDraw

from cms.reading.asking import Asked, Place
from cms.reading.bare_pictures import only_pixels
from cms.reading.checking import check_kind
from cms.reading.limits import FileRejected
from cms.reading.pdf.finding_again import marks_on
from cms.reading.pdf.letters import Box, Places
from cms.reading.pdf.opening import open_pages
from cms.reading.report import Report

# In bytes, and in pixels.
LARGEST = 200_000
_WIDTH, _WHOLE = 700, 420
_MOST_PIXELS = 4_000_000
_QUALITIES = (75, 50, 25)
# Parts of the height of a page: what is shown around a place; higher is the whole page.
_AROUND, _HIGHEST = 0.08, 0.5
_MARGIN, _LINE = 4, 3  # pixels
_MARK = (200, 0, 0)


def draw_place(path: Path, asked: Asked, place: Place) -> dict[str, str]:
    """The picture as JPEG in base64, at most LARGEST bytes. Raises Refused."""
    check_kind(path, asked.ending)
    if place.page:
        picture = _of_page(path, place, asked.empty_report())
    else:
        picture = _of_picture(path)
    return {"picture": base64.b64encode(_packed(picture)).decode()}


def _of_picture(path: Path) -> Image.Image:
    try:
        with Image.open(io.BytesIO(only_pixels(path.read_bytes()).content)) as found:
            picture = found.convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise FileRejected("damaged") from error
    picture.thumbnail((_WHOLE, _WHOLE))
    return picture


def _of_page(path: Path, place: Place, report: Report) -> Image.Image:
    with open_pages(path) as pages:
        if place.page > len(pages):
            raise FileRejected("damaged")
        page = pages[place.page - 1]
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            raise FileRejected("damaged")
        scale = min(_WIDTH / width, (_MOST_PIXELS / (width * height)) ** 0.5)
        picture = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
        marks = _known(place, picture.size)
        marks = marks or marks_on(page, Places(page, picture.size), place, report)
    _draw(picture, marks)
    top, bottom = _band(picture.height, marks, place.down)
    if bottom - top > _HIGHEST * picture.height:
        picture.thumbnail((_WHOLE, _WHOLE))
        return picture
    around = round(_AROUND * picture.height)
    upper, lower = max(0, top - around), min(picture.height, bottom + around)
    return picture.crop((0, upper, picture.width, max(lower, upper + 1)))


def _known(place: Place, size: tuple[int, int]) -> list[Box]:
    if not place.box:
        return []
    left, top, right, bottom = place.box
    width, height = size
    return [
        (
            left * width // 1000,
            top * height // 1000,
            right * width // 1000,
            bottom * height // 1000,
        )
    ]


def _draw(picture: Image.Image, marks: list[Box]) -> None:
    draw = ImageDraw.Draw(picture)
    for left, top, right, bottom in marks:
        around = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
        draw.rectangle(around, outline=_MARK, width=_LINE)


def _band(height: int, marks: list[Box], down: int | None) -> tuple[int, int]:
    """From where to where a place goes, which is the whole page if nobody knows."""
    if marks:
        return min(box[1] for box in marks), max(box[3] for box in marks)
    if down is not None:
        return (at := height * down // 100), at
    return 0, height


def _packed(picture: Image.Image) -> bytes:
    for quality in _QUALITIES:
        content = io.BytesIO()
        picture.save(content, "JPEG", quality=quality)
        if content.tell() <= LARGEST:
            return content.getvalue()
    raise FileRejected("too_much")
