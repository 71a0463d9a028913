"""Working days of England and Wales: not Saturdays, Sundays or bank holidays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from boards.models import BankHoliday
from boards.models.shared.nations import Nation

SATURDAY = 5
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class BankHolidays:
    """The days that are known, and the last year of which they are."""

    days: frozenset[date]
    known_until: int

    @classmethod
    def of(cls, days: Iterable[date]) -> "BankHolidays":
        known = frozenset(days)
        return cls(known, max((day.year for day in known), default=0))

    def doubt(self, *days: date) -> str:
        """What to say when a count has met days that nothing is known of yet, or ""."""
        if all(day.year <= self.known_until for day in days):
            return ""
        if not self.known_until:
            return _("No bank holidays are known: the day may be wrong.")
        return _(
            "Bank holidays are known until the end of %(year)s: the day may be wrong."
        ) % {"year": self.known_until}


def bank_holidays() -> BankHolidays:
    """All of England and Wales that are known, in one query: the duties are theirs."""
    known = BankHoliday.objects.filter(nation=Nation.ENGLAND_AND_WALES)
    return BankHolidays.of(known.values_list("day", flat=True))


def is_working_day(day: date, holidays: BankHolidays) -> bool:
    return day.weekday() < SATURDAY and day not in holidays.days


def working_days_before(
    day: date, count: int, holidays: BankHolidays | None = None
) -> date:
    """The day that lies some working days before another, which itself does not count.

    holidays: asked of the database when they are not given.
    """
    return _step(day, count, -A_DAY, holidays)


def working_days_after(
    day: date, count: int, holidays: BankHolidays | None = None
) -> date:
    """The day that lies some working days after another, which itself does not count.

    holidays: asked of the database when they are not given.
    """
    return _step(day, count, A_DAY, holidays)


def _step(
    day: date, count: int, step: timedelta, holidays: BankHolidays | None
) -> date:
    known = bank_holidays() if holidays is None else holidays
    while count > 0:
        day += step
        count -= is_working_day(day, known)
    return day
