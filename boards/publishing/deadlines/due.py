"""Everything that is due for one board, in a few queries however many pages it has."""

from datetime import date, timedelta

from boards.models import Board
from boards.publishing.deadlines.duty import SOON, Duty
from boards.publishing.deadlines.files import public_copies
from boards.publishing.deadlines.pages import page_reviews, translations_behind
from boards.publishing.deadlines.releases import release_duties
from boards.publishing.deadlines.reviews import floors, reviews_to_finish

COLLECTORS = (
    public_copies,
    release_duties,
    reviews_to_finish,
    floors,
    page_reviews,
    translations_behind,
)


def duties(board: Board, today: date, *, ahead: timedelta | None = SOON) -> list[Duty]:
    """What a board has to do, the earliest day first.

    ahead: how far to look; None for all that is known.
    """
    found = [duty for collect in COLLECTORS for duty in collect(board, today)]
    if ahead is not None:
        found = [duty for duty in found if duty.due <= today + ahead]
    return sorted(found, key=lambda duty: (duty.due, duty.kind, duty.title, duty.url))
