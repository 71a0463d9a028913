"""What is due of files that the public can have."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.models import Board
from boards.publishing.availability.public_files import is_publicly_available
from boards.publishing.deadlines.duty import Duty, DutyKind
from boards.publishing.file_checks.checks import check_of, confirmation_of
from boards.publishing.file_checks.cleaned_copies import LOST_WARNING
from boards.publishing.file_checks.rechecking import files_of_board
from cms.models import BoardDocument


def public_copies(board: Board, today: date) -> Iterator[Duty]:
    """Cleaned copies that may have kept words which were to go, and are public.

    Nothing that is public is taken away by itself: people decide, and at once.
    """
    found = files_of_board(board).filter(
        cleaned_from__isnull=False,
        checks__findings__contains=[{"key": LOST_WARNING}],
    )
    for document in found.select_related("cleaned_from").distinct():
        if _is_open(document) and is_publicly_available(document, board):
            yield Duty(
                kind=DutyKind.CHECK,
                title=document.title,
                due=today,
                is_overdue=True,
                sentence=_sentence(document),
                url=reverse("file_findings", args=[document.pk]),
                page_type=str(_("Document")),
            )


def _sentence(copy: BoardDocument) -> str:
    if copy.cleaned_from.original_id is None:
        return _(
            "The public can read this file today. It was cleaned of a file that has "
            "been deleted since, so nobody can tell whether words that were marked to "
            "be taken out are still in it. Look at it now. If something in it must not "
            "be public, withdraw the document on its page."
        )
    return _(
        "The public can read this file today. In its original, words are marked to be "
        "taken out; this cleaned copy lost the marks and kept the words. Look at it "
        "now. If they must not be public, withdraw the document on its page."
    )


def _is_open(document: BoardDocument) -> bool:
    """Whether nobody has looked at it yet and said that it may stay."""
    check = check_of(document)
    return check is not None and any(
        finding["key"] == LOST_WARNING and not confirmation_of(check, finding)
        for finding in check.findings
    )
