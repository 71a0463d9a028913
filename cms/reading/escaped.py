"""Texts in which letters are written by other signs, as programs store them."""

import binascii
import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from html import unescape
from urllib.parse import unquote

_ENTITY = re.compile(r"&(?:#\d{2,7}|#x[0-9A-Fa-f]{2,6}|[A-Za-z]{2,30});")
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,2000}>")
_IN_A_HEADER = re.compile(r"=\?[\w-]{2,30}\?[BbQq]\?[^?\s]{1,400}\?=")
_QUOTED = re.compile(r"=[0-9A-F]{2}|=\r?\n")
_IN_FIELDS = re.compile(r"^BEGIN:V[A-Z]+\s*$", re.MULTILINE)
_FOLDED = re.compile(r"\r?\n[ \t]")
_NUMBERED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_IN_SEVEN_BITS = re.compile(r"\+[A-Za-z0-9+/]{3,}-?")
_PACKED = re.compile(r"(?:[A-Za-z0-9+/]{20,}\s*)+={0,2}")
_MOST = 5_000_000  # letters


def meant_by(text: str) -> Iterator[str]:
    """The text as it is meant, in each way to write letters by others."""
    if len(text) > _MOST:
        return
    if _ENTITY.search(text):
        yield unescape(text)
    if _TAG.search(text):
        yield unescape(_TAG.sub("", text))
    if _IN_A_HEADER.search(text):
        yield _IN_A_HEADER.sub(_from_header, text)
    if _QUOTED.search(text):
        yield _bytes_meant(quopri.decodestring(text.encode("utf-8", "replace")))
    if _IN_FIELDS.search(text):
        # Calendars and cards break lines in the middle of words.
        yield _FOLDED.sub("", text)
    if _NUMBERED.search(text):
        yield _NUMBERED.sub(lambda m: chr(int(m[1] or m[2], 16)), text)
    if _PERCENT.search(text):
        yield unquote(text)
    if _IN_SEVEN_BITS.search(text):
        # Only the places that are so written: elsewhere a sign may be no letter of it.
        yield _IN_SEVEN_BITS.sub(_from_seven_bits, text)
    for match in _PACKED.finditer(text):
        with suppress(binascii.Error, ValueError):
            packed = "".join(match.group().split())
            yield _bytes_meant(binascii.a2b_base64(packed + "=" * (-len(packed) % 4)))


def _from_header(match: re.Match[str]) -> str:
    with suppress(LookupError, ValueError, HeaderParseError):
        return str(make_header(decode_header(match.group())))
    return match.group()


def _bytes_meant(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _from_seven_bits(match: re.Match[str]) -> str:
    try:
        return match.group().encode("ascii").decode("utf-7")
    except UnicodeDecodeError:
        return match.group()
