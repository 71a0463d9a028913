"""What can be read in bytes of which nobody knows the form."""

import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

# Letters in a row, as single bytes and as pairs, as programs write them.
_NARROW = re.compile(rb"[\x09\x20-\x7e\x80-\xff]{4,}")
_WIDE = re.compile(rb"(?:[\x09\x0a\x0d\x20-\xff][\x00-\x06]){4,}")
_WIDE_TURNED = re.compile(rb"(?:[\x00-\x06][\x09\x0a\x0d\x20-\xff]){4,}")
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 100_000  # bytes
# Of a text in pairs of bytes, so many of every other byte are nought.
_NOUGHTS = 0.3


def readings_of(content: bytes) -> Iterator[str]:
    """A text as each program may read it; the likeliest coding comes first."""
    for mark, coding in _MARKS:
        if content.startswith(mark):
            yield content.decode(coding, errors="replace")
            return
    pairs = content[:_SAMPLE]
    for coding, at in (("utf-16-le", 1), ("utf-16-be", 0)):
        if pairs and pairs[at::2].count(0) > _NOUGHTS * len(pairs) / 2:
            yield content.decode(coding, errors="replace")
            return
    try:
        yield content.decode("utf-8")
    except UnicodeDecodeError:
        yield from _old_readings(content)


def _old_readings(content: bytes) -> Iterator[str]:
    """In codings of one byte a letter: the usual one, and the one it looks like."""
    yield content.decode("cp1252", errors="replace")
    best = from_bytes(content[:_SAMPLE]).best()
    if best and best.encoding not in ("cp1252", "latin_1", "utf_8", "ascii"):
        yield content.decode(best.encoding, errors="replace")


def strings_in(content: bytes) -> Iterator[str]:
    """Whatever looks like words in the bytes of a program's own form."""
    for match in _NARROW.finditer(content):
        found = match.group()
        yield found.decode("cp1252", errors="replace")
        if not found.isascii():
            yield found.decode("utf-8", errors="replace")
    for match in _WIDE.finditer(content):
        yield match.group().decode("utf-16-le", errors="replace")
    for match in _WIDE_TURNED.finditer(content):
        yield match.group().decode("utf-16-be", errors="replace")
