"""The words of a Word file by page, and those that nobody sees."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cms.reading.word.package import W

_FRAMES = (f"{W}txbxContent", f"{W}pict", f"{W}drawing")
_BLACK = {"000000", "black"}
# In half points: nobody reads letters as small as this.
_SMALLEST = 3


@dataclass(frozen=True)
class Paragraph:
    """The words of a paragraph, the page where it begins, and how it is marked.

    hidden: why some of it cannot be seen, with the number of its letters.
    """

    page: int
    text: str
    deleted: str
    hidden: tuple[tuple[str, int], ...]


def paragraphs_of(part: etree._Element, unseen: set[str]) -> Iterator[Paragraph]:
    """The paragraphs of a part. unseen: the styles that hide what has them."""
    page = 1
    rendered = part.find(f".//{W}lastRenderedPageBreak") is not None
    for paragraph in part.iter(f"{W}p"):
        if not rendered and paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            page += 1
        yield Paragraph(
            page,
            "".join(_texts(paragraph, "t")),
            "".join(_texts(paragraph, "delText")),
            tuple(_hidden(paragraph, unseen)),
        )
        page += _pages_begun(paragraph, rendered)


def _pages_begun(paragraph: etree._Element, rendered: bool) -> int:
    if rendered:
        return sum(1 for _break in paragraph.iter(f"{W}lastRenderedPageBreak"))
    return sum(1 for line in paragraph.iter(f"{W}br") if line.get(f"{W}type") == "page")


def _texts(paragraph: etree._Element, kind: str) -> Iterator[str]:
    """The words of a paragraph, without those of boxes inside of it."""
    for item in paragraph.iter(f"{W}{kind}", f"{W}tab", f"{W}br", f"{W}softHyphen"):
        if _owner(item, f"{W}p") is not paragraph:
            continue
        if item.tag == f"{W}{kind}":
            yield item.text or ""
        elif item.tag != f"{W}softHyphen":
            yield " "


def _owner(item: etree._Element, tag: str) -> etree._Element | None:
    return next(item.iterancestors(tag), None)


def _hidden(paragraph: etree._Element, unseen: set[str]) -> Iterator[tuple[str, int]]:
    for run in paragraph.iter(f"{W}r"):
        if _owner(run, f"{W}p") is not paragraph:
            continue
        letters = sum(len((text.text or "").strip()) for text in run.iter(f"{W}t"))
        if letters and (why := why_hidden(run, unseen)):
            yield why, letters


def why_hidden(run: etree._Element, unseen: set[str]) -> str:
    """By what the words of a run are hidden, or nothing."""
    marks = run.find(f"{W}rPr")
    paragraph = next(run.iterancestors(f"{W}p"))
    if _is_on(marks, "vanish") or _is_on(marks, "webHidden"):
        return "marked_hidden"
    if marks is None:
        in_style = _value(paragraph, f"{W}pPr/{W}pStyle") in unseen
        return "marked_hidden" if in_style else ""
    names = {_value(marks, f"{W}rStyle"), _value(paragraph, f"{W}pPr/{W}pStyle")}
    if names & unseen and marks.find(f"{W}vanish") is None:
        return "marked_hidden"
    size = _value(marks, f"{W}sz")
    if size.isdecimal() and int(size) <= _SMALLEST:
        return "tiny"
    return _why_same_colour(run, marks)


def _why_same_colour(run: etree._Element, marks: etree._Element) -> str:
    colour = _value(marks, f"{W}color")
    ground = _value(marks, f"{W}highlight") or _fill(marks)
    if ground.upper() in {"000000", "BLACK"}:
        return "dark" if colour in _BLACK | {"", "auto"} else ""
    if colour.upper() in {"FFFFFF"} and not ground and not _stands_on_colour(run):
        return "light"
    return ""


def _fill(marks: etree._Element) -> str:
    shade = marks.find(f"{W}shd")
    fill = "" if shade is None else shade.get(f"{W}fill", "")
    return "" if fill in ("auto", "FFFFFF") else fill


def _stands_on_colour(run: etree._Element) -> bool:
    """Whether something around a run may give it a ground of another colour."""
    for around in run.iterancestors():
        if around.tag in _FRAMES or (around.tag == f"{W}tbl" and _has_style(around)):
            return True
        for name in ("pPr", "tcPr", "trPr", "tblPr"):
            marks = around.find(f"{W}{name}")
            if marks is not None and _fill(marks):
                return True
        if around.tag == f"{W}document":
            return around.find(f"{W}background") is not None
    return False


def _has_style(table: etree._Element) -> bool:
    return table.find(f"{W}tblPr/{W}tblStyle") is not None


def _is_on(marks: etree._Element | None, name: str) -> bool:
    found = None if marks is None else marks.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def _value(parent: etree._Element, path: str) -> str:
    found = parent.find(path)
    return "" if found is None else found.get(f"{W}val", "")


def hiding_styles(styles: etree._Element) -> set[str]:
    """The names of the styles that hide what is written in them."""
    return {
        style.get(f"{W}styleId", "")
        for style in styles.iter(f"{W}style")
        if _is_on(style.find(f"{W}rPr"), "vanish")
    }
