"""The hub's pictures: how many, of what, and how long it took; each with its table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date as date_type

from django.utils.translation import gettext as _

from boards.models import ReviewPage
from boards.public.hub.cells import Cell, by_size, by_year, in_order
from boards.public.learnt import REVIEW, Learnt, sources
from boards.public.reading import as_the_public
from cms.partial_dates import PartialDate

# In units of the drawing.
LABEL, BAR, STEP, MOST_WIDE = 22, 16, 52, 320
YEARS = "years"
MONTH = 30.44  # days


@dataclass(frozen=True)
class Bar:
    """A cell as it is drawn, under its label. y: of the bar. width: of it."""

    cell: Cell
    y: int
    width: float

    @property
    def label_y(self) -> int:
        return self.y - LABEL // 3

    @property
    def middle(self) -> int:
        return self.y + BAR // 2

    @property
    def after(self) -> float:
        return self.width + 8


@dataclass(frozen=True)
class Picture:
    """code: by which the page names its parts. about: what is counted, in words."""

    code: str
    title: str
    about: str
    of: str
    cells: list[Cell]
    bars: list[Bar] = field(default_factory=list)

    @property
    def is_of_years(self) -> bool:
        """Whether its labels are digits, which are read from left to right."""
        return self.code == YEARS

    @property
    def height(self) -> int:
        return len(self.cells) * STEP


def pictures_of(learnt: list[Learnt], theme_names: dict[str, str]) -> list[Picture]:
    reviews = [one for one in sources(learnt) if one.kind == REVIEW]
    return [_years(reviews), _themes(reviews, theme_names), _time(reviews)]


def _picture(code: str, title: str, about: str, of: str, cells: list[Cell]) -> Picture:
    largest = max((cell.number for cell in cells), default=1)
    bars = [
        Bar(cell, place * STEP + LABEL, round(cell.number / largest * MOST_WIDE, 1))
        for place, cell in enumerate(cells)
    ]
    return Picture(code, title, about, of, cells, bars)


def _years(reviews: list[Learnt]) -> Picture:
    numbers = Counter(one.year for one in reviews if one.year)
    return _picture(
        YEARS,
        _("Reviews a year"),
        _("By the year in which each was published."),
        _("Year"),
        by_year({year: number for year, number in numbers.items() if year}),
    )


def _themes(reviews: list[Learnt], names: dict[str, str]) -> Picture:
    numbers = Counter(
        names[slug] for one in reviews for slug in {*one.themes} if slug in names
    )
    return _picture(
        "themes",
        _("What reviews are about"),
        _("One review may have several themes."),
        _("Theme"),
        by_size(dict(numbers), _("Other themes")),
    )


@as_the_public
def _time(reviews: list[Learnt]) -> Picture:
    rows = ReviewPage.objects.filter(pk__in=[one.page for one in reviews])
    days = [*_days(rows.values_list("commissioned", "published"))]
    limits = (
        (_("Under 6 months"), 0, 6),
        (_("6 months to a year"), 6, 12),
        (_("1 to 2 years"), 12, 24),
        (_("2 years and more"), 24, 10_000),
    )
    numbers = [
        (label, sum(first * MONTH <= one < last * MONTH for one in days))
        for label, first, last in limits
    ]
    return _picture(
        "time",
        _("From the decision to publication"),
        _("Of the reviews that say both days."),
        _("How long"),
        in_order(numbers),
    )


def _days(
    rows: Iterable[tuple[PartialDate | None, PartialDate | None]],
) -> Iterable[int]:
    for begun, published in rows:
        first, last = _first_day(begun), _first_day(published)
        if first and last and first <= last:
            yield (last - first).days


def _first_day(date: PartialDate | None) -> date_type | None:
    """Its first day; none where it says what no calendar does."""
    return date.first_day if date and date.is_bounded else None
