"""Checking many files again: all of a board, or whatever has no check that holds."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django_tasks import task

from boards.models import Board
from boards.publishing.file_checks import checks
from boards.publishing.file_checks.running import ask_for_check
from cms.models import BoardDocument
from cms.tenancy.scope import unscoped


def files_of_board(board: Board) -> QuerySet[BoardDocument]:
    """Every file that lies in a board's collections, the newest first."""
    collections = board.files.get_descendants(inclusive=True)
    return BoardDocument.objects.filter(collection__in=collections).order_by("-pk")


def check_all_of(board: Board) -> None:
    """Have what has no check that holds checked again by a worker.

    A file that is uploaded meanwhile does not wait for them.
    """
    check_board_later.enqueue(board.pk)


@task()
def check_board_later(board_id: int) -> None:
    """Ask for the checks, each as a task of its own: none keeps another back."""
    # A task has no scope of its own, and works on the files of this board alone.
    with unscoped():
        board = Board.objects.filter(pk=board_id).first()
        for document in unchecked(files_of_board(board)) if board else ():
            ask_for_check(document, urgent=False)


def unchecked(documents: QuerySet[BoardDocument]) -> Iterator[BoardDocument]:
    """Those of the files that have no check that holds."""
    return (one for one in documents.iterator() if not has_check_that_holds(one))


def check_what_has_no_check() -> int:
    """Read every file of every board that has no check that holds; how many were.

    Once a day: for files from before there were checks, and for those over whose check
    a process was ended.
    """
    number = 0
    for board in Board.objects.order_by("path"):
        for document in unchecked(files_of_board(board)):
            checks.run_check(document)
            number += 1
    return number


def has_check_that_holds(document: BoardDocument) -> bool:
    check = checks.check_of(document)
    return not (check is None or check.is_running or checks.is_outdated(check))


def check_where_needed(documents: Iterable[BoardDocument]) -> None:
    """Have those of the files read that have no check that holds, beside the request.

    Also those that seem to be read: whoever read them may have been ended over it.
    """
    for document in documents:
        if not has_check_that_holds(document):
            ask_for_check(document)
