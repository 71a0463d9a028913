"""Numbers of the hub's pictures, in cells that point at nobody.

A cell with fewer than five is not shown by itself: in a small place, in a year or on a
subject of its own, it may be one child. It goes together with those beside it.
"""

from dataclasses import dataclass

LEAST = 5


@dataclass(frozen=True)
class Cell:
    """A number with what it is of."""

    label: str
    number: int


def by_year(numbers: dict[int, int]) -> list[Cell]:
    """Years from the first to the last, small ones together with those that follow.

    What is left at the end goes to the span before it. Empty where all are too few.
    """
    spans: list[tuple[int, int, int]] = []
    if not numbers:
        return []
    begun, number = min(numbers), 0
    for year in range(min(numbers), max(numbers) + 1):
        number += numbers.get(year, 0)
        if number >= LEAST:
            spans.append((begun, year, number))
            begun, number = year + 1, 0
    if number and spans:
        first, _last, known = spans.pop()
        spans.append((first, max(numbers), known + number))
    return [
        Cell(str(first) if first == last else f"{first}–{last}", number)
        for first, last, number in spans
    ]


def by_size(numbers: dict[str, int], others: str) -> list[Cell]:
    """The largest first; small ones together under the name of the others.

    Where these are still too few, the smallest of the shown goes to them: else it would
    be known how many they are.
    """
    shown = [(label, number) for label, number in numbers.items() if number >= LEAST]
    shown.sort(key=lambda one: (-one[1], one[0]))
    small = sum(number for number in numbers.values() if number < LEAST)
    while 0 < small < LEAST and shown:
        small += shown.pop()[1]
    cells = [Cell(label, number) for label, number in shown]
    return [*cells, Cell(others, small)] if small >= LEAST else cells


def in_order(numbers: list[tuple[str, int]]) -> list[Cell]:
    """In the order given; a small one goes with the next, or the one before."""
    cells: list[Cell] = []
    labels: list[str] = []
    number = 0
    for label, own in numbers:
        if own:
            labels.append(label)
        number += own
        if number >= LEAST:
            cells.append(Cell("; ".join(labels), number))
            labels, number = [], 0
    if number and cells:
        last = cells.pop()
        cells.append(Cell("; ".join([last.label, *labels]), last.number + number))
    return cells
