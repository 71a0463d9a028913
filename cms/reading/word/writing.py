"""How the words of a run look in the end: of all that speaks of it, what counts."""

from dataclasses import dataclass

from lxml import etree

from cms.reading.word.allowed import W14
from cms.reading.word.colours import Theme, colour_of, fill_of, is_colour
from cms.reading.word.names import W, local
from cms.reading.word.styles import Styles, is_on, value_of

# Of the usual size, what raised and lowered letters have.
_RAISED = 0.65
_OPAQUE = 100_000


@dataclass(frozen=True)
class Writing:
    """How some words are written.

    size: half points. width: percent of the usual. raised: half points above the line,
    or below. closeness: twentieths of a point between letters. fits: into how many of
    them all must fit.
    """

    is_hidden: bool
    is_web_hidden: bool
    size: float | None
    width: int | None
    raised: int
    closeness: int
    fits: int | None
    colour: str
    ground: str
    is_clear: bool
    font: str = ""


def writing_of(run: etree._Element, styles: Styles, theme: Theme) -> Writing:
    """What counts for a run, by its own marks first and then by its styles."""
    marks = list(styles.marks_of(run))
    filled, is_clear = _filled(marks, theme)
    return Writing(
        is_hidden=_first(marks, "vanish", "specVanish"),
        is_web_hidden=_first(marks, "webHidden"),
        size=_size(marks),
        width=_number(marks, "w"),
        raised=_number(marks, "position") or 0,
        closeness=_number(marks, "spacing") or 0,
        fits=_number(marks, "fitText"),
        colour=filled
        or next(filter(None, (colour_of(mark, theme) for mark in marks)), ""),
        ground=next(filter(None, (_ground(mark, theme) for mark in marks)), ""),
        is_clear=is_clear,
        font=next(filter(None, map(_font, marks)), ""),
    )


def _first(marks: list[etree._Element], *names: str) -> bool:
    """Whether the first that speaks of a mark sets it."""
    said = (is_on(mark, name) for mark in marks for name in names)
    return next((found for found in said if found is not None), False)


def _size(marks: list[etree._Element]) -> float | None:
    other_way = _first(marks, "rtl", "cs")
    size = _number(marks, "szCs" if other_way else "sz")
    raised = next(filter(None, (value_of(one, f"{W}vertAlign") for one in marks)), "")
    if size is not None and raised in ("superscript", "subscript"):
        return size * _RAISED
    return size


def _font(marks: etree._Element) -> str:
    fonts = marks.find(f"{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii", fonts.get(f"{W}hAnsi", ""))


def _number(marks: list[etree._Element], name: str) -> int | None:
    for mark in marks:
        found = value_of(mark, f"{W}{name}").rstrip("%pt")
        if found.lstrip("-").isdecimal():
            return int(found)
    return None


def _ground(marks: etree._Element, theme: Theme) -> str:
    from_highlight = theme.named(value_of(marks, f"{W}highlight"))
    shade = marks.find(f"{W}shd")
    return from_highlight or ("" if shade is None else fill_of(shade, theme))


def _filled(marks: list[etree._Element], theme: Theme) -> tuple[str, bool]:
    """The colour of an effect that fills letters, and whether it leaves them clear."""
    for mark in marks:
        fill = mark.find(f"{W14}textFill")
        if fill is None:
            continue
        if fill.find(f"{W14}noFill") is not None:
            return "", mark.find(f"{W14}textOutline") is None
        for item in fill.iter():
            value = item.get(f"{W14}val", "")
            is_said = local(item.tag) == "alpha" and value.isdecimal()
            if is_said and int(value) >= _OPAQUE * 0.9:
                return "", True
        for item in fill.iter():
            value = item.get(f"{W14}val", "")
            if local(item.tag) == "srgbClr" and is_colour(value):
                return value.upper(), False
            if local(item.tag) == "schemeClr":
                return theme.named(value), False
    return "", False
