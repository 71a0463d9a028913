"""A picture without the pixels in some places of it."""

import io
from typing import Any

import pikepdf
from pikepdf import Name, Stream
from PIL import Image, ImageDraw

from cms.reading.limits import MEGABYTE, FileRejected
from cms.reading.pdf.behind import photograph_in
from cms.reading.pdf.drawn import Matrix, Rect, point
from cms.reading.pdf.images import last_filter, length_of

_MODES = {1: "L", 3: "RGB", 4: "CMYK"}
_LARGEST = 150 * MEGABYTE
_MARGIN = 1  # pixels
_PACKING = ("/Length", "/Filter", "/DecodeParms", "/DP", "/F")
_QUALITY = 95


def blanked(pdf: pikepdf.Pdf, picture: Any, back: Matrix, places: list[Rect]) -> Any:
    """A copy of a picture without what is in some places of its page.

    back: from the page to the picture, which is one wide and one high.
    """
    made = Stream(pdf, b"")
    for name, value in picture.items():
        if name not in _PACKING:
            made[name] = value
    for name in ("/SMask", "/Mask"):
        mask = picture.get(name)
        if isinstance(mask, Stream):
            made[name] = blanked(pdf, mask, back, places)
    image = _opened(picture)
    draw = ImageDraw.Draw(image)
    for place in places:
        draw.polygon(_corners(place, back, image.size), fill=_nothing(image.mode))
        box = _around(_corners(place, back, image.size))
        draw.rectangle(box, fill=_nothing(image.mode))
    if last_filter(picture) == "/DCTDecode" and image.mode in ("L", "RGB"):
        packed = io.BytesIO()
        image.save(packed, "JPEG", quality=_QUALITY, subsampling=0)
        made.write(packed.getvalue(), filter=Name.DCTDecode)
    else:
        made.write(image.tobytes())
    return pdf.make_indirect(made)


def _nothing(mode: str) -> Any:
    return 0 if mode in ("1", "L") else (0,) * len(mode)


def _corners(
    place: Rect, back: Matrix, size: tuple[int, int]
) -> list[tuple[float, float]]:
    left, bottom, right, top = place
    corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
    found = [point(x, y, back) for x, y in corners]
    # The rows of a picture are told from its top.
    return [(x * size[0], (1 - y) * size[1]) for x, y in found]


def _around(corners: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = zip(*corners, strict=True)
    return (
        min(xs) - _MARGIN,
        min(ys) - _MARGIN,
        max(xs) + _MARGIN,
        max(ys) + _MARGIN,
    )


def _opened(picture: Any) -> Image.Image:
    """The values of a picture's pixels as they are stored, whatever they mean."""
    try:
        if last_filter(picture) == "/DCTDecode":
            image = Image.open(io.BytesIO(photograph_in(picture)))
            image.load()
            if image.mode not in ("L", "RGB"):
                raise FileRejected("marked_to_go")
            return image
        return _raw(picture)
    except (OSError, ValueError, pikepdf.PdfError, AttributeError, KeyError) as error:
        raise FileRejected("marked_to_go") from error


def _raw(picture: Any) -> Image.Image:
    size = (int(picture.Width), int(picture.Height))
    length = length_of(picture)
    if not length or length > _LARGEST:
        raise FileRejected("marked_to_go")
    bits = 1 if picture.get("/ImageMask", False) else int(picture.BitsPerComponent)
    mode = "1" if bits == 1 else _MODES.get(length // (size[0] * size[1]), "")
    if (
        bits not in (1, 8)
        or not mode
        or (bits == 1 and length != (size[0] + 7) // 8 * size[1])
    ):
        raise FileRejected("marked_to_go")
    return Image.frombytes(mode, size, picture.read_bytes()[:length])
