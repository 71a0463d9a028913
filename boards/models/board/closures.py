"""Whether a board has closed."""

from boards.models import Board, BoardClosure


def closed(board: Board) -> BoardClosure | None:
    """The end of a board, or None while it works."""
    return BoardClosure.objects.select_related("successor").filter(board=board).first()
