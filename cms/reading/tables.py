"""What a table says of a value by the head of its column and what stands before it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from cms.reading.dates import folded

_FIRST = re.compile(r"\b(?:first|fore|given|christian)[ _-]?names?\b|^(?:name|enw)$")
_LAST = re.compile(r"\b(?:last|sur|family|second)[ _-]?names?\b|^cyfenw$")
_NUMBER = re.compile(r"\bn\.?h\.?s\b|\bnational insurance\b|\bnino\b|\bchi\b|\bpatient")
_HEAD = re.compile(
    r"names?$|birth|\bd\.?o\.?b|\bnhs\b|geni$|urodz|naster|nascim|\bdate\b|insurance"
)
# A day of birth in columns of its own: day, month and year.
_OF_BIRTH = re.compile(r"birth|born|\bd\.?o\.?b|geni|urodz|naster|nascim")
_PARTS = (
    re.compile(r"\bda(?:y|te)\b|\bdd?\b"),
    re.compile(r"\bmonth\b|\bmm?\b"),
    re.compile(r"\by(?:ea)?r?\b|\byy(?:yy)?\b"),
)
_DIGIT = re.compile(r"\d")
# What stands at the head of a column although it has figures: a year, "Quarter 2".
_COUNTED = re.compile(
    r"(?:[^\W\d_]+\.? ?)?(?:(?:19|20)\d\d(?: ?[/–-] ?(?:\d\d){1,2})?|\d{1,2})(?!\d)"
)
# A day as spreadsheets count it, where its cell does not show it as one.
_COUNTED_DAY = re.compile(r"([1-5]\d{4})(?:\.\d+)?")
_FIRST_DAY = date(1899, 12, 30)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_MOST_COLUMNS = 60
_MOST_ROWS = 20_000
_LONGEST = 200

Rows = Sequence[Sequence[str]]


def said_of_values(rows: Rows) -> Iterator[str]:
    """Each value behind its head and behind its label; and names in two columns."""
    heads: list[str] = []
    for row in rows[:_MOST_ROWS]:
        cells = [" ".join(cell[:_LONGEST].split()) for cell in row[:_MOST_COLUMNS]]
        if _is_head(cells, known=bool(heads)):
            heads = cells
            continue
        if _is_counted_head(cells):
            heads = cells
        yield from _by_label(cells)
        yield from _by_head(heads, cells)
    yield from _down(rows[:_MOST_ROWS])


def _down(rows: Rows) -> Iterator[str]:
    """The words of each column: a name may stand in cells below each other."""
    for number in range(min(_MOST_COLUMNS, max(map(len, rows), default=0))):
        cells = (row[number][:_LONGEST] for row in rows if number < len(row))
        # Figures below each other are no number of somebody's.
        yield "\n".join(cell for cell in cells if not _DIGIT.search(cell))


def _is_head(cells: list[str], *, known: bool) -> bool:
    """Whether a row is the head of those below: the first in words, or by its words."""
    said = [cell for cell in cells if cell]
    if len(said) < 2 or any(_DIGIT.search(cell) for cell in said):
        return False
    return not known or any(_HEAD.search(folded(cell)) for cell in said)


def _is_counted_head(cells: list[str]) -> bool:
    """Whether a row with years or the like in it is a head by its words.

    It may be a row of values as well, so it is read as one too.
    """
    said = [cell for cell in cells if cell]
    in_words = [cell for cell in said if not _DIGIT.search(cell)]
    return (
        len(in_words) > 1
        and any(_HEAD.search(folded(cell)) for cell in in_words)
        and all(cell in in_words or _COUNTED.fullmatch(cell) for cell in said)
    )


def _by_label(cells: list[str]) -> Iterator[str]:
    said = [cell for cell in cells if cell]
    for label, value in pairwise(said):
        if _LETTERS.search(label) and _DIGIT.search(value):
            yield f"{label}: {value}"
    if said and _NUMBER.search(folded(said[0])):
        yield " ".join(said)


def _by_head(heads: list[str], cells: list[str]) -> Iterator[str]:
    named = {}
    for number, (head, cell) in enumerate(zip(heads, cells, strict=False)):
        if not head or not cell:
            continue
        plain = folded(head)
        if _DIGIT.search(cell):
            yield f"{head}: {cell}"
            if _NUMBER.search(plain):
                yield f"{head}: " + " ".join(cells[number:])
            elif _OF_BIRTH.search(plain) and (counted := _COUNTED_DAY.fullmatch(cell)):
                day = _FIRST_DAY + timedelta(days=int(counted[1]))
                yield f"date of birth: {day:%d/%m/%Y}"
        elif _LAST.search(plain):
            named["last"] = cell
        elif _FIRST.search(plain):
            named["first"] = cell
    if len(named) > 1:
        yield f"{named['first']} {named['last']}"
    yield from _birth_in_parts(heads, cells)


def _birth_in_parts(heads: list[str], cells: list[str]) -> Iterator[str]:
    """A day of birth whose day, month and year stand in columns of their own."""
    of_birth = [
        (folded(head).replace("_", " "), cell)
        for head, cell in zip(heads, cells, strict=False)
        if cell and _OF_BIRTH.search(folded(head))
    ]
    parts = [
        next((cell for head, cell in of_birth if part.search(head)), "")
        for part in _PARTS
    ]
    if all(parts):
        yield "date of birth: " + " ".join(parts)
