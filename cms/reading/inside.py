"""Files inside a file: the words that they hold, by the kind that each really is."""

import base64
import binascii
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from html import unescape

from lxml import etree

from cms.reading.limits import FileRejected
from cms.reading.pdf.attached import note_pdf
from cms.reading.picture_words import note_words_of
from cms.reading.pictures import tells_where, words_in
from cms.reading.report import Report
from cms.reading.rich_text import is_rich_text, rich_readings_of
from cms.reading.strings import readings_of, strings_in
from cms.reading.word.everything import note_all
from cms.reading.word.labelled import said_with_labels
from cms.reading.word.package import Package

_DEEPEST = 3
_TAG = re.compile(r"<[^>]{0,2000}>")
# Bytes that are written in letters.
_PACKED = re.compile(r"\s*(?:[A-Za-z0-9+/]{4}\s*)+(?:[A-Za-z0-9+/]{2,3}={1,2})?\s*")
_LEAST_PACKED = 64
_MOST_PACKED = 20_000_000
_OTHER_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")
LETTERS = (".mht", ".mhtml", ".eml")
_TEXTS = (".htm", ".html", ".xhtml", ".txt", ".mht", ".mhtml", ".rtf", ".csv", ".eml")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG")


def words_of(name: str, content: bytes, report: Report, depth: int = 0) -> None:
    """Read whatever words the bytes of a file inside the file hold."""
    if _is_too_much(content, report, depth):
        report.add("not_read", where="attachment")
    elif content.startswith(b"PK\x03\x04"):
        _archive(content, report, depth)
    elif content.startswith(b"\x1f\x8b"):
        _unpacked(name, content, report, depth)
    elif name.lower().endswith(LETTERS) and depth < _DEEPEST:
        _letter(content, report, depth)
    elif b"%PDF-" in content[:1024]:
        note_pdf(content, report)
    elif content.startswith(_PICTURES):
        note_words_of(content, report)
        if tells_where(content):
            report.add("picture_place")
        for words in words_in(content):
            report.text(words, where="picture_data")
    elif is_rich_text(content):
        for said in rich_readings_of(content):
            report.text(said, where="attachment")
    elif not name or name.lower().endswith(_TEXTS):
        for reading in readings_of(content):
            report.text(plain(reading), where="attachment")
    else:
        report.text("\n".join(strings_in(content)), where="attachment")


def _is_too_much(content: bytes, report: Report, depth: int) -> bool:
    """Whether a file inside is too large or too deep, or packed as nobody here can."""
    is_deep = depth >= _DEEPEST and content.startswith((b"PK\x03\x04", b"\x1f\x8b"))
    is_other = content.startswith(_OTHER_ARCHIVES)
    return is_deep or is_other or not report.may_unpack(len(content))


def _unpacked(name: str, content: bytes, report: Report, depth: int) -> None:
    """One file that is packed, as drawings in office files are."""
    try:
        plain_content = zlib.decompressobj(wbits=31).decompress(content, _MOST_PACKED)
    except zlib.error:
        report.add("not_read", where="attachment")
        return
    words_of(name.removesuffix(".gz"), plain_content, report, depth + 1)


def _letter(content: bytes, report: Report, depth: int) -> None:
    """A letter, or a web page in one file: each of its parts in its own coding."""
    for part in message_from_bytes(content).walk():
        for value in part.values():
            report.text(str(value), where="attachment")
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            is_text = part.get_content_maintype() == "text"
            words_of("" if is_text else ".bin", payload, report, depth + 1)


def _archive(content: bytes, report: Report, depth: int) -> None:
    """An office file, or any archive: every part of it."""
    try:
        package = Package(io.BytesIO(content))
        for name in package.names:
            if name.endswith("/"):
                continue
            report.text(name, where="attachment_name")
            if name.endswith((".xml", ".rels", ".vml")):
                note_part(package.xml(name), report, "attachment", depth)
            else:
                words_of(name, package.read(name), report, depth + 1)
    except FileRejected:
        report.add("not_read", where="attachment")


def note_part(part: etree._Element, report: Report, where: str, depth: int = 0) -> None:
    """Read an XML part: all that stands in it, and what is packed into its words."""
    note_all(part, report, where)
    for said in said_with_labels(part):
        report.also(said, where=where)
    for said in dict.fromkeys(_packed_in(part)):
        with suppress(binascii.Error, ValueError):
            packed = base64.b64decode("".join(said.split()), validate=True)
            words_of(".bin", packed, report, depth + 1)


def _packed_in(part: etree._Element) -> Iterator[str]:
    for item in part.iter():
        for said in (item.text or "", *item.attrib.values()):
            if len(said) >= _LEAST_PACKED and _PACKED.fullmatch(said):
                yield said


def plain(text: str) -> str:
    """The words of a web page, without its marks."""
    without_tags = unescape(_TAG.sub("", text))
    return f"{without_tags}\n{unescape(_TAG.sub(' ', text))}\n{text}"
