"""Every object of a PDF, whatever leads to it: its strings, its names, its streams."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pikepdf

from cms.reading.limits import LARGEST_PART, begin_step
from cms.reading.pdf.images import last_filter, length_of
from cms.reading.pdf.metadata import bytes_of
from cms.reading.pdf.strings import (
    digest_of,
    in_sentences,
    note_words,
    strings_of,
    without_keys,
    words_of_name,
)
from cms.reading.pictures import words_in
from cms.reading.report import Report
from cms.reading.strings import strings_in

_PICTURES = {"/DCTDecode", "/JPXDecode"}
_PACKED_PICTURES = {"/CCITTFaxDecode", "/JBIG2Decode"}
_SHORT = 4
_MOST_NAMES = 20_000
_DEEPEST = 40
_BEGINNING_OF_A_FONT = 6000  # bytes, in which fonts of some kinds say their names
_TAG = re.compile(r"<[^>]{0,4000}>")
_REMARK = re.compile(r"<!--(.{1,4000}?)-->|<\?(.{1,4000}?)\?>", re.DOTALL)
_VALUE = re.compile(r"=\s*[\"']([^\"']{2,2000})[\"']")


def note(pdf: pikepdf.Pdf, report: Report, known: str) -> set[bytes]:
    """Look at all words of all objects; answers with digests of what streams hold.

    known: letters and digits of the pages in a row, which are looked at already.
    """
    names: set[str] = set()
    live: set[bytes] = set()
    contents = _contents_of(pdf)
    for item in pdf.objects:
        if len(names) < _MOST_NAMES:
            names |= set(_names_of(item))
        texts = {text for _name, text in strings_of(item)}
        for text in texts:
            report.also(text, where="data")
        if isinstance(item, pikepdf.Stream):
            begin_step()
            live.add(_stream(item, report, known, contents))
    if report.listed.entries:
        for name in sorted(names):
            report.also(words_of_name(name), where="name_inside", numbers=False)
    for name in in_sentences(map(words_of_name, sorted(names))):
        report.also(name, where="name_inside")
    return live


def _names_of(item: Any, depth: int = 0) -> Iterator[str]:
    """Every name in an object, as what it is called or as what it says."""
    if depth > _DEEPEST:
        return
    if isinstance(item, pikepdf.Name):
        if len(str(item)) > _SHORT:
            yield str(item)[1:]
    elif isinstance(item, pikepdf.Array):
        for child in item:
            if not getattr(child, "is_indirect", False):
                yield from _names_of(child, depth + 1)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key, child in item.items():
            if len(key) > _SHORT:
                yield key[1:]
            if not getattr(child, "is_indirect", False):
                yield from _names_of(child, depth + 1)


def _contents_of(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The streams that draw: what pages, forms, patterns and letters are made of."""
    found: set[tuple[int, int]] = set()
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            continue
        held = [item.get("/Contents"), *_values(item.get("/CharProcs"))]
        if isinstance(held[0], pikepdf.Array):
            held += list(held[0])
        if item.get("/Subtype") == "/Form" or "/PatternType" in item:
            held.append(item)
        found |= {one.objgen for one in held if isinstance(one, pikepdf.Stream)}
    return found


def _values(item: Any) -> list[Any]:
    return list(dict(item).values()) if isinstance(item, pikepdf.Dictionary) else []


def _stream(
    item: pikepdf.Stream, report: Report, known: str, contents: set[tuple[int, int]]
) -> bytes:
    """Look at what a stream holds; answers with its digest."""
    kind = last_filter(item)
    if kind in _PICTURES:
        return b""
    if kind in _PACKED_PICTURES:
        return b""
    held = bytes_of(item)
    if "/Width" in item and "/Height" in item:
        _behind_the_pixels(item, held, report)
        return b""
    if len(held) > LARGEST_PART:
        report.add("not_read", where="bytes")
    elif item.get("/Type") in ("/ObjStm", "/XRef"):
        return digest_of(held)
    elif held.startswith(_FONTS) or "/Length1" in item:
        _font(held, report)
    elif held[:200].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<"):
        _marked_up(held, report)
    else:
        may_draw = item.objgen in contents
        note_words(held, report, "data", known, may_draw=may_draw)
    return digest_of(held)


def _behind_the_pixels(item: pikepdf.Stream, held: bytes, report: Report) -> None:
    """Bytes that are more than a picture of its size has."""
    behind = held[length_of(item) :] if length_of(item) else b""
    if behind.strip(b"\0\r\n "):
        for words in words_in(behind):
            report.also(words, where="picture_data")


def _font(held: bytes, report: Report) -> None:
    """What a font says of itself: its names, and who made it."""
    said = held[:_BEGINNING_OF_A_FONT]
    tables = int.from_bytes(held[4:6], "big") if held[:4] in _OUTLINES else 0
    for number in range(min(tables, 64)):
        entry = held[12 + 16 * number : 28 + 16 * number]
        if entry[:4] == b"name":
            start = int.from_bytes(entry[8:12], "big")
            said = held[start : start + int.from_bytes(entry[12:16], "big")]
    # Of a font that is a program, figures between its strings are sizes of letters.
    is_program = held.startswith(_PROGRAMS)
    for text in in_sentences(strings_in(said)):
        report.also(text, where="data", numbers=not is_program)
        for string in _STRING.finditer(text) if is_program else ():
            report.also(string.group(), where="data")


_STRING = re.compile(r"\([^()]*\)|%[^\n]*")
_PROGRAMS = (b"%!", b"\x80\x01")
_OUTLINES = (b"\0\1\0\0", b"true", b"OTTO")
_FONTS = (*_OUTLINES, *_PROGRAMS, b"\x01\x00\x04")


def _marked_up(held: bytes, report: Report) -> None:
    """What is written in XML: its words, and the values of its attributes."""
    said = held.decode("utf-8", errors="replace")
    if held[:2] in (b"\xff\xfe", b"\xfe\xff"):
        said = held.decode("utf-16", errors="replace")
    without = unescape(_TAG.sub("", said))
    remarks = "\n".join(map("".join, _REMARK.findall(said)))
    spaced = unescape(_TAG.sub("\n", said))
    for text in (spaced, without, remarks, *_VALUE.findall(said)):
        report.also(without_keys(unescape(text)), where="metadata")
