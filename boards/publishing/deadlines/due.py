"""Everything that is due for one board, in a few queries however many pages it has."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from boards.models import Board
from boards.publishing.deadlines.duty import SOON, Duty
from boards.publishing.deadlines.expectations import expectations
from boards.publishing.deadlines.files import public_copies
from boards.publishing.deadlines.pages import page_reviews
from boards.publishing.deadlines.releases import release_duties
from boards.publishing.deadlines.reviews import floors, reviews_to_finish

Collector = Callable[[Board, date], Iterable[Duty]]
_collectors: list[Collector] = [
    public_copies,
    release_duties,
    reviews_to_finish,
    expectations,
    floors,
    page_reviews,
]


def register_collector(collector: Collector) -> None:
    """Have something else looked for as well, by a room that this one knows not."""
    if collector not in _collectors:
        _collectors.append(collector)


def duties(board: Board, today: date, *, ahead: timedelta | None = SOON) -> list[Duty]:
    """What a board has to do, the earliest day first.

    ahead: how far to look; None for all that is known.
    """
    found = [duty for collect in _collectors for duty in collect(board, today)]
    if ahead is not None:
        found = [duty for duty in found if duty.due <= today + ahead]
    return sorted(found, key=lambda duty: (duty.due, duty.kind, duty.title, duty.url))
