"""What pictures say about themselves: camera, place, who took them, captions."""

import re
import zlib
from collections.abc import Iterator
from html import unescape

from cms.reading.strings import strings_in

_JPEG, _PNG, _GIF = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"GIF8"
_SCAN = 0xDA
_COMMENT = 0xFE
# What a JPEG needs to be shown as it is meant: JFIF, its colours, Adobe's kind of them.
_NEEDED = {0xE0: (b"JFIF\0", b"JFXX\0"), 0xE2: (b"ICC_PROFILE\0",), 0xEE: (b"Adobe",)}
_SAID_IN_PNG = {b"tEXt", b"zTXt", b"iTXt", b"eXIf"}
_MOST = 1_000_000  # bytes of unpacked text
_TAG = re.compile(r"<[^>]{0,2000}>")
_VALUE = re.compile(r"=\s*[\"']([^\"']{1,2000})[\"']")


def carries_data(picture: bytes) -> bool:
    """Whether a picture has Exif, IPTC, XMP, a comment or a caption in it."""
    return any(not is_needed for _raw, _said, is_needed in _pieces(picture))


def without_data(picture: bytes) -> bytes:
    """The same picture, with nothing but the picture."""
    return b"".join(raw for raw, _said, is_needed in _pieces(picture) if is_needed)


def words_in(picture: bytes) -> Iterator[str]:
    """What a picture says in words, as programs may read them."""
    if not picture.startswith((_JPEG, _PNG, _GIF)):
        yield from strings_in(picture)
        return
    for _raw, said, is_needed in _pieces(picture):
        if is_needed or not said:
            continue
        yield from strings_in(said)
        text = said.decode("utf-8", errors="replace")
        if "<" in text:
            yield unescape(_TAG.sub("\n", text))
            yield unescape("\n".join(_VALUE.findall(text)))
        else:
            yield text


_Piece = tuple[bytes, bytes, bool]


def _pieces(picture: bytes) -> Iterator[_Piece]:
    """The parts of a picture: their bytes, what they say, whether they are needed."""
    if picture.startswith(_JPEG):
        yield from _of_jpeg(picture)
    elif picture.startswith(_PNG):
        yield from _of_png(picture)
    else:
        yield picture, b"", True


def _of_jpeg(jpeg: bytes) -> Iterator[_Piece]:
    yield _JPEG, b"", True
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != _SCAN:
        kind = jpeg[at + 1]
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        said = jpeg[at + 4 : end]
        is_data = 0xE0 <= kind <= 0xEF or kind == _COMMENT
        needed = not is_data or said.startswith(_NEEDED.get(kind, (b"\0" * 99,)))
        yield jpeg[at:end], said, needed
        at = end
    yield jpeg[at:], b"", True


def _of_png(png: bytes) -> Iterator[_Piece]:
    yield _PNG, b"", True
    at = len(_PNG)
    while at + 12 <= len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        kind, said = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        end = at + 12 + length
        yield png[at:end], _unpacked(kind, said), kind not in _SAID_IN_PNG
        at = end
    if at < len(png):
        yield png[at:], b"", True


def _unpacked(kind: bytes, said: bytes) -> bytes:
    """What a chunk of text says, unpacked where it is packed."""
    if kind not in (b"zTXt", b"iTXt"):
        return said if kind in _SAID_IN_PNG else b""
    for start in range(len(said)):
        if said[start : start + 1] == b"\x78":
            try:
                return said + zlib.decompressobj().decompress(said[start:], _MOST)
            except zlib.error:
                continue
    return said
