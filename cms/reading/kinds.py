"""What a file really is, whatever its name says."""

import struct
from typing import IO

from cms.reading.limits import LARGEST_DIRECTORY, MOST_PARTS, FileRejected

# How files begin that must never call themselves a document.
_BEGINNINGS = {
    b"MZ": "program",
    b"\x7fELF": "program",
    b"#!": "program",
    b"\xcf\xfa\xed\xfe": "program",
    b"\xca\xfe\xba\xbe": "program",
    b"PK\x03\x04": "archive",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"\x1f\x8b": "archive",
    b"\xd0\xcf\x11\xe0": "old_office",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"{\\rtf": "rich_text",
    b"<": "web_page",
}
_HEADER_WITHIN = 1024  # bytes; programs that show PDFs accept a header this late
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LONGEST_COMMENT = 65_535


def real_kind(content: IO[bytes]) -> str:
    """`pdf`, `archive`, `program` and so on, or `unknown`, by how a file begins."""
    content.seek(0)
    start = content.read(_HEADER_WITHIN)
    content.seek(0)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-"):
        return "pdf"
    for beginning, kind in _BEGINNINGS.items():
        if start.startswith(beginning):
            return kind
    return "pdf" if b"%PDF-" in start else "unknown"


def check_archives_directory(content: IO[bytes]) -> None:
    """Refuse an archive whose list of parts alone is too much to read.

    Asked before the list is read, which would take all of it into memory.
    """
    size = content.seek(0, 2)
    content.seek(max(0, size - _END.size - _LONGEST_COMMENT))
    tail = content.read()
    content.seek(0)
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise FileRejected("damaged")
    _mark, _disk, _start, _here, parts, length, _offset, _comment = _END.unpack(
        tail[at : at + _END.size]
    )
    if parts > MOST_PARTS or length > LARGEST_DIRECTORY:
        raise FileRejected("too_much")
