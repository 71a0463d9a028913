"""Every string of a PDF's objects, wherever it stands; and its bytes as they are.

What no object leads to, and what earlier versions left in the bytes, is read as well.
"""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from cms.reading.limits import begin_step
from cms.reading.report import Report

# Strings that are no words: keys, signatures, and the marks of a file.
_NO_WORDS = {"/ID", "/O", "/U", "/OE", "/UE", "/Perms", "/CheckSum", "/Cert"}
_DEEPEST = 40
_STREAM = re.compile(rb"stream\r?\n")
_END = re.compile(rb"endstream")
_LITERAL = re.compile(rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\)){1,4000}\)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,4000})>")
_SHOWN = re.compile(rb"\[((?:[^\[\]\\]|\\.){1,4000})\]\s*TJ", re.DOTALL)
_MOST_UNPACKED = 8_000_000
_MOST_IN_ALL = 64_000_000
_SAMPLE = 2000
_PLAIN = frozenset(b"\t\n\r") | frozenset(range(32, 127))
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


def note_bytes(path: Path, report: Report) -> None:
    """Look at the strings in the bytes of a file, whatever state of it they are of."""
    note_content(path.read_bytes(), report, where="bytes")


def note_content(content: bytes, report: Report, *, where: str) -> None:
    """Look at the strings of a PDF that is no file of its own, or not only."""
    left = _MOST_IN_ALL
    for part in _parts(content):
        begin_step()
        left -= len(part)
        if left <= 0:
            report.add("not_read", where=where)
            return
        _note(part, report, where)


def _parts(content: bytes) -> Iterator[bytes]:
    """What each stream holds, where it is no picture; then the bytes outside them."""
    outside, at = [], 0
    while (start := _STREAM.search(content, at)) is not None:
        outside.append(content[at : start.start()])
        end = _END.search(content, start.end())
        at = len(content) if end is None else end.start()
        yield _unpacked(content[start.end() : at])
    yield b"".join([*outside, content[at:]])


def _unpacked(packed: bytes) -> bytes:
    """What a stream holds, or nothing where it is packed in a way that hides words."""
    try:
        return zlib.decompressobj().decompress(packed, _MOST_UNPACKED)
    except zlib.error:
        start = packed[:_SAMPLE]
        is_text = sum(byte in _PLAIN for byte in start) > 0.9 * len(start)
        return packed if is_text else b""


def _note(content: bytes, report: Report, where: str) -> None:
    # Words in a row of strings belong together, as those that a page shows.
    if b"(" not in content and b"<" not in content:
        return
    shown = "\n".join(
        "".join(_texts(match.group(1))) for match in _SHOWN.finditer(content)
    )
    every = "\n".join(_texts(content))
    for text in (shown, every):
        if text.strip():
            report.also(text, where=where, numbers=False)


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
