"""Which backups stay: one of each of the last days, weeks and months."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cms.backups.places import BEGINNING, Place

LATELY = timedelta(days=2)


@dataclass(frozen=True)
class Keep:
    """How many days, weeks and months back there is one."""

    days: int
    weeks: int
    months: int

    def of(self, made: Iterable[datetime]) -> set[datetime]:
        """Which of these stay: the last of each day, week and month.

        And all of the last two days: before an upgrade that went wrong lies the one
        that is needed.
        """
        newest_first = sorted(made, reverse=True)
        periods: list[tuple[int, Callable[[datetime], object]]] = [
            (self.days, datetime.date),
            (self.weeks, lambda at: at.isocalendar()[:2]),
            (self.months, lambda at: (at.year, at.month)),
        ]
        kept = {at for at in newest_first if newest_first[0] - at < LATELY}
        for number, period in periods:
            last_of: dict[object, datetime] = {}
            for at in newest_first:
                last_of.setdefault(period(at), at)
            kept |= set(list(last_of.values())[:number])
        return kept


def backups_in(place: Place) -> dict[datetime, str]:
    """The names of all that are finished, by when they were made."""
    found = {}
    for name in place.names():
        stamp = name.removeprefix(BEGINNING).partition(".")[0]
        try:
            at = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        except ValueError:
            # Somebody else's, or renamed on purpose: it stays.
            continue
        found[at] = name
    return found


def forget_old(place: Place, keep: Keep) -> list[str]:
    """Delete what no rule keeps; return its names."""
    there = backups_in(place)
    old = [there[at] for at in sorted(there.keys() - keep.of(there))]
    for name in old:
        place.delete(name)
    return old
