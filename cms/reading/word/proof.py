"""Proves that a cleaned Word file holds nothing of what was to go."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from cms.reading.word.check import INSERTED, REMOVED
from cms.reading.word.metadata import PEOPLE, USUAL_TEMPLATES
from cms.reading.word.names import local
from cms.reading.word.package import Package, W

_SHORT = 5
# Shorter values tell nobody, and stand in every file.
_TELLING = 3
# What fonts are called is nobody's doing: "Microsoft Himalaya".
_FONT = re.compile(rb'(?:typeface|w:(?:ascii|hAnsi|eastAsia|cs))="[^"]*"')


def values_to_go(path: Path) -> set[str]:
    """What a cleaned copy must not hold any more, read from the original."""
    package = Package(path)
    said = {value.strip() for value in _values(package)}
    return {one for one in said if len(one) >= _TELLING} - USUAL_TEMPLATES


def _values(package: Package) -> Iterator[str]:
    for name in package.names:
        if not name.endswith(".xml"):
            continue
        part = package.xml(name)
        root = local(part.tag)
        if root in ("coreProperties", "Properties"):
            yield from _of_people(part)
        elif root == "comments":
            yield from _of_comments(part)
        elif root == "settings":
            yield from (item.get(f"{W}val", "") for item in part.iter(f"{W}docVar"))
        yield from _of_changes(part)


def _of_people(part: etree._Element) -> Iterator[str]:
    is_custom = "custom" in part.tag
    for item in part.iter():
        is_text = isinstance(item.tag, str) and not len(item)
        if is_text and (is_custom or local(item.tag) in PEOPLE):
            yield item.text or ""


def _of_comments(part: etree._Element) -> Iterator[str]:
    for comment in part.iter(f"{W}comment"):
        yield comment.get(f"{W}author", "")
        for text in comment.iter(f"{W}t"):
            yield text.text or ""


def _of_changes(part: etree._Element) -> Iterator[str]:
    for change in part.iter(*INSERTED, *REMOVED):
        yield change.get(f"{W}author", "")
    for text in part.iter(f"{W}delText"):
        yield text.text or ""


def seen_text(path: Path) -> str:
    """What a cleaned file still says rightly: its words and its title."""
    package = Package(path)
    said = []
    for name in package.matching("word/"):
        said += [text.text or "" for text in package.xml(name).iter(f"{W}t")]
    for name in package.matching("docProps/core"):
        said += [item.text or "" for item in package.xml(name).iter()]
    return " ".join(" ".join(said).split())


def still_in(path: Path, values: set[str]) -> set[str]:
    """The values that a file still holds in any part, with nothing compressed."""
    package = Package(path)
    parts = [_FONT.sub(b"", package.read(name)) for name in package.names]
    return {
        value
        for value in values
        if any(form in part for part in parts for form in _written(value))
    }


def _written(value: str) -> Iterator[bytes]:
    written = escape(value).encode()
    if len(value) < _SHORT:
        # A short text turns up anywhere by chance; as a whole value it does not.
        yield b">" + written + b"<"
        yield b'"' + written + b'"'
    else:
        yield written
