"""A cleaned copy of a file, beside the original, which staff keep."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy

from boards.models import CleanedCopy, FileCheck
from boards.models.board.belonging import board_of_file
from boards.publishing.file_checks import checks
from boards.publishing.file_checks.audit_log import record
from boards.publishing.file_checks.check_context import asked_about
from boards.publishing.file_checks.cleaned_copies import UNCOVERS
from boards.publishing.file_checks.refusals import why_not_made
from boards.publishing.file_checks.stored import with_file
from cms.models import BoardDocument
from cms.reading.outside import Answer, read_apart
from cms.tenancy.scope import unscoped
from cms.users.models import User

_COPY = gettext_lazy("%(title)s (cleaned)")


def clean(document: BoardDocument, by: User) -> CleanedCopy:
    """Make a cleaned copy in the same collection. Who calls has asked for the rights.

    Raises ValidationError, with the way out, where nothing can be made that is clean.
    """
    content, report = _cleaned(document)
    with transaction.atomic():
        copy = BoardDocument(
            title=str(_COPY) % {"title": document.title},
            collection=document.collection,
            uploaded_by_user=by,
        )
        name = PurePath(document.filename)
        copy.file = ContentFile(content, name=f"{name.stem}-cleaned{name.suffix}")
        copy.save()
        return _note(document, copy, by, report)


def _cleaned(document: BoardDocument) -> tuple[bytes, dict[str, Any]]:
    """The bytes of the copy, and what was done."""
    found: list[bytes] = []

    def read(content: Any) -> Answer:
        asked = asked_about(document, board_of_file(document), cleans=True)
        with read_apart(content, asked) as answer:
            if answer.cleaned:
                found.append(answer.cleaned.read_bytes())
            return answer

    answer = with_file(document, read)
    if answer.refused or not found or answer.report is None:
        raise ValidationError(why_not_made(answer.refused))
    return found[0], answer.report


def _note(
    document: BoardDocument, copy: BoardDocument, by: User, report: dict[str, Any]
) -> CleanedCopy:
    # Which copy is of what is written here alone; it is read only in a scope.
    with unscoped():
        cleaned = CleanedCopy.objects.create(
            copy=copy,
            original=document,
            made_by=by,
            outcome={**report, UNCOVERS: False},
        )
        # The words are still of who uploaded them: they do not confirm them.
        check = checks.check_of(document)
        brought = check.brought_by_id if check else document.uploaded_by_user_id
        FileCheck.objects.filter(document=copy).update(brought_by=brought)
        record("clean_file", document, by, copy=copy.title)
        record("cleaned_copy", copy, by, original=document.title)
    return cleaned
