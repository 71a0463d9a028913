"""A page as who signs it off has to see it: by itself, and as if all were public.

Left out is what other pages fill, such as a list of the newest, and what the clock
alone changes. Pages that it names on purpose are in it whether they are public yet or
not, so that it stays the same while they go public one after the other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.utils import timezone

_day: ContextVar[date | None] = ContextVar("as_signed_off", default=None)


@contextmanager
def as_signed_off(day: date) -> Iterator[None]:
    """Render pages in here as they are signed off, on the day on which they go out."""
    token = _day.set(day)
    try:
        yield
    finally:
        _day.reset(token)


def is_asked_for() -> bool:
    return _day.get() is not None


def today() -> date:
    """The day that a sentence about dates is said on."""
    return _day.get() or timezone.localdate()
