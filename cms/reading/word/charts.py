"""The workbook behind a chart: whether it holds more than the chart shows."""

import io
from collections.abc import Iterator

from lxml import etree

from cms.reading.limits import FileRejected
from cms.reading.word.names import local
from cms.reading.word.package import Package

# What such a workbook is made of by itself; a part with another root is something else.
_OWN = {
    "Types", "Relationships", "coreProperties", "Properties", "workbook", "worksheet",
    "sst", "styleSheet", "theme", "table",
}  # fmt: skip
_SAYING = {"v", "f", "t"}
# What PowerPoint and Word write into each new one by themselves.
_BY_ITSELF = "to resize chart data range, drag lower right corner of range."
_MOST_VALUES = 20_000


def holds_only_its_chart(package: Package, name: str) -> bool:
    """Whether a file inside is a workbook with no value that its chart does not show.

    A chart that was copied from a large workbook takes all of it along.
    """
    charts = {
        one.source
        for one in package.relations
        if one.target == name and one.kind == "package" and "/charts/" in one.source
    }
    others = [one for one in package.relations if one.target == name]
    if len(charts) != 1 or len(others) != 1:
        return False
    try:
        shown = set(_values(package.xml(charts.pop())))
        held = set(_values_of_book(Package(io.BytesIO(package.read(name)))))
    except FileRejected:
        return False
    return held <= shown | {_BY_ITSELF}


def _values_of_book(book: Package) -> Iterator[str]:
    """Every value of its cells. Raises Refused where it is more than cells."""
    for name in book.names:
        part = book.xml(name) if name.endswith((".xml", ".rels")) else None
        if part is None or local(part.tag) not in _OWN or _hides(part):
            raise FileRejected("other")
        if local(part.tag) == "sst":
            yield from map(_plain, map("".join, map(_texts, part)))
        elif local(part.tag) == "worksheet":
            yield from _cells(part)


def _hides(part: etree._Element) -> bool:
    """Whether something in it is hidden, or may be somebody's words: names, remarks."""
    return any(
        one.get("hidden") in ("1", "true") or one.get("state", "visible") != "visible"
        for one in part.iter()
        if local(one.tag) in ("sheet", "row", "col")
    ) or any(local(one.tag) in ("definedName", "oddHeader") for one in part.iter())


def _cells(sheet: etree._Element) -> Iterator[str]:
    for number, cell in enumerate(sheet.iter("{*}c")):
        if number > _MOST_VALUES:
            raise FileRejected("too_much")
        if cell.get("t") != "s":
            yield from (_plain("".join(_texts(one))) for one in cell if len(cell))


def _texts(item: etree._Element) -> Iterator[str]:
    return (one.text or "" for one in item.iter() if local(one.tag) in _SAYING)


def _values(chart: etree._Element) -> Iterator[str]:
    """Every value that a chart keeps of its workbook, each as it is compared."""
    for item in chart.iter():
        if local(item.tag) in ("v", "f", "t"):
            yield _plain(item.text or "")
    yield ""


def _plain(value: str) -> str:
    """A value without what programs write otherwise: spaces, digits behind a point."""
    words = " ".join(value.split()).casefold()
    try:
        return f"{float(words):.6g}"
    except ValueError:
        return words
