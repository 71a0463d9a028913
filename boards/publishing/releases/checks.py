"""Whether a release may be signed off, and whether it may go public now (R2, R3)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page

from boards.governance.staff.membership import roles_of
from boards.models import Board, PageDocument, ReleaseState, Role
from boards.publishing.file_checks.checks import (
    reasons_against_release,
    reasons_by_file,
)
from boards.publishing.page_words.checks import reasons_against_words
from boards.publishing.releases import content_rules
from boards.publishing.releases.checklist import open_lines
from boards.publishing.releases.completeness import day_of, hidden_above, lacks
from boards.publishing.releases.shapers import reasons_of_shaper
from boards.publishing.releases.snapshot import ReleasedPage, ReleaseSnapshot
from cms.models import BoardDocument
from cms.users.models import User


def reasons_against_sign_off(snapshot: ReleaseSnapshot, checker: User) -> list[str]:
    """Why somebody cannot sign a release off now, with the way out of each."""
    release = snapshot.release
    if release.state != ReleaseState.SUBMITTED:
        return [
            _("Nothing waits for a sign-off here. Submit the release first, or again.")
        ]
    if Role.APPROVER not in roles_of(release.board, checker):
        return [
            _(
                "Only an approver of %(board)s signs off. Ask one, or ask a manager to "
                "make you an approver."
            )
            % {"board": release.board.short_name}
        ]
    return [
        *(reason for page in snapshot.pages for reason in reasons_of_version(page)),
        *reasons_of_shaper(snapshot, checker),
        *reasons_against_content(snapshot),
        *reasons_of_words_and_files(snapshot),
        *(line.refusal for line in open_lines(release, checker)),
    ]


def reasons_at_its_time(snapshot: ReleaseSnapshot) -> list[str]:
    """Why a release cannot go public although its time has come."""
    release = snapshot.release
    now_held = sorted(item.revision_id or 0 for item in snapshot.items)
    changed = [
        _(
            "“%(page)s” has changed since it was signed off. Look at it and sign it "
            "off again."
        )
        % {"page": page.title}
        for page in snapshot.pages
        if not page.is_latest
    ]
    if not changed and now_held != sorted(release.signed_off_revisions):
        changed = [
            _(
                "Not the same pages as were signed off: one was added, taken out or "
                "deleted. Look at them and sign them off again."
            )
        ]
    if changed or release.was_forced:
        return changed or reasons_against_content(snapshot)
    return [*reasons_against_content(snapshot), *reasons_of_words_and_files(snapshot)]


def reasons_of_words_and_files(snapshot: ReleaseSnapshot) -> Iterator[str]:
    """Why what the pages say, and what opens with them, must not go public as it is."""
    files = [file for page in snapshot.pages for file in page.contents.files]
    of_files = reasons_of_files(files, snapshot.release.board)
    for page in snapshot.pages:
        yield from reasons_against_words(page.draft)
        for file in page.contents.files:
            yield from of_files[file.pk]


def reasons_of_page_files(page: ReleasedPage) -> Iterator[str]:
    """Why the files of one page must not go public as they are."""
    for document in page.contents.files:
        yield from _lost(document) or reasons_against_release(document)


def reasons_of_files(
    documents: Iterable[BoardDocument], board: Board
) -> dict[int, list[str]]:
    """The same of several files of one board, by their keys, in a few questions."""
    lost = {document: _lost(document) for document in documents}
    there = [document for document, reasons in lost.items() if not reasons]
    found = {document.pk: reasons for document, reasons in lost.items()}
    return found | reasons_by_file(there, board)


def _lost(document: BoardDocument) -> list[str]:
    if document.file.storage.exists(str(document.file.name)):
        return []
    words = _("The file “%(file)s” is not in the store any more. Upload it again.")
    return [words % {"file": document.title}]


def reasons_against_content(snapshot: ReleaseSnapshot) -> list[str]:
    """What the pages lack, and what is above them that the public does not see."""
    if not snapshot.pages:
        return [_("There is no page in this release. Add one.")]
    together = snapshot.keys
    return [reason for page in snapshot.pages for reason in _lacking_in(page, together)]


def _lacking_in(page: ReleasedPage, together: set[int]) -> Iterator[str]:
    """The same of one page. together: the keys of those that go public with it."""
    yield from _incomplete(page)
    stored = page.item.page
    if not stored.is_root():
        yield from hidden_above(stored, page.draft.get_parent(), together)
    yield from content_rules.reasons_against(page.draft, together)


def reasons_against_submitting(
    snapshot: ReleaseSnapshot, only: Page | None = None
) -> list[str]:
    """What would be said at the sign-off, of all pages of a release or of one of them.

    It is said before somebody has read and ticked it all.
    """
    together = snapshot.keys
    return [
        reason
        for page in snapshot.pages
        if only is None or page.item.page_id == only.pk
        for reason in _lacking_in(page, together)
    ]


def reasons_of_version(page: ReleasedPage) -> Iterator[str]:
    """Why nobody can say yes to a version, whoever they are."""
    names = {"page": page.title}
    if page.revision is None:
        yield (
            _("“%(page)s” has changed since you opened this screen. Look at it again.")
            % names
        )
    elif page.revision.user_id is None:
        yield (
            _(
                "Nobody knows who changed “%(page)s” last. Open it, save it and "
                "submit it again."
            )
            % names
        )


def _incomplete(page: ReleasedPage) -> Iterator[str]:
    for message in _lacking(page, day_of(page.item.release.goes_public_at)):
        yield _("“%(page)s”: %(what)s") % {"page": page.title, "what": message}


def _lacking(page: ReleasedPage, day: date) -> Iterator[str]:
    """What the editor's form would say if the draft were published from it."""
    draft, rows = page.draft, page.contents.rows
    checks = [draft.full_clean, *_checks_of_blocks(draft), *_checks_of_rows(rows)]
    for check in checks:
        try:
            check()
        except ValidationError as error:
            yield from error.messages or [_("A part of it is not filled in yet.")]
    for _line, _field, sentence in lacks(draft, rows, day):
        yield sentence
    if draft.expire_at and draft.expire_at <= timezone.now():
        yield _("The day on which it ends has passed. Change that day, or empty it.")


def _checks_of_blocks(draft: Any) -> Iterator[Any]:
    for field in draft._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(draft, field.name)
            yield lambda value=value: value.stream_block.clean(value)


def _checks_of_rows(rows: list[PageDocument]) -> Iterator[Any]:
    for row in rows:
        yield lambda row=row: row.full_clean(exclude=["page"])
