"""When a phone is answered, week by week: as people type it, and as it is looked up.

Times are those of the clock on the wall, in minutes since its midnight.
"""

from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby

A_DAY = 24 * 60
WEEK = range(7)
# As a day's place among the others: after Sunday.
BANK_HOLIDAY = 7

Spans = tuple[tuple[int, int], ...]
ALL_DAY: Spans = ((0, A_DAY),)


@dataclass(frozen=True)
class OpeningHours:
    """days: the spans of each day from Monday, in their order, without overlaps.

    bank_holidays: the spans of such a day; None where it is a day as any other.
    """

    days: tuple[Spans, ...]
    bank_holidays: Spans | None = None

    @property
    def is_always(self) -> bool:
        """Whether it is answered at every hour of every day."""
        return all(spans == ALL_DAY for spans in self._kinds())

    @property
    def never_change(self) -> bool:
        return self.is_always or not any(self._kinds())

    def is_open(self, on_the_wall: datetime, is_bank_holiday: bool) -> bool:
        """Whether it is answered at a moment, given as the clocks show it."""
        minute = on_the_wall.hour * 60 + on_the_wall.minute
        spans = self.spans_of(on_the_wall.weekday(), is_bank_holiday)
        return any(start <= minute < end for start, end in spans)

    def spans_of(self, weekday: int, is_bank_holiday: bool) -> Spans:
        """weekday: 0 for Monday."""
        if is_bank_holiday and self.bank_holidays is not None:
            return self.bank_holidays
        return self.days[weekday]

    def edges(self) -> list[time]:
        """Every time of day at which it opens or closes on any day, midnight too."""
        ends = {edge for spans in self._kinds() for span in spans for edge in span}
        return sorted(clock(minutes) for minutes in {*ends, 0} - {A_DAY})

    def rows(self) -> list[tuple[list[int], Spans]]:
        """The days of the week that follow each other with the same hours, as one."""
        runs = groupby(WEEK, key=lambda day: self.days[day])
        return [(list(days), spans) for spans, days in runs]

    def _kinds(self) -> list[Spans]:
        special = [] if self.bank_holidays is None else [self.bank_holidays]
        return [*self.days, *special]


ALWAYS = OpeningHours((ALL_DAY,) * 7)


def clock(minutes: int) -> time:
    """The time of day after some minutes. The end of a day is the next one's start."""
    return time(minutes // 60 % 24, minutes % 60)
