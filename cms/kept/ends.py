"""How long what is being made holds: until something of it changes by the clock alone.

What a page shows of a moment is noted where it is looked at. All that is said of days
needs no note: nothing that is kept outlives the day that it was made on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, time, timedelta

from django.utils import timezone

_ends: ContextVar[list[datetime] | None] = ContextVar("ends", default=None)


def holds_until(*moments: datetime | None) -> None:
    """Note when what is being made will be another; nothing to note is None."""
    noted = _ends.get()
    if noted is not None:
        noted.extend(moment for moment in moments if moment)


@contextmanager
def noted_ends() -> Iterator[list[datetime]]:
    """The moments that are noted in here."""
    noted: list[datetime] = []
    token = _ends.set(noted)
    try:
        yield noted
    finally:
        _ends.reset(token)


def end_of_day(now: datetime) -> datetime:
    """The next midnight where we are, also on the days of 23 and of 25 hours."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return datetime.combine(tomorrow, time(), timezone.get_default_timezone())
