"""When somebody was last seen on a board, known to the hour and written as rarely."""

from datetime import date, datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from boards.models import Board, Membership
from cms.staff_dates import short_day
from cms.tenancy.scope import unscoped

NOTED = "seen"
HOUR = timedelta(hours=1)


def note(request: HttpRequest, board: Board | None) -> None:
    """Remember that somebody works on a board now, at most once an hour a session.

    The session knows when that was done last, so that no query is asked in between.
    """
    if board is None:
        return
    now = timezone.now()
    last, noted = request.session.get(NOTED, (None, 0))
    if last == board.pk and now.timestamp() - noted < HOUR.total_seconds():
        return
    request.session[NOTED] = (board.pk, now.timestamp())
    # Memberships are nobody's to write in a scope; this is their own, and their hour.
    with unscoped():
        Membership.objects.update_or_create(
            board=board, person_id=request.user.pk, defaults={"last_seen": now}
        )


def in_words(seen: datetime | None, today: date) -> str:
    """A day, in words where there is one for it."""
    if seen is None:
        return _("Not yet")
    day = timezone.localtime(seen).date()
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return short_day(day)
