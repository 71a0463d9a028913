"""A picture made anew: what is seen of it and nothing else in its bytes."""

import io
import struct
import warnings

from PIL import Image, UnidentifiedImageError

from cms.reading.limits import FileRejected
from cms.reading.pictures import without_data

_GOOD = 92  # of a hundred, for a JPEG that is packed anew
_MOST_DOTS = 60_000_000
_JPEG = b"\xff\xd8"
_END, _SCAN = 0xD9, 0xDA
# Marks within the packed picture: bytes that only look like one, and restarts.
_WITHIN = {0x00, *range(0xD0, 0xD8)}


Crop = tuple[float, float, float, float]


def redrawn(content: bytes, crop: Crop | None = None) -> tuple[bytes, str]:
    """The picture and its ending. Raises Refused for what is no picture of dots.

    crop: what is cut off at the left, the top, the right and the bottom, from 0 to 1.
    """
    picture = opened(content)
    if crop is not None:
        return _cropped(picture, crop, is_jpeg=content.startswith(_JPEG))
    if content.startswith(_JPEG):
        whole = _until_end(without_data(content))
        if opened(whole).size != picture.size:
            raise FileRejected("not_cleaned")
        return whole, "jpg"
    return _as_png(picture), "png"


def opened(content: bytes) -> Image.Image:
    """The dots of a picture. Raises Refused for too many, and for what has none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            picture = Image.open(io.BytesIO(content))
            if picture.width * picture.height > _MOST_DOTS:
                raise FileRejected("too_much")
            picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise FileRejected("not_cleaned") from error
    except (Warning, struct.error) as error:
        raise FileRejected("not_cleaned") from error
    return picture


def _cropped(picture: Image.Image, crop: Crop, *, is_jpeg: bool) -> tuple[bytes, str]:
    """What is shown of a picture of which a part was cut off on its page alone."""
    left, top, right, bottom = crop
    across, down = picture.size
    box = (
        round(across * left),
        round(down * top),
        round(across * (1 - right)),
        round(down * (1 - bottom)),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        raise FileRejected("not_cleaned")
    shown = picture.crop(box)
    if not is_jpeg:
        shown.info = dict(picture.info)
        return _as_png(shown), "png"
    made = io.BytesIO()
    shown.save(made, "JPEG", quality=_GOOD, icc_profile=picture.info.get("icc_profile"))
    return made.getvalue(), "jpg"


def _as_png(picture: Image.Image) -> bytes:
    colours = picture.info.get("icc_profile")
    if picture.mode not in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        picture = picture.convert("RGB")
    plain = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    if picture.mode == "P":
        plain.putpalette(picture.getpalette() or [])
    kept = {"icc_profile": colours} if colours else {}
    clear = picture.info.get("transparency")
    if clear is not None:
        kept["transparency"] = clear
    if dots := picture.info.get("dpi"):
        kept["dpi"] = dots
    made = io.BytesIO()
    plain.save(made, "PNG", **kept)
    return made.getvalue()


def _until_end(jpeg: bytes) -> bytes:
    """A JPEG without what somebody wrote behind it, which no program shows."""
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        kind = jpeg[at + 1]
        if kind == _END:
            return jpeg[: at + 2]
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if kind == _SCAN:
            at = _behind_scan(jpeg, at)
    return jpeg if jpeg.endswith(b"\xff\xd9") else jpeg + b"\xff\xd9"


def _behind_scan(jpeg: bytes, at: int) -> int:
    while (at := jpeg.find(b"\xff", at)) >= 0 and at + 1 < len(jpeg):
        if jpeg[at + 1] == 0xFF:
            at += 1
        elif jpeg[at + 1] in _WITHIN:
            at += 2
        else:
            return at
    return len(jpeg)
