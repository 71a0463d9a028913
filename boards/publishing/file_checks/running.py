"""Having a file checked: asked for when it is stored, done beside the request."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.log_actions import get_active_log_context

from boards.models import Board, FileCheck
from boards.models.board.belonging import board_of_file
from boards.publishing.caching.purging import forget_what_prints
from boards.publishing.file_checks import never_publish
from boards.publishing.file_checks.check_context import asked_about
from boards.publishing.file_checks.cleaned_copies import (
    LOST_WARNING,
    has_lost_a_warning,
)
from boards.publishing.file_checks.covers import keep_cover
from boards.publishing.file_checks.stored import with_file
from boards.publishing.find.files import keep_text
from cms.models import BoardDocument
from cms.reading.outside import Answer, read_apart
from cms.tenancy.scope import unscoped

# Another number: whatever was checked before is to be checked again.
READER = 8
# One of many files waits for those that somebody has just uploaded.
OF_MANY = -10


def ask_for_check(document: BoardDocument, *, urgent: bool = True) -> None:
    """Have a file checked by a worker as soon as what stores it is committed.

    urgent: before what was asked for many files at once.
    """
    with transaction.atomic():
        _waiting(document)
        priority = 0 if urgent else OF_MANY
        check_later.using(priority=priority).enqueue(document.pk)


def _waiting(document: BoardDocument) -> FileCheck:
    # Checks are read only in a scope: they are written by the check itself. Whoever
    # stores a file, or may work on it, may have it read.
    with unscoped():
        check, _created = FileCheck.objects.update_or_create(
            document=document,
            file_hash=document.file_hash,
            defaults={
                "state": FileCheck.State.WAITING,
                "asked_at": timezone.now(),
                "pages_read": 0,
            },
            create_defaults={"brought_by": _who_brought(document)},
        )
    return check


def _who_brought(document: BoardDocument) -> Any:
    """Who stores the file now; after a command, who is noted on the document."""
    return get_active_log_context().user or document.uploaded_by_user


@task(queue_name="files")
def check_later(document_id: int) -> None:
    # A task has no scope of its own, and checks the one file that it was asked about.
    with unscoped():
        document = BoardDocument.objects.filter(pk=document_id).first()
        if document and document.file_hash:
            run_check(document)


def run_check(document: BoardDocument) -> FileCheck:
    """Check a file now, and answer with what was found.

    Takes as long as reading it takes: seconds. Never fails for what is in the file.
    """
    check = _waiting(document)
    # As when it is asked for; nothing is looked at but this file and its board's facts.
    with unscoped():
        board = board_of_file(document)
        row = FileCheck.objects.filter(pk=check.pk)
        row.update(state=FileCheck.State.READING)
        used = [entry.pk for entry in never_publish.entries_of(board)] if board else []
        answer = _read(document, board, row)
        row.update(**_outcome(answer), entries=used)
        check.refresh_from_db()
        _add_what_the_board_knows(check, board)
        keep_text(document, answer.said, answer.refused)
        keep_cover(check, answer.report and answer.report.get("drawn"))
        pages = check.facts.get("pages") if check.facts.get("kind") == "pdf" else None
        if pages:
            same = BoardDocument.objects.filter(
                pk=document.pk, file_hash=check.file_hash
            )
            same.update(page_count=pages)
            document.page_count = pages
            forget_what_prints(document)
    return check


def _read(document: BoardDocument, board: Board | None, row: Any) -> Answer:
    def progress(done: int, of: int) -> None:
        row.update(pages_read=done, pages_in_all=of)

    def read(content: Any) -> Answer:
        asked = replace(asked_about(document, board), cover=True, text=True)
        with read_apart(content, asked, progress) as answer:
            return answer

    return with_file(document, read)


def _outcome(answer: Answer) -> dict[str, Any]:
    report = answer.report or {"findings": [], "facts": {}}
    state = FileCheck.State.REFUSED if answer.refused else FileCheck.State.DONE
    return {
        "state": state,
        "refusal": answer.refused,
        "findings": report["findings"],
        "facts": report["facts"],
        "reader": READER,
        "finished_at": timezone.now(),
    }


def _add_what_the_board_knows(check: FileCheck, board: Board | None) -> None:
    """What is not in the file itself: of the board's list, and of its original.

    A list that cannot be used any more is no list that found nothing.
    """
    if check.state != FileCheck.State.DONE:
        return
    known = {
        "list_unusable": len(never_publish.unusable(board)) if board else 0,
        LOST_WARNING: int(has_lost_a_warning(check.document)),
    }
    added = [
        {"key": key, "count": count, "places": []}
        for key, count in known.items()
        if count
    ]
    if added:
        check.findings.extend(added)
        check.save(update_fields=["findings"])
