"""Formats of cells that depend on what the cells hold, where they hide it."""

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from cms.reading.office.cells import Look, changed_look, place_of
from cms.reading.word.colours import Theme
from cms.reading.word.names import local

# In no order by which they could be told: more than this many rules nobody writes.
_MOST_RULES = 500
_NEVER = {"containsBlanks", "colorScale", "dataBar", "iconSet"}
_Area = tuple[int, int, int, int]
_Value = tuple[int, float, str]


@dataclass(frozen=True)
class Rule:
    """One rule: the cells that it is for, and how it changes their look."""

    areas: tuple[_Area, ...]
    item: etree._Element
    marks: etree._Element

    def look_of(
        self, place: tuple[int, int], text: str, look: Look, theme: Theme
    ) -> Look:
        """How a cell looks that holds a text."""
        column, row = place
        is_for_it = any(
            left <= column <= right and top <= row <= bottom
            for left, top, right, bottom in self.areas
        )
        if not is_for_it or not _may_hold(self.item, text):
            return look
        return changed_look(look, self.marks, theme)


def rules_of(sheet: etree._Element, marks: list[etree._Element]) -> Iterator[Rule]:
    """The rules of a sheet that change how cells look; marks: the book's, by number."""
    found = 0
    for formats in sheet.iter():
        if local(formats.tag) != "conditionalFormatting":
            continue
        said = formats.get("sqref") or "".join(
            one.text or "" for one in formats if local(one.tag) == "sqref"
        )
        for item in formats:
            own = next((one for one in item if local(one.tag) == "dxf"), None)
            number = item.get("dxfId", "")
            if own is None and number.isdecimal() and int(number) < len(marks):
                own = marks[int(number)]
            found += 1
            if own is not None and found <= _MOST_RULES:
                yield Rule(tuple(map(_area, said.split())), item, own)


def _area(said: str) -> _Area:
    start, _colon, end = said.partition(":")
    (left, top), (right, bottom) = place_of(start), place_of(end or start)
    return left, top, right, bottom


def _may_hold(rule: etree._Element, text: str) -> bool:
    """Whether a rule holds for a value; where only Excel could tell, that it does."""
    kind, compared = rule.get("type", ""), rule.get("operator", "")
    formulas = [one.text or "" for one in rule if local(one.tag) in ("formula", "f")]
    if kind in _NEVER:
        return False
    if kind in ("containsErrors", "notContainsErrors"):
        return text.startswith("#") == (kind == "containsErrors")
    if said := rule.get("text", ""):
        holds = said.casefold() in text.casefold()
        return holds != (kind == "notContainsText")
    if kind == "cellIs" and compared in _COMPARED and len(formulas) == 1:
        value = _value(formulas[0])
        return value is None or _COMPARED[compared](_value_of(text), value)
    return True


def _value(formula: str) -> _Value | None:
    """What a formula says where it is a value and nothing else, as it is compared."""
    formula = formula.strip()
    if len(formula) > 1 and formula[0] == formula[-1] == '"':
        return 1, 0.0, formula[1:-1].casefold()
    value = _value_of(formula)
    return None if value[0] else value


def _value_of(text: str) -> _Value:
    """A value by Excel's order: numbers first, then words."""
    try:
        return 0, float(text), ""
    except ValueError:
        return 1, 0.0, text.casefold()


_COMPARED: dict[str, Callable[[_Value, _Value], bool]] = {
    "equal": operator.eq,
    "notEqual": operator.ne,
    "greaterThan": operator.gt,
    "lessThan": operator.lt,
    "greaterThanOrEqual": operator.ge,
    "lessThanOrEqual": operator.le,
}
