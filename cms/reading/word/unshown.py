"""Words of a part that no page shows whatever they look like: nobody is led to them."""

import re
from collections.abc import Iterator

from lxml import etree

from cms.reading.word.allowed import MC, M
from cms.reading.word.building import is_chosen
from cms.reading.word.fields import unseen_in
from cms.reading.word.names import A, W, local
from cms.reading.word.package import Package
from cms.reading.word.references import is_line, numbers_of_notes, shown_headers

# Elements whose text a page shows, or is told of as something else.
_KNOWN = {f"{W}{name}" for name in ("t", "delText", "instrText", "delInstrText")}
_KNOWN |= {f"{M}t", f"{A}t"}
_MOST_FOR_A_LAYOUT = re.compile(r"[\s\d.+-]*|[a-z]{3,12}")


def unshown_in(package: Package, name: str, part: etree._Element) -> Iterator[int]:
    """How many letters stand in each place of a part that no page shows."""
    for place in (
        _notes(package, part),
        _header(package, name, part),
        (item.text or "" for item in unseen_in(part)),
        _other_ways(part),
        _elsewhere(part),
    ):
        for text in place:
            if letters := sum(sign.isalnum() for sign in text):
                yield letters


def _words(item: etree._Element) -> str:
    return "".join(text.text or "" for text in item.iter(f"{W}t", f"{M}t", f"{A}t"))


def _notes(package: Package, part: etree._Element) -> Iterator[str]:
    """Footnotes and endnotes that no word refers to."""
    kind = local(part.tag)
    if kind not in ("footnotes", "endnotes"):
        return
    used = numbers_of_notes([package.xml(package.main)], kind)
    for note in part:
        is_note = isinstance(note.tag, str) and not is_line(note)
        if is_note and note.get(f"{W}id") not in used:
            yield _words(note)


def _header(package: Package, name: str, part: etree._Element) -> Iterator[str]:
    """A header or footer of pages that the file has none of, with words of its own."""
    if local(part.tag) not in ("hdr", "ftr"):
        return
    shown = shown_headers(package, package.xml(package.main))
    if name in shown:
        return
    said = {" ".join(_words(package.xml(one)).split()) for one in shown}
    if " ".join(_words(part).split()) not in said:
        yield _words(part)


def _other_ways(part: etree._Element) -> Iterator[str]:
    """Words of a way to show something that no program of today takes."""
    for choice in part.iter(f"{MC}AlternateContent"):
        taken = next(filter(is_chosen, choice), None)
        said = "" if taken is None else _words(taken)
        for way in choice:
            words = _words(way)
            if way is not taken and words.strip() and words not in said:
                yield words


def _elsewhere(part: etree._Element) -> Iterator[str]:
    """Text that stands where no element has any: remarks, strange elements, tails."""
    for item in part.iter():
        is_element = isinstance(item.tag, str)
        if not is_element or item.tag not in _KNOWN:
            text = item.text or ""
            if not _MOST_FOR_A_LAYOUT.fullmatch(text.strip()):
                yield text
        yield item.tail or ""
