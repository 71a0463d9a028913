"""The words of files from before the search read them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from django.db.models import F
from django_tasks import task
from wagtail.utils.file import hash_filelike

from boards.models import Board, FileText
from boards.models.board.belonging import board_of_file
from boards.publishing.file_checks.check_context import asked_about
from boards.publishing.file_checks.rechecking import files_of_board
from boards.publishing.file_checks.running import OF_MANY
from boards.publishing.file_checks.stored import with_file
from boards.publishing.find.files import keep_text
from boards.publishing.find.missing import index_missing_pages
from cms.models import BoardDocument
from cms.reading.outside import Answer, read_apart
from cms.tenancy.scope import unscoped


def without_text(
    board: Board | None = None, *, again: bool = False
) -> Iterator[BoardDocument]:
    """Files of which nobody knows whether they have words. again: all of them.

    What waits for its check is read by that.
    """
    files = files_of_board(board) if board else BoardDocument.objects.order_by("pk")
    files = files.exclude(file_hash="").exclude(
        checks__state__in=("waiting", "reading")
    )
    if not again:
        files = files.exclude(text_for_search__file_hash=F("file_hash"))
    return files.iterator()


def read_text(document: BoardDocument) -> FileText:
    """Read the words of one file, which takes as long as its check does."""

    def read(content: IO[bytes]) -> Answer:
        if hash_filelike(content) != document.file_hash:
            # In the store is another file than the one that is known.
            return Answer()
        content.seek(0)
        asked = replace(asked_about(document, board_of_file(document)), text=True)
        with read_apart(content, asked) as answer:
            return answer

    answer = with_file(document, read)
    return keep_text(document, answer.said, answer.refused)


def read_missing_texts() -> int:
    """Have each file read by a task of its own; how many there are."""
    with unscoped():
        keys = [document.pk for document in without_text()]
    for key in keys:
        read_text_later.using(priority=OF_MANY).enqueue(key)
    return len(keys)


@task(queue_name="files")
def read_text_later(document_id: int) -> None:
    # A task has no scope of its own, and reads the one file that it was asked about.
    with unscoped():
        document = BoardDocument.objects.filter(pk=document_id).first()
        if document and document.file_hash:
            read_text(document)


@task()
def know_all_later() -> None:
    """After an upgrade: what was public before there was such a search."""
    with unscoped():
        index_missing_pages()
        read_missing_texts()
