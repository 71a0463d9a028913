"""The bytes of a PDF as they are: what each stream holds, whichever state it is of."""

import base64
import re
import zlib
from collections.abc import Callable, Iterator

_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_END = re.compile(rb"endstream|endobj(?=\s+\d+\s+\d+\s+obj)")
_FILTERS = re.compile(
    rb"/(FlateDecode|Fl|LZWDecode|LZW|ASCII85Decode|A85|ASCIIHexDecode|AHx"
    rb"|RunLengthDecode|RL|DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)\b"
)
_PICTURE = re.compile(rb"/Subtype\s*/Image\b|/Type\s*/XRef\b|/FontFile|/Length1\b")
# What may be any bytes outside of streams: literal strings, names, the remark that
# tells programs that a file is not text.
_ANY_BYTES = re.compile(
    rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
    rb"|%[^\r\n]{0,16}(?=[\r\n])"
    rb"|/[^\s/<>\[\](){}%\0]{1,127}",
    re.DOTALL,
)
_SYNTAX = bytes(range(32, 127)) + b"\0\t\n\f\r"
# Some program writes a few into its remark; nothing that is packed has so few.
_MOST_STRANGE = 12  # bytes
_BEFORE = 2000  # bytes in which the description of a stream stands
MOST_UNPACKED = 30_000_000


def raw_parts(content: bytes) -> Iterator[tuple[bytes, bool]]:
    """What each stream holds, where it is no picture; then the bytes outside them.

    Each with whether it is the one outside.
    """
    outside, at = [], 0
    while (start := _STREAM.search(content, at)) is not None:
        described = content[max(at, start.start() - _BEFORE) : start.start()]
        outside.append(content[at : start.start()])
        end = _END.search(content, start.end())
        stop = len(content) if end is None else end.start()
        at = len(content) if end is None else end.end()
        own = described[described.rfind(b" obj") + 1 :]
        if not _PICTURE.search(own):
            yield unpacked(content[start.end() : stop], own), False
    yield b"".join([*outside, content[at:]]), True


def is_strange(outside: bytes) -> bool:
    """Whether what stands outside of streams is something else than a PDF's objects.

    Such as an archive behind the end, which opens as one in another program.
    """
    bare = _ANY_BYTES.sub(b"", outside)
    return len(bare.translate(None, _SYNTAX)) > _MOST_STRANGE


def unpacked(packed: bytes, described: bytes) -> bytes:
    """What a stream holds, or nothing where it is packed in a way that hides words."""
    for name in _FILTERS.findall(described):
        unpack = _UNPACK.get(name)
        if unpack is None:
            return b""
        try:
            packed = unpack(packed)
        except (ValueError, zlib.error, IndexError):
            return b""
    return packed


def _inflated(packed: bytes) -> bytes:
    return zlib.decompressobj().decompress(packed, MOST_UNPACKED)


def _from_85(packed: bytes) -> bytes:
    return base64.a85decode(packed.strip().removesuffix(b"~>").removeprefix(b"<~"))


def _from_hex(packed: bytes) -> bytes:
    digits = b"".join(packed.partition(b">")[0].split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _from_runs(packed: bytes) -> bytes:
    made, at = bytearray(), 0
    while at < len(packed) and packed[at] != 128 and len(made) < MOST_UNPACKED:
        length = packed[at]
        if length < 128:
            made += packed[at + 1 : at + 2 + length]
            at += length + 2
        else:
            made += packed[at + 1 : at + 2] * (257 - length)
            at += 2
    return bytes(made)


def _from_lzw(packed: bytes) -> bytes:
    """Lempel, Ziv and Welch's packing, with codes of nine to twelve bits."""
    table = [bytes((one,)) for one in range(256)] + [b"", b""]
    made, before = bytearray(), b""
    bits, waiting, width = 0, 0, 9
    for byte in packed:
        waiting, bits = waiting << 8 | byte, bits + 8
        if bits < width:
            continue
        bits -= width
        code, waiting = waiting >> bits, waiting & (1 << bits) - 1
        if code == 257 or len(made) > MOST_UNPACKED:
            break
        if code == 256:
            table, before, width = table[:258], b"", 9
            continue
        found = table[code] if code < len(table) else before + before[:1]
        made += found
        if before:
            table.append(before + found[:1])
        before = found
        width = 9 + sum(len(table) + 1 >= limit for limit in (512, 1024, 2048))
    return bytes(made)


_UNPACK: dict[bytes, Callable[[bytes], bytes]] = {
    b"FlateDecode": _inflated,
    b"Fl": _inflated,
    b"LZWDecode": _from_lzw,
    b"LZW": _from_lzw,
    b"ASCII85Decode": _from_85,
    b"A85": _from_85,
    b"ASCIIHexDecode": _from_hex,
    b"AHx": _from_hex,
    b"RunLengthDecode": _from_runs,
    b"RL": _from_runs,
}
