"""Formats of cells that depend on what the cells hold, where they hide it."""

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from cms.reading.office.cells import Look, changed_look, place_of
from cms.reading.word.colours import Theme
from cms.reading.word.names import local

# In no order by which they could be told: more than this many rules nobody writes.
_MOST_RULES = 500
_NEVER = {"containsBlanks", "colorScale", "dataBar", "iconSet"}
_CELL = r"\$?[A-Z]{1,3}\$?\d{1,7}"
_TWO_CELLS = re.compile(rf"(?P<one>{_CELL})=(?P<other>{_CELL})")
Place = tuple[int, int]
_Area = tuple[int, int, int, int]
_Value = tuple[int, float, str]


@dataclass(frozen=True)
class Rule:
    """One rule: the cells that it is for, and how it changes their look."""

    areas: tuple[_Area, ...]
    item: etree._Element
    marks: etree._Element

    def look_of(
        self, place: Place, values: dict[Place, str], look: Look, theme: Theme
    ) -> Look:
        """How a cell looks. values: what each cell of the sheet says."""
        (column, row), text = place, values.get(place, "")
        is_for_it = any(
            left <= column <= right and top <= row <= bottom
            for left, top, right, bottom in self.areas
        )
        if not is_for_it or not _may_hold(self.item, text):
            return look
        if not self._cells_are_equal(place, values):
            return look
        return changed_look(look, self.marks, theme)

    def _cells_are_equal(self, place: Place, values: dict[Place, str]) -> bool:
        """Whether two cells are, where a formula asks for that and nothing else."""
        formula = "".join(one.text or "" for one in self.item if _is_formula(one))
        found = _TWO_CELLS.fullmatch(formula.replace(" ", ""))
        if found is None or not self.areas:
            return True
        first = self.areas[0]
        moved = (place[0] - first[0], place[1] - first[1])
        one, other = (_moved(found[name], moved) for name in ("one", "other"))
        return values.get(one, "").casefold() == values.get(other, "").casefold()


def _moved(name: str, by: tuple[int, int]) -> Place:
    """A cell that a formula names for the first one, as it is meant for another."""
    column, row = place_of(name)
    keeps_column, keeps_row = name.startswith("$"), "$" in name[1:]
    return column + by[0] * (not keeps_column), row + by[1] * (not keeps_row)


def _is_formula(item: etree._Element) -> bool:
    return local(item.tag) in ("formula", "f")


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
    formulas = [one.text or "" for one in rule if _is_formula(one)]
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
