"""Which backups stay: one of each of the last days, weeks and months."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cms.backups.making import BEGINNING, UNFINISHED, hash_beside

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


def backups_in(folder: Path) -> dict[datetime, Path]:
    """All that are finished, by when they were made."""
    found = {}
    for path in folder.glob(f"{BEGINNING}*.tar*"):
        if path.suffix in (UNFINISHED, ".sha256"):
            continue
        stamp = path.name.removeprefix(BEGINNING).partition(".")[0]
        try:
            at = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        except ValueError:
            # Somebody else's, or renamed on purpose: it stays.
            continue
        found[at] = path
    return found


def forget_old(folder: Path, keep: Keep) -> list[Path]:
    """Delete what no rule keeps; return it."""
    there = backups_in(folder)
    old = [there[at] for at in sorted(there.keys() - keep.of(there))]
    for path in old:
        path.unlink()
        hash_beside(path).unlink(missing_ok=True)
    return old
