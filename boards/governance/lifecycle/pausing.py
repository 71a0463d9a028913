"""A board that visitors cannot read for a while, and its people go on with."""

from django.db import transaction
from django.utils.translation import gettext as _

from boards.governance.lifecycle.audit_log import record
from boards.models import Board, BoardPause
from cms.users.models import User


def paused(board: Board) -> BoardPause | None:
    """The pause of a board, or None while it is open to visitors."""
    return BoardPause.objects.filter(board=board).first()


def effects(board: Board, reason: str) -> list[str]:
    """What would come of a pause, a sentence each."""
    host = board.hostname or "–"
    return [
        _("Whoever opens %(host)s, or any page, file or search on it, reads this: ")
        % {"host": host}
        + f"“{reason}”",
        _("The notice names the board, its office and its emergency numbers, and 999."),
        _("Search engines are told to come again later, and keep what they know."),
        _("The board's people go on working, and see their pages as previews."),
    ]


def effects_of_resuming(board: Board) -> list[str]:
    return [
        _("Visitors of %(host)s read the board's pages and files again, at once.")
        % {"host": board.hostname or "–"}
    ]


@transaction.atomic
def pause(board: Board, reason: str, by: User | None = None) -> None:
    """Show visitors a notice from now on; pausing again changes what it says."""
    BoardPause.objects.update_or_create(board=board, defaults={"reason": reason})
    record(board, "boards.pause", by, {"reason": reason})


@transaction.atomic
def resume(board: Board, by: User | None = None) -> None:
    """Show visitors the board again. Nothing happens to one that is not paused."""
    ended, _rows = BoardPause.objects.filter(board=board).delete()
    if ended:
        record(board, "boards.resume", by, {})
