"""Whether cleaning a Word file would make words live that the file said were to go."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from cms.reading.word.check import REMOVED
from cms.reading.word.names import local
from cms.reading.word.package import Package, W
from cms.reading.word.parts import RUNNING
from cms.reading.word.seen import order_of

# What says that a row or a cell was taken out; the words in it may carry no mark.
_ROW_TAKEN_OUT = f"{W}trPr/{W}del"
_CELL_TAKEN_OUT = f"{W}tcPr/{W}cellDel"
_WRITTEN = (f"{W}t", f"{W}delText")
# A shape or a picture that floats may be all that covers what lies behind it.
_FLOATS = ("anchor", "shape", "rect", "wsp", "line", "oval", "roundrect")


def why_uncovers(original: Path, copy: Path) -> str:
    """The code of a refusal, or nothing when the copy shows what it did, in order."""
    before, after = Package(original), Package(copy)
    parts = list(_running(before))
    if any(_floats(mark) for part in parts for mark in part.iter(*REMOVED)):
        return "covers_text"
    kept = Counter(item.text for part in _running(after) for item in _written(part))
    stays = Counter(
        item.text for part in parts for item in _written(part) if not _to_go(item)
    )
    if kept - stays:
        return "marked_to_go"
    return "" if order_of(before) == order_of(after) else "not_cleaned"


def _running(package: Package) -> Iterator[etree._Element]:
    for name in package.names:
        if name.endswith(".xml"):
            part = package.xml(name)
            if local(part.tag) in RUNNING:
                yield part


def _written(part: etree._Element) -> Iterator[etree._Element]:
    return (item for item in part.iter(*_WRITTEN) if (item.text or "").strip())


def _to_go(item: etree._Element) -> bool:
    """Whether a change that is tracked takes some words out of the file."""
    if item.tag == f"{W}delText":
        return True
    for around in item.iterancestors():
        if around.tag in REMOVED:
            return True
        if around.tag == f"{W}tr" and around.find(_ROW_TAKEN_OUT) is not None:
            return True
        if around.tag == f"{W}tc" and around.find(_CELL_TAKEN_OUT) is not None:
            return True
    return False


def _floats(mark: etree._Element) -> bool:
    return any(
        isinstance(item.tag, str) and etree.QName(item).localname in _FLOATS
        for item in mark.iter()
    )
