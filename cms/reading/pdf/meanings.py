"""Fonts that say of their letters that they are others than those they draw."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from cms.reading.pdf.metadata import bytes_of

_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_USUAL = {"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"}
# So many letters that are called by one name, and the part of all that they are.
_MOST_ALIKE, _PART_ALIKE = 6, 0.5
_MOST_OTHERS, _PART_OTHERS = 3, 0.3
_LONGEST_RANGE = 4000
_DEEPEST = 4


def pages_that_mislead(pdf: pikepdf.Pdf) -> set[int]:
    """The numbers of pages with such a font, counted from 1."""
    known: dict[tuple[int, int], bool] = {}
    found = set()
    for number, page in enumerate(pdf.pages, start=1):
        for font in _fonts(page.obj.get("/Resources", page.resources), 0):
            if font.objgen not in known or not font.is_indirect:
                known[font.objgen] = _misleads(font)
            if known[font.objgen]:
                found.add(number)
    return found


def _fonts(resources: Any, depth: int) -> Iterator[Any]:
    """The fonts of a page, and of the forms that it draws."""
    if not isinstance(resources, Dictionary) or depth > _DEEPEST:
        return
    named = resources.get("/Font")
    for font in named.values() if isinstance(named, Dictionary) else ():
        if isinstance(font, Dictionary):
            yield font
    forms = resources.get("/XObject")
    for form in forms.values() if isinstance(forms, Dictionary) else ():
        if isinstance(form, Stream) and "/Resources" in form:
            yield from _fonts(form.Resources, depth + 1)


def _misleads(font: Any) -> bool:
    table = font.get("/ToUnicode")
    if not isinstance(table, Stream):
        return False
    said = dict(_pairs(bytes_of(table)))
    alike = max(Counter(said.values()).values(), default=0)
    if alike >= _MOST_ALIKE and alike > _PART_ALIKE * len(said):
        return True
    drawn = dict(_drawn(font))
    both = [code for code in drawn if code in said]
    others = sum(drawn[code].lower() != said[code].lower() for code in both)
    return others >= _MOST_OTHERS and others > _PART_OTHERS * len(both)


def _drawn(font: Any) -> Iterator[tuple[int, str]]:
    """The Latin letters that a font draws, where its coding says so."""
    if font.get("/Subtype") == "/Type0":
        return
    coding = font.get("/Encoding")
    base = coding.get("/BaseEncoding") if isinstance(coding, Dictionary) else coding
    if str(base) in _USUAL:
        for code in (*range(65, 91), *range(97, 123)):
            yield code, chr(code)
    changed = coding.get("/Differences") if isinstance(coding, Dictionary) else None
    at = 0
    for item in changed if isinstance(changed, Array) else ():
        if isinstance(item, Name):
            if len(str(item)) == 2 and str(item)[1].isalpha():
                yield at, str(item)[1]
            at += 1
        else:
            at = int(item)


def _pairs(table: bytes) -> Iterator[tuple[int, str]]:
    """By the code of a letter, what a table says that it means."""
    for part in _CHARS.findall(table):
        codes = _HEX.findall(part)
        for code, text in zip(codes[::2], codes[1::2], strict=False):
            yield _number(code), _text(text)
    for part in _RANGES.findall(table):
        codes = _HEX.findall(part)
        if b"[" in part:
            continue
        for first, last, text in zip(*[iter(codes)] * 3, strict=False):
            meant = _text(text)
            for step in range(min(_number(last) - _number(first) + 1, _LONGEST_RANGE)):
                if meant:
                    # Beyond the last sign there is nothing that could be meant.
                    yield (
                        _number(first) + step,
                        chr(min(ord(meant[-1]) + step, 0x10FFFF)),
                    )


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _text(digits: bytes) -> str:
    plain = b"".join(digits.split())
    raw = bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode())
    return raw.decode("utf-16-be", errors="replace")
