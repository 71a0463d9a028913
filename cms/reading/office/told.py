"""What the search may tell of a workbook: cells that are seen, and seen whole."""

from collections.abc import Sequence
from typing import Protocol

from cms.reading.said import Said

# Where only a part of what a cell says is hidden.
IN_PART = "light"
BETWEEN = "; "
MOST_IN_PART = 100


class Seen(Protocol):
    """seen: what a visible cell says. hidden, by_rule: what another hides, or may hide,
    with where.
    """

    seen: set[str]
    hidden: list[tuple[str, str]]
    by_rule: list[tuple[str, str]]


def tell(
    said: Said,
    sheets: Sequence[Sequence[Sequence[str]]],
    book: Seen,
    *,
    is_drawn_on: bool,
) -> None:
    """Keep the cells of each sheet that is shown, row by row.

    is_drawn_on: whether anything is drawn, which may lie over cells: nobody can tell
    over which.
    """
    unsure = [*book.hidden, *book.by_rule]
    pieces = [text for where, text in unsure if where == IN_PART]
    hidden = {text for _where, text in unsure}

    def is_told(cell: str) -> bool:
        is_whole = not any(piece in cell for piece in pieces[:MOST_IN_PART])
        return is_whole and cell in book.seen and cell not in hidden

    for number, rows in enumerate(sheets, start=1):
        lines = (BETWEEN.join(filter(is_told, row)) for row in rows)
        said.add(number, "\n".join(filter(None, lines)))
    if is_drawn_on or len(pieces) > MOST_IN_PART:
        said.forget()
