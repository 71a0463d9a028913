"""What pictures say about themselves: camera, place, who took them, captions.

A picture is taken apart into its pieces. What it needs to be shown as it is meant is
kept; everything else, also what stands behind its end, is no picture.
"""

import io
import re
import zlib
from collections.abc import Callable, Iterator
from html import unescape

from PIL import ExifTags, Image, ImageSequence

from cms.reading.strings import strings_in

_JPEG, _PNG, _GIF = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"GIF8"
_TIFF = (b"II*\0", b"MM\0*")
# Where the pixels of a TIFF are: the tags of their places and of their lengths.
_DOTS_OF_TIFF = ((273, 279), (324, 325))
_JP2 = b"\0\0\0\x0cjP  "
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
# What a JPEG needs to be shown as it is meant: JFIF, its colours, Adobe's kind of them.
_NEEDED = {0xE0: (b"JFIF\0",), 0xE2: (b"ICC_PROFILE\0",), 0xEE: (b"Adobe",)}
_JFIF_LENGTH = 14  # bytes, without the small picture that may follow
_IN_SCAN = {0x00, 0x01, 0xFF, *range(0xD0, 0xD8)}
_NEEDED_IN_PNG = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT",
    b"sRGB", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"cICP", b"mDCV", b"cLLI",
}  # fmt: skip
_PACKED_IN_PNG = {b"zTXt", b"iTXt"}
_NEEDED_IN_JP2 = {b"jP  ", b"ftyp", b"jp2h", b"jp2c", b"jpch", b"jplh", b"rreq"}
_NEEDED_IN_WEBP = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"}
_EXIF_FLAGS_IN_WEBP = 0b0000_1110
_PLACES = (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSDestLatitude)
_PLACES_IN_XMP = (b"exif:GPSLatitude", b"exif:GPSLongitude")
_LOOPS = b"NETSCAPE2.0"
_MOST = 1_000_000  # bytes of unpacked text
_PICTURE, _MOST_BESIDE = re.compile(b"\xff\xd8\xff[\xc0-\xfe]|\x89PNG\r\n"), 3
_TAG = re.compile(r"<[^>]{0,2000}>")
_VALUE = re.compile(r"=\s*[\"']([^\"']{1,2000})[\"']")

# The bytes of a piece as they are kept, and what it says beside its pixels.
Piece = tuple[bytes, bytes]


def carries_data(picture: bytes) -> bool:
    """Whether a picture has Exif, IPTC, XMP, a comment, or anything behind its end."""
    return any(said.strip(b"\0\r\n ") for _kept, said in pieces_of(picture))


def tells_where(picture: bytes) -> bool:
    """Whether a picture says where on earth it was taken."""
    if any(mark in picture for mark in _PLACES_IN_XMP):
        return True
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            place = opened.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    except (Image.DecompressionBombError, OverflowError, OSError, SyntaxError):
        return False
    except (ValueError, KeyError, TypeError):
        return False
    return any(tag in place for tag in _PLACES)


def without_data(picture: bytes) -> bytes:
    """The same picture, with nothing but the picture."""
    return b"".join(kept for kept, _said in pieces_of(picture))


def is_known(picture: bytes) -> bool:
    """Whether it is of a kind that can be taken apart here."""
    return _reader_of(picture) is not None


def words_in(picture: bytes) -> Iterator[str]:
    """What a picture says in words, as programs may read them."""
    if not is_known(picture):
        yield from strings_in(_beside_the_dots(picture))
        return
    for _kept, said in pieces_of(picture):
        if not said:
            continue
        yield from strings_in(said)
        text = said.decode("utf-8", errors="replace")
        if "<" in text:
            yield unescape(_TAG.sub("\n", text))
            yield unescape("\n".join(_VALUE.findall(text)))
        else:
            yield text


def pictures_beside(picture: bytes) -> Iterator[bytes]:
    """Smaller pictures in what a picture says of itself, perhaps of before a change."""
    for _kept, said in pieces_of(picture):
        found = [at.start() for at in _PICTURE.finditer(said)]
        yield from (said[at:] for at in found[:_MOST_BESIDE])


def _beside_the_dots(picture: bytes) -> bytes:
    """The bytes of a picture without its pixels, in which any letters may stand."""
    if not picture.startswith(_TIFF):
        return picture
    spans: list[tuple[int, int]] = []
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            for frame in ImageSequence.Iterator(opened):
                tags = getattr(frame, "tag_v2", {})
                for starts, lengths in _DOTS_OF_TIFF:
                    spans += zip(
                        tags.get(starts, ()), tags.get(lengths, ()), strict=False
                    )
    except (OSError, ValueError, SyntaxError):
        return picture
    beside, reached = [], 0
    for start, length in sorted(spans):
        beside.append(picture[reached:start])
        reached = max(reached, start + length)
    return b"".join([*beside, picture[reached:]])


def pieces_of(picture: bytes) -> Iterator[Piece]:
    """The pieces of a picture: what is kept of each, and what it says besides."""
    reader = _reader_of(picture)
    if reader is None:
        yield picture, b""
    else:
        yield from reader(picture)


def _reader_of(picture: bytes) -> Callable[[bytes], Iterator[Piece]] | None:
    for beginning, reader in _READERS.items():
        if picture.startswith(beginning):
            return reader
    if picture.startswith(b"RIFF") and picture[8:12] == b"WEBP":
        return _of_webp
    return None


def _of_jpeg(jpeg: bytes) -> Iterator[Piece]:
    yield _JPEG, b""
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        kind = jpeg[at + 1]
        if kind == 0xFF:
            at += 1
            continue
        if kind == _END:
            yield jpeg[at : at + 2], jpeg[at + 2 :]
            return
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if kind == _SCAN:
            end = _end_of_scan(jpeg, end)
        yield _kept_of_jpeg(kind, jpeg[at:end])
        at = end
    # A picture that breaks off, or only its end: two bytes that say so.
    is_end = jpeg[at : at + 2] == bytes((0xFF, _END))
    yield (jpeg[at : at + 2], jpeg[at + 2 :]) if is_end else (b"", jpeg[at:])


def _kept_of_jpeg(kind: int, piece: bytes) -> Piece:
    said = piece[4:]
    if not (0xE0 <= kind <= 0xEF or kind == _COMMENT):
        return piece, b""
    if not said.startswith(_NEEDED.get(kind, (b"\0" * 99,))):
        return b"", said
    if kind == 0xE0 and len(said) > _JFIF_LENGTH:
        # A smaller picture of itself, perhaps of before it was changed.
        bare = said[: _JFIF_LENGTH - 2] + b"\0\0"
        return piece[:2] + (len(bare) + 2).to_bytes(2, "big") + bare, said[14:]
    return piece, b""


def _end_of_scan(jpeg: bytes, at: int) -> int:
    """Where the pixels of a scan end: at the first mark that is none of theirs."""
    while (at := jpeg.find(b"\xff", at)) >= 0:
        if at + 1 >= len(jpeg) or jpeg[at + 1] not in _IN_SCAN:
            return at
        at += 1 if jpeg[at + 1] == 0xFF else 2
    return len(jpeg)


def _of_png(png: bytes) -> Iterator[Piece]:
    yield _PNG, b""
    at = len(_PNG)
    while at + 12 <= len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        kind, said = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        end = at + 12 + length
        needed = kind in _NEEDED_IN_PNG
        yield (png[at:end], b"") if needed else (b"", _unpacked(kind, said))
        at = end
        if kind == b"IEND":
            break
    yield b"", png[at:]


def _unpacked(kind: bytes, said: bytes) -> bytes:
    """What a piece says, unpacked where it is packed."""
    if kind not in _PACKED_IN_PNG:
        return said
    for start in range(min(len(said), 4000)):
        if said[start : start + 1] == b"\x78":
            try:
                packed = zlib.decompressobj().decompress(said[start:], _MOST)
                return said[:start] + b"\0\n" + packed
            except zlib.error:
                continue
    return said


def _of_jp2(picture: bytes) -> Iterator[Piece]:
    at = 0
    while at + 8 <= len(picture):
        length = int.from_bytes(picture[at : at + 4], "big")
        kind = picture[at + 4 : at + 8]
        if length == 1:
            length = int.from_bytes(picture[at + 8 : at + 16], "big")
        end = at + length if length >= 8 else len(picture)
        piece = picture[at:end]
        yield (piece, b"") if kind in _NEEDED_IN_JP2 else (b"", piece[8:])
        at = end


def _of_webp(webp: bytes) -> Iterator[Piece]:
    chunks = list(_chunks_of_webp(webp))
    kept = b"".join(kept for kept, _said in chunks)
    yield b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WEBP" + kept, b""
    for _kept, said in chunks:
        yield b"", said


def _chunks_of_webp(webp: bytes) -> Iterator[Piece]:
    at, end_of_all = 12, 8 + int.from_bytes(webp[4:8], "little")
    while at + 8 <= min(len(webp), end_of_all):
        kind = webp[at : at + 4]
        length = int.from_bytes(webp[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        piece = webp[at:end]
        if kind == b"VP8X":
            flags = piece[8] & ~_EXIF_FLAGS_IN_WEBP
            piece = piece[:8] + bytes((flags,)) + piece[9:]
        yield (piece, b"") if kind in _NEEDED_IN_WEBP else (b"", piece[8:])
        at = end
    yield b"", webp[at:]


def _of_gif(gif: bytes) -> Iterator[Piece]:
    """The first picture of a GIF; those behind it are other pictures."""
    at = 13 + (3 << (gif[10] & 7) + 1 if gif[10:11] and gif[10] & 0x80 else 0)
    yield gif[:at], b""
    while at < len(gif):
        if gif[at] == 0x21:
            end = _end_of_blocks(gif, at + 2)
            is_needed = gif[at + 1 : at + 2] == b"\xf9"
            yield (gif[at:end], b"") if is_needed else (b"", _blocks(gif[at + 2 : end]))
        elif gif[at] == 0x2C and at + 10 <= len(gif):
            flags = gif[at + 9]
            table = 3 << (flags & 7) + 1 if flags & 0x80 else 0
            end = _end_of_blocks(gif, at + 10 + table + 1)
            yield gif[at:end] + b"\x3b", b""
            rest = gif[end:]
            yield b"", rest[1:] if rest.startswith(b"\x3b") else rest
            return
        else:
            yield b"", gif[at:]
            return
        at = end


def _end_of_blocks(gif: bytes, at: int) -> int:
    while at < len(gif) and gif[at]:
        at += gif[at] + 1
    return min(at + 1, len(gif))


def _blocks(packed: bytes) -> bytes:
    said, at = b"", 0
    while at < len(packed) and packed[at]:
        said += packed[at + 1 : at + 1 + packed[at]]
        at += packed[at] + 1
    return b"" if said.startswith(_LOOPS) else said


_READERS: dict[bytes, Callable[[bytes], Iterator[Piece]]] = {
    _JPEG: _of_jpeg,
    _PNG: _of_png,
    _GIF: _of_gif,
    _JP2: _of_jp2,
}
