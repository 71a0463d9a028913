"""Whom to ring about a child at this moment, in the words that visitors read."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from boards.models import BankHoliday, Board
from boards.models.board.opening_hours import A_DAY, ALL_DAY, Spans, clock
from boards.models.board.whom_to_ring import HORIZON, LONDON, WhomToRing, whom_to_ring

A_WEEK = 7  # days
END_OF_DAY = "24:00"


def whom_to_ring_now(board: Board) -> WhomToRing | None:
    """Which number of a board is answered now; None where it says nothing of hours.

    Asks the database for the bank holidays to come, where they make a difference.
    """
    hours = board.opening_hours
    if hours is None or not board.concern_phone:
        return None
    now = timezone.now()
    days = set() if hours.bank_holidays is None else _bank_holidays(board, now)
    return whom_to_ring(board.concern_phone, board.out_of_hours_phone, hours, days, now)


def _bank_holidays(board: Board, now: datetime) -> set[date]:
    today = now.astimezone(LONDON).date()
    coming = (today, today + timedelta(days=HORIZON))
    found = BankHoliday.objects.filter(nation=board.nation, day__range=coming)
    return set(found.values_list("day", flat=True))


def time_of(moment: datetime) -> str:
    """As London's clocks show it then."""
    return time_format(moment.astimezone(LONDON))


def day_of(moment: datetime) -> str:
    """The day and its date: "Friday 27 November"."""
    here = moment.astimezone(LONDON)
    return f"{date_format(here, 'l')} {date_format(here, 'MONTH_DAY_FORMAT')}"


def short_day_of(moment: datetime) -> str:
    """The day's name alone where it can be no other: within a week."""
    here = moment.astimezone(LONDON)
    ahead = here.date() - timezone.now().astimezone(LONDON).date()
    return date_format(here, "l") if ahead.days < A_WEEK else day_of(moment)


def table_of_hours(ring: WhomToRing) -> list[tuple[str, list[str]]]:
    """Every day with its times, and what counts on bank holidays."""
    rows = [(_days(days), _times(spans)) for days, spans in ring.hours.rows()]
    special = ring.hours.bank_holidays
    usual = [_("as on other days")] if special is None else _times(special)
    return [*rows, (_("Bank holidays"), usual)]


def _days(days: list[int]) -> str:
    first, last = (capfirst(str(WEEKDAYS[day])) for day in (days[0], days[-1]))
    return first if len(days) == 1 else f"{first} – {last}"


def _times(spans: Spans) -> list[str]:
    if not spans:
        return [_("closed")]
    if spans == ALL_DAY:
        return [_("all day")]
    return [f"{_clock(start)}–{_clock(end)}" for start, end in spans]


def _clock(minutes: int) -> str:
    return END_OF_DAY if minutes == A_DAY else time_format(clock(minutes))
