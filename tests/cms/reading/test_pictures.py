"""What a library stores of a picture is its pixels: everything else comes off."""

import io
import struct
import zlib

import pytest
from PIL import ExifTags, Image, ImageChops, ImageCms, PngImagePlugin

from cms.reading.bare_pictures import WORDS, only_pixels
from cms.reading.pictures import carries_data

NAME = "Jameson Thorngate"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def colours(size: tuple[int, int] = (60, 40)) -> Image.Image:
    left = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (left, left.rotate(180), left))


def exif(orientation: int = 1) -> Image.Exif:
    said = Image.Exif()
    said[ExifTags.Base.Orientation] = orientation
    said[ExifTags.Base.Make] = "Camera of Kowalska"
    said[ExifTags.Base.Artist] = NAME
    said[ExifTags.Base.ImageDescription] = f"{NAME} at home"
    details = said.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.BodySerialNumber] = "SN12345"
    details[ExifTags.Base.DateTimeOriginal] = "2019:01:02 03:04:05"
    place = said.get_ifd(ExifTags.IFD.GPSInfo)
    place[1], place[2] = "N", (54.0, 53.0, 42.0)
    return said


def packed(kind: str, picture: Image.Image | None = None, **how) -> bytes:
    content = io.BytesIO()
    (picture or colours()).save(content, kind, **how)
    return content.getvalue()


def jpeg_with(marker: int, said: bytes) -> bytes:
    jpeg = packed("JPEG")
    piece = bytes((0xFF, marker)) + struct.pack(">H", len(said) + 2) + said
    return jpeg[:2] + piece + jpeg[2:]


def png_with(kind: bytes, said: bytes) -> bytes:
    png = packed("PNG")
    check = struct.pack(">I", zlib.crc32(kind + said))
    piece = struct.pack(">I", len(said)) + kind + said + check
    return png[:33] + piece + png[33:]


def text_in_png() -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", NAME)
    text.add_itxt("Title", NAME, zip=True)
    return packed("PNG", pnginfo=text)


IPTC = b"Photoshop 3.0\x008BIM\4\4\0\0\0\x16\x1c\2\x78\0\x11" + NAME.encode()
XMP = b"http://ns.adobe.com/xap/1.0/\0<x dc:creator='" + NAME.encode() + b"'/>"
SECOND = colours().transpose(Image.Transpose.FLIP_TOP_BOTTOM)
CARRIES = {
    "JPEG: Exif": (packed("JPEG", exif=exif()), {"place", "serial", "camera", "time"}),
    "JPEG: a comment": (packed("JPEG", comment=NAME), {"comment"}),
    "JPEG: IPTC": (jpeg_with(0xED, IPTC), {"caption"}),
    "JPEG: XMP": (jpeg_with(0xE1, XMP), {"people"}),
    "JPEG: behind its end": (packed("JPEG") + NAME.encode(), {"behind"}),
    "JPEG: another one behind it": (packed("JPEG") + packed("JPEG"), {"behind"}),
    "JPEG: something of a program": (jpeg_with(0xEB, NAME.encode()), {"other"}),
    "PNG: texts": (text_in_png(), {"comment"}),
    "PNG: Exif": (packed("PNG", exif=exif()), {"place", "people", "caption"}),
    "PNG: something of a program": (png_with(b"prVt", NAME.encode()), {"other"}),
    "PNG: behind its end": (packed("PNG") + NAME.encode(), {"behind"}),
    "PNG: later pictures": (
        packed("PNG", save_all=True, append_images=[SECOND]),
        {"later"},
    ),
    "GIF: a comment": (packed("GIF", comment=NAME.encode()), {"comment"}),
    "GIF: later pictures": (
        packed("GIF", save_all=True, append_images=[SECOND]),
        {"later"},
    ),
    "WebP: Exif": (packed("WEBP", exif=exif(), lossless=True), {"place", "serial"}),
    "WebP: XMP": (packed("WEBP", xmp=XMP, lossless=True), {"people"}),
    "WebP: later pictures": (
        packed("WEBP", save_all=True, append_images=[SECOND], lossless=True),
        {"later"},
    ),
    "TIFF: Exif": (packed("TIFF", exif=exif()), {"people"}),
    "AVIF: Exif": (packed("AVIF", exif=exif(), quality=95), {"place", "people"}),
}


@pytest.mark.parametrize("name", CARRIES)
def test_all_that_is_not_pixels_comes_off_and_is_said(name):
    content, taken_off = CARRIES[name]

    bare = only_pixels(content)

    assert taken_off <= set(bare.taken_off)
    assert NAME.encode() not in bare.content
    assert not carries_data(bare.content)
    with Image.open(io.BytesIO(bare.content)) as picture:
        picture.load()
        assert getattr(picture, "n_frames", 1) == 1
        assert not dict(picture.getexif()) or picture.format == "TIFF"
    assert only_pixels(bare.content).taken_off == ()
    assert len(bare.in_words) == len(bare.taken_off)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_that_carries_nothing_stays_as_it_is(kind):
    content = packed(kind)

    assert only_pixels(content).content == content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pixels_and_the_profile_of_colours_stay_the_same(kind):
    content = packed(kind, exif=exif(), icc_profile=PROFILE)

    bare = Image.open(io.BytesIO(only_pixels(content).content))

    was = Image.open(io.BytesIO(content)).convert("RGB")
    assert ImageChops.difference(bare.convert("RGB"), was).getbbox() is None
    assert bare.info["icc_profile"] == PROFILE


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_picture_is_turned_as_its_camera_was_held(orientation):
    content = packed("PNG", exif=exif(orientation))

    bare = Image.open(io.BytesIO(only_pixels(content).content))

    assert bare.size == ((40, 60) if orientation > 4 else (60, 40))


def test_what_is_taken_off_has_words_of_its_own():
    assert all(WORDS.values())
    assert len(set(WORDS.values())) == len(WORDS)


def test_what_breaks_off_is_no_picture():
    with pytest.raises((OSError, ValueError)):
        only_pixels(packed("JPEG", colours((900, 900)))[:2000])
