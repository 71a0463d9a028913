"""Every string of a PDF's objects, wherever it stands; and its bytes as they are.

What no object leads to, and what earlier versions left in the bytes, is read as well.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf

from cms.reading.limits import begin_step
from cms.reading.pdf.raw import MOST_UNPACKED, raw_parts
from cms.reading.report import Report
from cms.reading.strings import strings_in

# Strings that are no words: keys, signatures, and the marks of a file.
_NO_WORDS = {"/ID", "/O", "/U", "/OE", "/UE", "/Perms", "/CheckSum", "/Cert"}
_DEEPEST = 40
_EARLIER = {"earlier_text", "earlier_revision"}
_DRAWS = re.compile(rb"\b(?:BT|Tj|TJ|re|cm|Do)\b")
# Within a content: remarks, and the names of marks.
_NAMED = re.compile(rb"%[^\r\n]{4,400}|/[A-Za-z#][^\s/<>\[\]()]{4,200}")
# Numbers of a font's own letters, which say nothing as text.
_CODES = re.compile(r"[\x00-\x08\x0e-\x1f]")
_FIGURES = re.compile(rb"(?:[-\d.]+\s+){2,}")
_END_OF_FILE = b"%%EOF"
_SHOWS = re.compile(rb"\bBT\b.{0,4000}?[\])>]\s*(?:Tj|TJ|'|\")\s", re.DOTALL)
_LITERAL = re.compile(rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\)){1,4000}\)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,4000})>")
_SHOWN = re.compile(rb"\[((?:[^\[\]\\]|\\.){1,4000})\]\s*TJ", re.DOTALL)
_MOST_IN_ALL = 64_000_000
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"\n"}
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.|\r\n)", re.DOTALL)


def strings_of(item: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The strings directly inside an object, each with the name it has there."""
    if depth > _DEEPEST:
        return
    if isinstance(item, pikepdf.String):
        yield name, str(item)
        return
    children: Any = ()
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        children = item.items()
    elif isinstance(item, pikepdf.Array):
        children = ((name, child) for child in item)
    for key, child in children:
        if key in _NO_WORDS:
            continue
        is_container = isinstance(child, pikepdf.Dictionary | pikepdf.Array)
        if isinstance(child, pikepdf.String) or (
            is_container and not child.is_indirect
        ):
            yield from strings_of(child, key, depth + 1)


def note_bytes(path: Path, live: set[bytes], report: Report) -> None:
    """Look at the bytes of a file, whatever state of it they are of.

    live: the digests of what the streams of its present state hold.
    """
    content = path.read_bytes()
    note_content(content, report, where="bytes", live=live)
    # What stands behind the end of a file belongs to no object of it.
    end = content.rfind(_END_OF_FILE)
    behind = content[end + len(_END_OF_FILE) :] if end >= 0 else b""
    if behind.strip():
        report.also("\n".join(strings_in(behind)), where="bytes")


def note_content(
    content: bytes, report: Report, *, where: str, live: set[bytes] | None = None
) -> None:
    """Look at the strings of a PDF that is no file of its own, or not only."""
    left = _MOST_IN_ALL
    for part in raw_parts(content):
        if live is not None and digest_of(part) in live:
            continue
        begin_step()
        left -= len(part)
        if left <= 0:
            report.add("not_read", where=where)
            return
        note_words(part, report, where)
        # Text of an earlier state is told as such.
        is_lost = live is not None and not report.has_any(_EARLIER)
        if is_lost and len(part) < MOST_UNPACKED and _SHOWS.search(part):
            report.add("hidden_text", where="bytes")


def digest_of(content: bytes) -> bytes:
    return sha256(content.rstrip()).digest()


def note_words(content: bytes, report: Report, where: str, known: str = "") -> None:
    """Look at the strings in what a stream holds, or what stands outside of them.

    known: letters and digits of the pages, in a row, that need no second look.
    """
    draws = bool(_DRAWS.search(content))
    if report.listed.entries:
        said = (
            _NAMED.findall(content)
            if draws
            else strings_in(_FIGURES.sub(b" ", content))
        )
        plain = [
            text.decode("cp1252") if isinstance(text, bytes) else text for text in said
        ]
        report.also("\n".join(dict.fromkeys(plain)), where=where, numbers=False)
    # Words in a row of strings belong together, as those that a page shows.
    if b"(" not in content and b"<" not in content:
        return
    shown = ["".join(_texts(match.group(1))) for match in _SHOWN.finditer(content)]
    for texts in (shown, _texts(content)):
        new = [
            text
            for text in texts
            if not (draws and _CODES.search(text)) and bare(text) not in known
        ]
        if any(text.strip() for text in new):
            report.also("\n".join(new), where=where, numbers=False)


def bare(text: str) -> str:
    """The letters and digits of a text alone, in a row."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _texts(content: bytes) -> Iterator[str]:
    for match in _LITERAL.finditer(content):
        yield _decoded(_ESCAPED.sub(_unescaped, match.group()[1:-1]))
    for match in _HEX.finditer(content):
        digits = b"".join(match.group(1).split())
        yield _decoded(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))


def _unescaped(match: re.Match[bytes]) -> bytes:
    sign = match.group(1)
    if sign[:1] in b"01234567":
        return bytes([int(sign, 8) & 0xFF])
    return b"" if sign in (b"\r\n", b"\n") else _ESCAPES.get(sign, sign)


def _decoded(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw.decode("utf-16", errors="replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw.decode("utf-8-sig", errors="replace")
    return raw.decode("cp1252", errors="replace")
