"""In which state a board is, as a row of a list says it."""

from django.utils.translation import gettext as _

from boards.models import Board, BoardClosure, BoardPause


def pause_of(board: Board) -> BoardPause | None:
    """The pause of a board, or None. Asks once a board; nothing when prefetched."""
    return getattr(board, "pause", None)


def closure_of(board: Board) -> BoardClosure | None:
    """The end of a board, or None. Asks once a board; nothing when prefetched."""
    return getattr(board, "closure", None)


def state_of(board: Board) -> str:
    """Whether visitors can read a board, in a word or two."""
    if not board.live or not board.hostname:
        return _("Not on the web")
    if pause_of(board):
        return _("Paused")
    if closure_of(board):
        return _("Closed")
    return _("Online")
