"""Failed tasks in words that people know: what was to be done, and where to look."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards.models import Board
from cms.models import BoardDocument, StoredTask
from cms.tenancy.scope import unscoped

# By their stored names. What has none of these is called by its name.
WHAT = {
    "check_file": _("Check of a file"),
    "check_files_of_board": _("Check of a board’s files"),
    "delete_file": _("Deletion of a file from the store"),
    "delete_file_now": _("Deletion of a file from the store"),
    "make_archive": _("Archive of a board"),
    "find_focal_point": _("Focal point of a picture"),
}


@dataclass(frozen=True)
class FailedTask:
    """What was to be done. about: the file or board; address: its screen, if any."""

    row: StoredTask
    what: Any
    about: str = ""
    address: str = ""
    board: str = ""


def in_words(rows: list[StoredTask]) -> list[FailedTask]:
    """For people who may know of these tasks."""
    if not rows:
        return []
    # A task was found by its board before: its file is that board's too.
    with unscoped():
        documents = BoardDocument.objects.in_bulk(
            [row.args[0] for row in rows if row.name == "check_file"]
        )
        boards = Board.objects.in_bulk([row.board for row in rows if row.board])
    return [_one(row, documents, boards) for row in rows]


def _one(
    row: StoredTask,
    documents: dict[int, BoardDocument],
    boards: dict[int, Board],
) -> FailedTask:
    board = boards.get(row.board or 0)
    document = documents.get(row.args[0]) if row.name == "check_file" else None
    return FailedTask(
        row,
        what=WHAT.get(row.name, row.name),
        about=document.title if document else "",
        address=reverse("file_findings", args=[document.pk]) if document else "",
        board=str(board.short_name) if board else "",
    )
