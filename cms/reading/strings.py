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
# How letters of two bytes look that were read as two letters.
_MISREAD = re.compile("[Ã-ÅØÙ][\u0080-¿ŒœŠšŸŽžƒˆ˜–-›€™]")
_SAMPLE = 100_000  # bytes
# Of a text in pairs of bytes, every other byte names the script, and is mostly one.
_SHARE = 0.3
_SCRIPTS = (0x00, 0x04, 0x06, 0x09, 0x0A)
# Codings that programs of this country and of the readers' write, and wrote.
_OLD = (
    "cp1252", "mac_roman", "cp1250", "iso8859_2", "cp850", "cp437", "cp1257", "cp1254",
    "cp1256", "cp1251", "koi8_u", "cp1258", "mac_latin2", "iso8859_14", "cp1253",
    "iso8859_7", "iso8859_5", "iso8859_6", "cp1255", "cp852", "cp866", "cp857",
    "mac_cyrillic", "mac_greek", "mac_turkish", "cp874", "gb18030", "big5", "shift_jis",
    "euc_kr",
)  # fmt: skip
_MOST_IN_OLD = 5_000_000  # bytes; what is longer is read in the usual one


def readings_of(content: bytes) -> Iterator[str]:
    """A text as each program may read it; the likeliest coding comes first."""
    for mark, coding in _MARKS:
        if content.startswith(mark):
            yield content.decode(coding, errors="replace")
            return
    if coding := _coding_of_pairs(content[:_SAMPLE]):
        yield content.decode(coding, errors="replace")
        return
    try:
        text = content.decode("utf-8")
        yield text
        yield from _meant_by(text)
    except UnicodeDecodeError:
        yield from _old_readings(content)
        yield content.decode("utf-8", errors="replace")


def _meant_by(text: str) -> Iterator[str]:
    """What was meant where a program read UTF-8 as an older coding, and kept that."""
    if _MISREAD.search(text):
        yield "\n".join(map(_read_again, text.splitlines()))


def _read_again(line: str) -> str:
    try:
        return line.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return line


def _coding_of_pairs(pairs: bytes) -> str:
    """The coding of a text in pairs of bytes without a mark, or nothing."""
    for coding, at in (("utf-16-le", 1), ("utf-16-be", 0)):
        names, others = pairs[at::2], pairs[1 - at :: 2]
        for script in _SCRIPTS if pairs else ():
            mostly = names.count(script) > _SHARE * len(names)
            # Tabs and line ends stand in both places where there are no pairs.
            apart = others.count(script) < names.count(script) / 4
            all_named = names.count(0) + names.count(script) > 0.9 * len(names)
            if mostly and apart and (script == 0 or all_named):
                return coding
    return ""


def _old_readings(content: bytes) -> Iterator[str]:
    """In codings of one byte a letter: the usual one, and all that may be meant."""
    best = from_bytes(content[:_SAMPLE]).best()
    likely = (best.encoding,) if best and best.encoding not in _OLD else ()
    codings = (*_OLD, *likely) if len(content) < _MOST_IN_OLD else _OLD[:1]
    yield from dict.fromkeys(
        content.decode(coding, errors="replace") for coding in codings
    )


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
