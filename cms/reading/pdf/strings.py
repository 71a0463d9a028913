"""Every string of a PDF's objects, wherever it stands; and its bytes as they are.

What no object leads to, and what earlier versions left in the bytes, is read as well.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf

from cms.reading.limits import begin_step
from cms.reading.pdf.raw import MOST_UNPACKED, is_strange, raw_parts
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
_REMARKS = re.compile(rb"%[^\r\n]{4,400}")
# Where one word of a name ends and the next one begins.
_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|[_+\-.,#/%\s]+")
_WORD = re.compile(r"[^\W\d_]{3}")
_NUMBER = re.compile(r"\d+")
_MOST_NUMBERS = 12
# What programs number things by.
_KEYS = re.compile(
    r"[0-9A-Fa-f]{4,}(?:-[0-9A-Fa-f]{3,}){2,}"
    r"|\b(?=\w*[A-Fa-f])[0-9A-Fa-f]{11,}\b|\d{11,}"
)
_LONGEST_TEXT = 1_000_000
_SAMPLE = 4000
_PRINTED = frozenset(b"\t\n\r") | frozenset(range(32, 127))
_FIGURES = re.compile(rb"(?:[-\d.]+\s+){2,}")
# Measures of a font, a place or a box, four of which may look like one number.
_MEASURES = re.compile(rb"\[[-+.\d\s]*\]")
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
    for part, is_outside in raw_parts(content):
        if is_outside and is_strange(part):
            report.add("not_read", where=where)
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


def note_words(
    content: bytes,
    report: Report,
    where: str,
    known: str = "",
    *,
    may_draw: bool = True,
) -> None:
    """Look at the strings in what a stream holds, or what stands outside of them.

    known: letters and digits of the pages, in a row, that need no second look.
    may_draw: whether it may be what a page is drawn by, which bytes can look like.
    """
    draws = may_draw and bool(_DRAWS.search(content))
    if report.listed.entries and not draws:
        plain = dict.fromkeys(strings_in(_FIGURES.sub(b" ", content)))
        report.also("\n".join(plain), where=where, numbers=False)
    named = _NAMED.findall(content) if draws else _REMARKS.findall(content)
    said = [text.decode("cp1252", errors="replace") for text in dict.fromkeys(named)]
    if not draws and len(content) < _LONGEST_TEXT and is_text(content):
        said += strings_in(_MEASURES.sub(b" ", content))
    report.also("\n".join(in_sentences(said)), where=where)
    if draws:
        report.also("\n".join(map(words_of_name, said)), where=where, numbers=False)
    _strings_shown(content, report, where, known, draws=draws)


def _strings_shown(
    content: bytes, report: Report, where: str, known: str, *, draws: bool
) -> None:
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
            report.also("\n".join(in_sentences(new)), where=where)


def in_sentences(texts: Iterable[str]) -> Iterator[str]:
    """Texts in which a number may be somebody’s: with words, and no row of figures.

    Without the keys that programs write, in which any digits may stand.
    """
    for text in texts:
        plain = without_keys(text)
        if _WORD.search(plain) and len(_NUMBER.findall(plain)) <= _MOST_NUMBERS:
            yield plain


def without_keys(text: str) -> str:
    """A text without what programs number things by."""
    return _KEYS.sub(" ", text)


def words_of_name(name: str) -> str:
    """The words that a name is made of, which has no spaces."""
    return _PARTS.sub(" ", name)


def is_text(content: bytes) -> bool:
    """Whether bytes look like something that somebody wrote."""
    start = content[:_SAMPLE]
    plain = sum(byte in _PRINTED for byte in start)
    return plain > 0.85 * len(start) or b"\0" in start


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
