"""What is known of a file, whether it may go public, and confirming what was found.

The interface for whatever releases files.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.utils.file import hash_filelike

from boards.models import Board, FileCheck, FindingConfirmation
from boards.models.board.belonging import board_of_file
from boards.publishing.file_checks import never_publish
from boards.publishing.file_checks.audit_log import record
from boards.publishing.file_checks.finding_locations import pages_of
from boards.publishing.file_checks.ownership import may_work_on
from boards.publishing.file_checks.refusals import way_out, why_refused
from boards.publishing.file_checks.running import READER, run_check
from boards.publishing.file_checks.wording import is_serious, words_of
from cms.models import BoardDocument
from cms.tenancy.scope import unscoped
from cms.users.models import User

__all__ = [
    "check_of",
    "confirm",
    "reasons_against_release",
    "reasons_by_file",
    "run_check",
    "serious_findings",
    "why_not_confirm",
]

SHORTEST_REASON = 10
_NOT_CHECKED = gettext_lazy(
    "“%(file)s” has not been checked yet. Wait a moment; if nothing happens, open its "
    "check and choose “Check again”."
)
_EXCHANGED = gettext_lazy(
    "“%(file)s” in the store is not the file that was checked. Upload it again as a "
    "new document."
)
_OUTDATED = gettext_lazy(
    "“%(file)s” was checked before the never-publish list, or the check itself, "
    "changed. Open its check and choose “Check again”."
)


def check_of(document: BoardDocument) -> FileCheck | None:
    """The check of a file as it is now, or None when nobody has asked for one."""
    return (
        FileCheck.objects.filter(document=document, file_hash=document.file_hash)
        .prefetch_related("confirmations")
        .first()
    )


def checks_of(documents: Iterable[BoardDocument]) -> dict[int, FileCheck]:
    """The checks of several files as they are now, by the keys of the documents."""
    hashes = {document.pk: document.file_hash for document in documents}
    found = FileCheck.objects.filter(document__in=hashes)
    return {
        check.document_id: check
        for check in found.prefetch_related("confirmations")
        if check.file_hash == hashes[check.document_id]
    }


def reasons_against_release(document: BoardDocument) -> list[str]:
    """Why a file must not go public as it is, each with the way out; [] is fine."""
    return _reasons_against(document, check_of(document))


def reasons_by_file(
    documents: Iterable[BoardDocument], board: Board
) -> dict[int, list[str]]:
    """The same of several files of one board, by their keys, in a few questions."""
    documents = list(documents)
    found, entries = checks_of(documents), keys_of_entries(board)
    return {
        document.pk: _reasons_against(document, found.get(document.pk), entries)
        for document in documents
    }


def _reasons_against(
    document: BoardDocument, check: FileCheck | None, entries: set[int] | None = None
) -> list[str]:
    """entries: the keys of its board's never-publish list, if they are known."""
    if check is None or check.is_running:
        return [_NOT_CHECKED % {"file": document.title}]
    if check.state == FileCheck.State.REFUSED:
        return [_refused(document, check)]
    if not _is_as_it_was_checked(document):
        return [_EXCHANGED % {"file": document.title}]
    if is_outdated(check, entries):
        return [_OUTDATED % {"file": document.title}]
    return [
        _open_finding(document, finding)
        for finding in serious_findings(check)
        if not confirmation_of(check, finding)
    ]


def _is_as_it_was_checked(document: BoardDocument) -> bool:
    """Whether the store still holds the bytes that the check is about."""
    try:
        with document.file.storage.open(str(document.file.name), "rb") as content:
            return hash_filelike(content) == document.file_hash
    except FileNotFoundError:
        return False


def _refused(document: BoardDocument, check: FileCheck) -> str:
    return _("“%(file)s” could not be read safely. %(why)s %(way_out)s") % {
        "file": document.title,
        "why": why_refused(check.refusal),
        "way_out": way_out(check.refusal),
    }


def _open_finding(document: BoardDocument, finding: dict[str, Any]) -> str:
    title = words_of(finding["key"]).title
    pages = pages_of(finding)
    return _(
        "“%(file)s”: %(finding)s. %(way_out)s Or a second person confirms, with a "
        "reason, that it may go public."
    ) % {
        "file": document.title,
        "finding": f"{title} ({pages})" if pages else title,
        "way_out": words_of(finding["key"]).to_do,
    }


def is_outdated(check: FileCheck, entries: set[int] | None = None) -> bool:
    """Whether a check knew less than one would know now.

    entries: the keys of its board's never-publish list, if they are known.
    """
    if check.reader != READER:
        return True
    if entries is None:
        board = board_of_file(check.document)
        entries = keys_of_entries(board) if board else set()
    return bool(entries - set(check.entries))


def keys_of_entries(board: Board) -> set[int]:
    return {entry.pk for entry in never_publish.entries_of(board)}


def serious_findings(check: FileCheck) -> list[dict[str, Any]]:
    return [finding for finding in check.findings if is_serious(finding["key"])]


def digest_of(finding: dict[str, Any]) -> str:
    """What tells a finding from the same one with other places."""
    return hashlib.sha256(json.dumps(finding, sort_keys=True).encode()).hexdigest()


def confirmation_of(
    check: FileCheck, finding: dict[str, Any]
) -> FindingConfirmation | None:
    """Who said that a finding of this very file may go public, or None."""
    wanted = (finding["key"], digest_of(finding))
    for confirmation in check.confirmations.all():
        if (confirmation.key, confirmation.digest) == wanted:
            return confirmation
    return None


def why_not_confirm(document: BoardDocument, check: FileCheck, user: User) -> str:
    """Why somebody may not confirm what was found in a file, or nothing."""
    if not may_work_on(document, user):
        return _("Only who may change this file can confirm what was found in it.")
    brought = check.brought_by_id or document.uploaded_by_user_id
    if brought == user.pk:
        return _(
            "You uploaded this file, so a second person has to look at it. Ask a "
            "colleague."
        )
    return ""


def confirm(document: BoardDocument, finding_key: str, user: User, reason: str) -> None:
    """Note that a second person lets a serious finding of a file go public, and why.

    Raises ValidationError when there is no such finding, the person uploaded the file
    or has no right to it, or the reason says nothing.
    """
    check = check_of(document)
    findings = serious_findings(check) if check and not check.is_running else []
    finding = next((one for one in findings if one["key"] == finding_key), None)
    if check is None or finding is None:
        raise ValidationError(
            _("This is not in the file any more. Look at its newest check.")
        )
    if refusal := why_not_confirm(document, check, user):
        raise ValidationError(refusal)
    if len(reason.strip()) < SHORTEST_REASON:
        raise ValidationError(
            {"reason": _("Say in a sentence why it may go public. It is kept.")}
        )
    _store(document, check, finding, user, reason.strip())


def _store(
    document: BoardDocument,
    check: FileCheck,
    finding: dict[str, Any],
    user: User,
    reason: str,
) -> None:
    # Confirmations are read only in a scope, so that they are made here and nowhere
    # else. The rights were asked for above.
    with transaction.atomic(), unscoped():
        FindingConfirmation.objects.get_or_create(
            check_of_file=check,
            key=finding["key"],
            digest=digest_of(finding),
            defaults={"person": user, "reason": reason},
        )
        title = str(words_of(finding["key"]).title)
        record("confirm_finding", document, user, finding=title, reason=reason)
