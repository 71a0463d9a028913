"""Shapes upon the cells of a sheet: boxes with words, and what covers cells."""

from lxml import etree

from cms.reading.office.over_cells import covers, places_said
from cms.reading.report import Report
from cms.reading.word.colours import WHITE, Theme, are_alike
from cms.reading.word.names import A, local
from cms.reading.word.package import Package
from cms.reading.word.shapes import colour_in, fill_of_shape

_SMALLEST = 300  # hundredths of a point
_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")


def note_drawing(package: Package, name: str, report: Report) -> None:
    """Note boxes that are hidden, words that cannot be read, and what covers cells."""
    theme = Theme()
    sheets = [
        package.xml(one.source)
        for one in package.relations
        if one.target == name and one.source in package.names
    ]
    said = [(sheet, places_said(sheet)) for sheet in sheets]
    for anchor in package.xml(name):
        if local(anchor.tag) not in _ANCHORS:
            continue
        words = words_in(anchor)
        named = [one for one in anchor.iter() if local(one.tag) == "cNvPr"]
        if words.strip():
            hidden = any(one.get("hidden") in ("1", "true") for one in named)
            why = "marked_hidden" if hidden else why_unread(anchor, theme, WHITE)
            if why:
                report.add("hidden_text", where=why, count=len(words.split()))
        elif any(covers(anchor, sheet, places) for sheet, places in said):
            report.add("hidden_text", where="shape")


def words_in(item: etree._Element) -> str:
    return "".join(text.text or "" for text in item.iter(f"{A}t"))


def why_unread(item: etree._Element, theme: Theme, ground: str) -> str:
    """By what some of the words of a shape cannot be read, or nothing."""
    fills = [
        found
        for one in item.iter()
        if local(one.tag) == "spPr" and (found := fill_of_shape(one, theme))
    ]
    behind = fills[0] if fills else ground
    for run in item.iter(f"{A}r"):
        if not words_in(run).strip():
            continue
        marks = _marks_of(run, item)
        if marks is None:
            continue
        size = marks.get("sz", "")
        if size.isdecimal() and int(size) <= _SMALLEST:
            return "tiny"
        if marks.find(f"{A}noFill") is not None and marks.find(f"{A}ln") is None:
            return "light"
        fill, marked = marks.find(f"{A}solidFill"), marks.find(f"{A}highlight")
        under = behind if marked is None else colour_in(marked, theme)
        if fill is None or not under:
            continue
        if clear(fill):
            return "light"
        colour = colour_in(fill, theme)
        if colour and are_alike(colour, under):
            return "light" if are_alike(colour, WHITE) else "colour"
    return ""


def _marks_of(run: etree._Element, item: etree._Element) -> etree._Element | None:
    """What says how a run is written: its own marks, or those of its box."""
    own = run.find(f"{A}rPr")
    if own is not None and (len(own) or own.get("sz")):
        return own
    usual = item.find(f".//{A}lstStyle/{A}lvl1pPr/{A}defRPr")
    return usual if usual is not None else own


def clear(fill: etree._Element) -> bool:
    """Whether a fill lets everything through."""
    return any(
        one.get("val", "").isdecimal() and int(one.get("val", "")) < 10_000
        for one in fill.iter(f"{A}alpha")
    )
