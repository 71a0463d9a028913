"""Checking many files again: all of a board, or whatever has no check that holds."""

from collections.abc import Iterator

from django.db.models import QuerySet

from boards.files import checks
from boards.files.running import ask_for_check
from boards.models import Board
from cms.models import BoardDocument


def files_of_board(board: Board) -> QuerySet[BoardDocument]:
    """Every file that lies in a board's collections, the newest first."""
    collections = board.files.get_descendants(inclusive=True)
    return BoardDocument.objects.filter(collection__in=collections).order_by("-pk")


def check_all_of(board: Board) -> None:
    """Have all files of a board checked again, beside the request."""
    for document in files_of_board(board):
        ask_for_check(document)


def unchecked(documents: QuerySet[BoardDocument]) -> Iterator[BoardDocument]:
    """Those of the files that have no check that holds."""
    for document in documents.iterator():
        check = checks.check_of(document)
        if check is None or check.is_running or checks.is_outdated(check):
            yield document
