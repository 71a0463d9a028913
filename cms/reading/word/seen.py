"""What a reader sees of a Word file, in order: by it a copy is held to its original."""

from collections.abc import Iterator

from lxml import etree

from cms.reading.word.allowed import MC, M
from cms.reading.word.building import is_chosen
from cms.reading.word.check import REMOVED, looks_of
from cms.reading.word.fields import fields_of
from cms.reading.word.names import W
from cms.reading.word.package import Package
from cms.reading.word.references import is_line, numbers_of_notes, shown_headers
from cms.reading.word.text import Looks, why_hidden

_TEXT = {f"{W}t", f"{M}t"}
_FORM = {
    f"{W}{name}"
    for name in (
        "p", "tbl", "tr", "tc", "drawing", "pict", "sym", "footnoteReference",
        "endnoteReference", "noBreakHyphen", "object", "altChunk",
    )
}  # fmt: skip


def order_of(package: Package) -> list[str]:
    """The words and the pictures, tables and notes between them, as people meet them.

    Words that are marked to go, or as hidden, are none of them.
    """
    looks = looks_of(package)
    body = package.xml(package.main)
    found = [*_tokens(body, looks)]
    for name in shown_headers(package, body):
        found += ["|", *_tokens(package.xml(name), looks)]
    for kind in ("footnotes", "endnotes"):
        used = numbers_of_notes([body], kind)
        for name in package.of_kind(kind)[:1]:
            for note in package.xml(name):
                if note.get(f"{W}id") in used and not is_line(note):
                    found += ["|", *_tokens(note, looks)]
    return _joined(found)


def _tokens(part: etree._Element, looks: Looks) -> Iterator[str]:
    unseen = {item for one in fields_of(part)[0] for item in one.said}
    stack = [part]
    while stack:
        item = stack.pop()
        if not isinstance(item.tag, str) or item.tag in REMOVED or item in unseen:
            continue
        if item.tag == f"{W}r" and why_hidden(item, looks) == "marked_hidden":
            continue
        if item.tag in _TEXT:
            yield item.text or ""
        elif item.tag in _FORM:
            yield f"\0{item.tag}\0"
        children = list(item)
        if item.tag == f"{MC}AlternateContent":
            children = [way for way in children if is_chosen(way)][:1]
        stack += reversed(children)


def _joined(tokens: list[str]) -> list[str]:
    """Tokens with words that follow each other as one, however they are cut."""
    return [one for one in "".join(tokens).split("\0") if one]
