"""Which of a board's numbers to ring now, and when that changes."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from boards.models.board.opening_hours import OpeningHours

# Boards are on one clock, whatever a reader's or a server's says.
LONDON = ZoneInfo("Europe/London")
# From one bank holiday to the next there is never as long.
HORIZON = 370  # days
# British clocks change at this time of UTC, in spring and in autumn.
CLOCKS_CHANGE = time(1)


@dataclass(frozen=True)
class WhomToRing:
    """What is said of a board's numbers at a moment.

    number: the one to ring now; "" while nobody answers. until: when that changes, in
    UTC, and with it all that is said here; None if it never does. then: the number
    from there on; "" while nobody answers. phone: the number that has hours.
    """

    number: str
    until: datetime | None
    then: str
    phone: str
    out_of_hours: str
    hours: OpeningHours


def whom_to_ring(
    phone: str,
    out_of_hours: str,
    hours: OpeningHours,
    bank_holidays: Container[date],
    now: datetime,
) -> WhomToRing:
    """now: an aware time. bank_holidays: the days of the board's nation."""

    def is_open(moment: datetime) -> bool:
        here = moment.astimezone(LONDON)
        return hours.is_open(here, here.date() in bank_holidays)

    open_now = is_open(now)
    until = None
    if not hours.never_change:
        later = (at for at in _moments(hours, now) if is_open(at) != open_now)
        until = next(later, None)
    first, second = (phone, out_of_hours) if open_now else (out_of_hours, phone)
    return WhomToRing(
        number=first,
        until=until,
        then=second if until else "",
        phone=phone,
        out_of_hours=out_of_hours,
        hours=hours,
    )


def _moments(hours: OpeningHours, now: datetime) -> Iterator[datetime]:
    """When it could open or close after now, in order and in UTC.

    A time that the clocks show twice comes twice; one that they skip comes as the
    moment at which they pass it.
    """
    today, edges = now.astimezone(LONDON).date(), hours.edges()
    for ahead in range(HORIZON):
        day = today + timedelta(days=ahead)
        found = {
            datetime.combine(day, edge, LONDON).replace(fold=fold).astimezone(UTC)
            for edge in edges
            for fold in (0, 1)
        }
        found.add(datetime.combine(day, CLOCKS_CHANGE, UTC))
        yield from sorted(moment for moment in found if moment > now)
