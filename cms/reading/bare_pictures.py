"""A picture with nothing but its pixels: what a library of pictures stores.

Where, when, by whom and with what it was taken comes off, and so does everything that a
program wrote into it or behind it. It is turned as its camera was held, and its colours
stay what they are.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import ExifTags, Image, ImageOps, JpegImagePlugin

from cms.reading.pictures import carries_data, is_known, pieces_of, without_data

PLACE, SERIAL, CAMERA, TIME = "place", "serial", "camera", "time"
PEOPLE, CAPTION, COMMENT = "people", "caption", "comment"
THUMBNAIL, LATER, BEHIND, OTHER = "thumbnail", "later", "behind", "other"
# What was taken off, in plain words.
WORDS = {
    PLACE: "the place where it was taken",
    SERIAL: "the serial number of the camera or its lens",
    CAMERA: "the camera or program that made it",
    TIME: "when it was taken or changed",
    PEOPLE: "who took it or owns it",
    CAPTION: "a title, caption or keywords",
    COMMENT: "a comment",
    THUMBNAIL: "a smaller picture of itself, which may be from before it was changed",
    LATER: "further pictures behind the first one",
    BEHIND: "data behind the end of the picture",
    OTHER: "data that a program or camera wrote into it",
}
_BASE, _IFD = ExifTags.Base, ExifTags.IFD
_BY_TAG: dict[int, str] = {
    _BASE.BodySerialNumber: SERIAL,
    _BASE.LensSerialNumber: SERIAL,
    _BASE.CameraSerialNumber: SERIAL,
    _BASE.Make: CAMERA,
    _BASE.Model: CAMERA,
    _BASE.LensModel: CAMERA,
    _BASE.Software: CAMERA,
    _BASE.DateTime: TIME,
    _BASE.DateTimeOriginal: TIME,
    _BASE.DateTimeDigitized: TIME,
    _BASE.Artist: PEOPLE,
    _BASE.Copyright: PEOPLE,
    _BASE.CameraOwnerName: PEOPLE,
    _BASE.XPAuthor: PEOPLE,
    _BASE.ImageDescription: CAPTION,
    _BASE.XPTitle: CAPTION,
    _BASE.XPSubject: CAPTION,
    _BASE.XPKeywords: CAPTION,
    _BASE.XPComment: COMMENT,
    _BASE.UserComment: COMMENT,
}
_MARKS = (
    (b"8BIM", CAPTION),
    (b"photoshop:", CAPTION),
    (b"dc:description", CAPTION),
    (b"dc:title", CAPTION),
    (b"dc:creator", PEOPLE),
    (b"exif:GPS", PLACE),
    (b"SerialNumber", SERIAL),
)
_TURNED = range(2, 9)
_QUALITY = 95
_JPEG_COMMENT, _PNG_TEXTS = b"\xff\xfe", (b"tEXt", b"zTXt", b"iTXt")


@dataclass(frozen=True)
class Bare:
    """A picture without data, and what was taken off it: keys of WORDS, in order."""

    content: bytes
    taken_off: tuple[str, ...] = ()

    @property
    def in_words(self) -> list[str]:
        return [WORDS[key] for key in self.taken_off]


def only_pixels(content: bytes) -> Bare:
    """The same picture with nothing but its pixels.

    Its bytes stay as they are where it carries nothing. It is packed anew only where it
    has to be turned, or where its kind cannot be taken apart. Raises OSError or
    ValueError for what is no picture, or is broken.
    """
    with Image.open(io.BytesIO(content)) as picture:
        picture.load()
        said = set(_said_by(picture)) | set(_said_in(content, picture.format or ""))
        frames = int(getattr(picture, "n_frames", 1))
        if frames > 1:
            said.add(LATER)
        picture.seek(0)
        turned = picture.getexif().get(_BASE.Orientation, 1) in _TURNED
        if turned or not is_known(content) or (frames > 1 and picture.format == "WEBP"):
            bare = _packed_anew(picture)
            return Bare(bare, _in_order(said))
    if not carries_data(content):
        return Bare(content)
    return Bare(without_data(content), _in_order(said or {OTHER}))


def _in_order(said: set[str]) -> tuple[str, ...]:
    return tuple(key for key in WORDS if key in said)


def _said_by(picture: Image.Image) -> Iterator[str]:
    """What a picture's Exif says."""
    try:
        exif = picture.getexif()
        tags = {**exif, **exif.get_ifd(_IFD.Exif)}
        if exif.get_ifd(_IFD.GPSInfo) or _BASE.GPSInfo in exif:
            yield PLACE
        if exif.get_ifd(_IFD.IFD1):
            yield THUMBNAIL
    except (OSError, ValueError, SyntaxError, KeyError, TypeError):
        yield OTHER
        return
    for tag in tags:
        if tag in _BY_TAG:
            yield _BY_TAG[tag]
        elif tag not in (_BASE.Orientation, *_POINTERS) and picture.format != "TIFF":
            # A TIFF tells its very size by tags.
            yield OTHER


_POINTERS = (_BASE.ExifOffset, _BASE.GPSInfo)


def _said_in(content: bytes, kind: str) -> Iterator[str]:
    """What the pieces of a picture say that have to go."""
    pieces = [said for _kept, said in pieces_of(content) if said.strip(b"\0\r\n ")]
    for said in pieces:
        for mark, key in _MARKS:
            if mark in said:
                yield key
        if said.startswith((b"JFXX", b"MPF")):
            yield THUMBNAIL
    if kind == "JPEG" and _has_comment(content):
        yield COMMENT
    if kind == "PNG" and any(name in content for name in _PNG_TEXTS):
        yield COMMENT
    if kind == "GIF" and b"\x21\xfe" in content:
        yield COMMENT
    if pieces and _goes_on(content, kind):
        yield BEHIND


def _has_comment(jpeg: bytes) -> bool:
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        if jpeg[at : at + 2] == _JPEG_COMMENT:
            return True
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return False


def _goes_on(content: bytes, kind: str) -> bool:
    """Whether anything stands behind the end of a picture."""
    last = [said for _kept, said in pieces_of(content)][-1]
    return kind in ("JPEG", "PNG") and bool(last.strip(b"\0\r\n "))


def _packed_anew(picture: Image.Image) -> bytes:
    kind = picture.format or "PNG"
    how: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile")}
    if kind == "JPEG":
        how |= {
            "quality": _QUALITY,
            "subsampling": JpegImagePlugin.get_sampling(picture),
        }
    elif kind in ("WEBP", "AVIF", "HEIF"):
        how |= {"quality": _QUALITY}
    elif kind == "TIFF":
        how |= {"compression": "tiff_deflate"}
    turned = ImageOps.exif_transpose(picture)
    # A new picture, as the old one carries its data along.
    bare = Image.new(turned.mode, turned.size)
    if turned.mode == "P":
        bare = turned.copy()
        bare.info = {
            key: value for key, value in turned.info.items() if key == "transparency"
        }
    else:
        bare.paste(turned)
    if how["icc_profile"] is None:
        del how["icc_profile"]
    content = io.BytesIO()
    bare.save(content, kind, **how)
    return content.getvalue()
