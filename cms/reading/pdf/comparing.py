"""A PDF and its cleaned copy, held against each other as pictures, page by page."""

import base64
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from cms.reading.limits import FileRejected, begin_step
from cms.reading.pdf.letters import Box, Places, within
from cms.reading.pdf.opening import open_pages

Rect = tuple[float, float, float, float]
_SCALE = 1.5  # pixels a point
_MOST_PIXELS = 4_000_000
# Of 255: what nobody takes for another shade, as after a photograph is packed anew.
_SEEN = 40
_FEWEST = 6  # pixels
_MARGIN = 3.0  # points around a mark: its line and its edge
_MOST_SHOWN = 12
_AROUND = 20  # pixels
_LARGEST_SIDE = 420


def compared(
    original: Path, copy: Path, expected: dict[int, list[Rect]]
) -> list[dict[str, Any]]:
    """The places that differ, each as two small pictures in JPEG, base64.

    expected: where something was to go, by the number of a page, counted from nought.
    Raises Refused where anything else looks different than before.
    """
    places: list[dict[str, Any]] = []
    with open_pages(original) as before, open_pages(copy) as after:
        if len(before) != len(after):
            raise FileRejected("looks_different")
        for number in range(len(before)):
            begin_step()
            one, other = before[number], after[number]
            boxes = list(pixels_of(one, expected.get(number, [])))
            found = _differing(painted(one), painted(other), boxes)
            places += [{"page": number + 1, **place} for place in found]
            one.close()
            other.close()
    shown = [place for place in places if "before" in place]
    for place in shown[_MOST_SHOWN:]:
        del place["before"], place["after"]
    return places


def scale_of(page: Any) -> float:
    width, height = page.get_size()
    return float(min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5))


def painted(page: Any) -> Image.Image:
    bitmap = page.render(scale=scale_of(page), may_draw_forms=False)
    return bitmap.to_pil().convert("RGB")


def pixels_of(page: Any, rects: list[Rect]) -> Iterator[Box]:
    """Boxes in the units of a page as boxes of its picture, turned pages included."""
    scale = scale_of(page)
    width, height = (round(side * scale) for side in page.get_size())
    places = Places(page, (width, height))
    for left, bottom, right, top in rects:
        yield places.box(
            left - _MARGIN, bottom - _MARGIN, right + _MARGIN, top + _MARGIN
        )


def _differing(
    before: Image.Image, after: Image.Image, boxes: list[Box]
) -> Iterator[dict[str, Any]]:
    if before.size != after.size:
        raise FileRejected("looks_different")
    red, green, blue = ImageChops.difference(before, after).split()
    changed = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    changed = changed.point([255 * (at >= _SEEN) for at in range(256)])
    elsewhere = changed.copy()
    draw = ImageDraw.Draw(elsewhere)
    for box in boxes:
        draw.rectangle(box, fill=0)
    # A pixel here and there, at the edge of a line, is no difference.
    if elsewhere.filter(ImageFilter.MinFilter(3)).getbbox():
        raise FileRejected("looks_different")
    for box in joined(boxes):
        inside = within(box, before)
        if inside and changed.crop(inside).histogram()[255] >= _FEWEST:
            yield _place(before, after, inside)


def joined(boxes: list[Box]) -> list[Box]:
    """Boxes of which none meets another: a mark and the letters below it are one."""
    apart: list[Box] = []
    for box in boxes:
        grown = box
        while met := [one for one in apart if _meet(one, grown)]:
            apart = [one for one in apart if one not in met]
            lefts, tops, rights, bottoms = zip(grown, *met, strict=True)
            grown = (min(lefts), min(tops), max(rights), max(bottoms))
        apart.append(grown)
    return sorted(apart, key=lambda one: (one[1], one[0]))


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2]
        and other[0] <= one[2]
        and one[1] <= other[3]
        and other[1] <= one[3]
    )


def _place(before: Image.Image, after: Image.Image, box: Box) -> dict[str, Any]:
    around = (
        max(0, box[0] - _AROUND),
        max(0, box[1] - _AROUND),
        min(before.width, box[2] + _AROUND),
        min(before.height, box[3] + _AROUND),
    )
    return {
        "box": in_thousands(box, before.size),
        "before": small(before.crop(around)),
        "after": small(after.crop(around)),
    }


def in_thousands(box: Box, size: tuple[int, int]) -> list[int]:
    """A box by thousandths of its page: left, top, right, bottom."""
    width, height = size
    sides = (box[0] / width, box[1] / height, box[2] / width, box[3] / height)
    return [max(0, min(1000, round(1000 * side))) for side in sides]


def small(picture: Image.Image) -> str:
    picture.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=70)
    return base64.b64encode(content.getvalue()).decode()
