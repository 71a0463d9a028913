"""Proves that a cleaned PDF holds nothing of what was to go: its bytes are searched."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from cms.reading.pdf.behind import REMARKS, list_of
from cms.reading.pdf.metadata import xmp_of
from cms.reading.pdf.opening import open_pages, open_structure

_SHORT = 5


def values_to_go(path: Path) -> set[str]:
    """What a cleaned copy must not hold any more, read from the original."""
    with open_structure(path) as pdf:
        found = {str(value) for name, value in pdf.docinfo.items() if name != "/Title"}
        found |= set(pdf.attachments)
        found |= set(_of_remarks(pdf))
        for name, values in xmp_of(pdf).items():
            found |= set() if name == "dc:title" else set(values)
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/JS" in item:
                found.add(str(item.JS))
    return {value.strip() for value in found if value.strip()}


def _of_remarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for remark in list_of(page, "/Annots"):
            if str(remark.get("/Subtype", "")) in REMARKS:
                for name in ("/Contents", "/T", "/Subj", "/NM"):
                    if isinstance(value := remark.get(name), pikepdf.String):
                        yield str(value)


def seen_text(path: Path) -> str:
    """What a cleaned file still says rightly: its pages and its title."""
    with open_pages(path) as pages:
        said = [page.get_textpage().get_text_range() for page in pages]
        said += [mark.get_title() for mark in pages.get_toc()]
    with open_structure(path) as pdf:
        said.append(str(pdf.docinfo.get("/Title", "")))
    return " ".join(" ".join(said).split())


def still_in(path: Path, values: set[str]) -> set[str]:
    """The values that a file still holds anywhere, with nothing compressed."""
    content = io.BytesIO()
    with open_structure(path) as pdf:
        if "/Title" in pdf.docinfo:
            del pdf.docinfo["/Title"]
        pdf.save(
            content,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.specialized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    plain = content.getvalue()
    return {value for value in values if any(form in plain for form in _written(value))}


def _written(value: str) -> Iterator[bytes]:
    """How a text may be written in a PDF."""
    escaped = value
    for sign in "\\()":
        escaped = escaped.replace(sign, f"\\{sign}")
    for text in {value, escaped}:
        for coding in ("latin-1", "utf-8", "utf-16-be"):
            written = text.encode(coding, errors="replace")
            is_short = len(value) < _SHORT and coding != "utf-16-be"
            # A short text turns up anywhere by chance; as a whole string it does not.
            yield b"(" + written + b")" if is_short else written
            digits = written.hex().encode()
            yield b"<" + digits + b">" if is_short else digits
            yield b"<" + digits.upper() + b">" if is_short else digits.upper()
