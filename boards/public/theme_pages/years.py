"""The reviews of each year as a small picture, and as the numbers that it is of."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# In the units of the picture.
BAR, GAP, HEIGHT, LABEL = 36, 12, 96, 22
# Of more years than these, the first ones stand in the table alone.
MOST_YEARS = 16


@dataclass(frozen=True)
class Bar:
    year: int
    number: int
    x: int
    y: int
    height: int

    @property
    def middle(self) -> int:
        return self.x + BAR // 2

    @property
    def above(self) -> int:
        """Where its number stands."""
        return self.y - 5


@dataclass(frozen=True)
class Years:
    """bars: of every year from the first to the last, also of those with nothing.

    counted: the years that have something, the newest first, with how much.
    """

    bars: list[Bar]
    counted: list[tuple[int, int]]
    width: int
    height: int = HEIGHT + 2 * LABEL
    bar: int = BAR
    floor: int = HEIGHT + LABEL

    @property
    def label_at(self) -> int:
        """Where the years stand."""
        return self.floor + LABEL - 5


def years_of(years: Iterable[int | None], *, is_from_right: bool) -> Years | None:
    """How many are of each year; None where there is nothing to compare.

    is_from_right: whether the first year stands at the right, as who reads so expects.
    """
    numbers = Counter(year for year in years if year)
    if len(numbers) < 2:
        return None
    last = max(numbers)
    first = max(min(numbers), last - MOST_YEARS + 1)
    shown = range(first, last + 1)
    most = max(numbers[year] for year in shown)
    width = len(shown) * (BAR + GAP) + GAP
    bars = []
    for place, year in enumerate(shown):
        height = round(HEIGHT * numbers[year] / most)
        x = GAP + place * (BAR + GAP)
        x = width - x - BAR if is_from_right else x
        bars.append(Bar(year, numbers[year], x, LABEL + HEIGHT - height, height))
    return Years(bars, sorted(numbers.items(), reverse=True), width)
