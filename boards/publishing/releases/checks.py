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
from boards.models import Release, ReleaseItem, ReleaseState, Role
from boards.publishing.availability.release_items import draft_of, items_of
from boards.publishing.availability.version_files import files_of, rows_of
from boards.publishing.file_checks.checks import reasons_against_release
from boards.publishing.page_words.checks import reasons_against_words
from boards.publishing.releases import content_rules
from boards.publishing.releases.checklist import open_lines
from boards.publishing.releases.completeness import day_of, hidden_above, lacks
from boards.publishing.releases.shapers import reasons_of_shaper
from cms.users.models import User


def reasons_against_sign_off(release: Release, checker: User) -> list[str]:
    """Why somebody cannot sign a release off now, with the way out of each."""
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
    items = items_of(release)
    return [
        *(reason for item in items for reason in reasons_of_version(item)),
        *reasons_of_shaper(release, items, checker),
        *reasons_against_content(items),
        *reasons_of_words_and_files(items),
        *(line.refusal for line in open_lines(release, checker)),
    ]


def reasons_at_its_time(release: Release, items: list[ReleaseItem]) -> list[str]:
    """Why a release cannot go public although its time has come."""
    now_held = sorted(item.revision_id or 0 for item in items)
    changed = [
        _(
            "“%(page)s” has changed since it was signed off. Look at it and sign it "
            "off again."
        )
        % {"page": item.page.get_admin_display_title()}
        for item in items
        if item.revision_id is None or item.revision_id != item.page.latest_revision_id
    ]
    if not changed and now_held != sorted(release.signed_off_revisions):
        changed = [
            _(
                "Not the same pages as were signed off: one was added, taken out or "
                "deleted. Look at them and sign them off again."
            )
        ]
    if changed or release.was_forced:
        return changed or reasons_against_content(items)
    return [*reasons_against_content(items), *reasons_of_words_and_files(items)]


def reasons_of_words_and_files(items: Iterable[ReleaseItem]) -> Iterator[str]:
    """Why what the pages say, and what opens with them, must not go public as it is."""
    for item in items:
        yield from reasons_against_words(draft_of(item))
        yield from reasons_of_files(item)


def reasons_of_files(item: ReleaseItem) -> Iterator[str]:
    """Why the files of a page must not go public as they are."""
    for document in files_of(draft_of(item)):
        if not document.file.storage.exists(str(document.file.name)):
            yield _(
                "The file “%(file)s” is not in the store any more. Upload it again."
            ) % {"file": document.title}
        else:
            yield from reasons_against_release(document)


def reasons_against_content(items: Iterable[ReleaseItem]) -> list[str]:
    """What the pages lack, and what is above them that the public does not see."""
    items = list(items)
    if not items:
        return [_("There is no page in this release. Add one.")]
    together = {item.page_id for item in items}
    return [reason for item in items for reason in lacking_in(item, together)]


def lacking_in(item: ReleaseItem, together: set[int]) -> Iterator[str]:
    """The same of one page. together: the keys of those that go public with it."""
    yield from _incomplete(item)
    if not item.page.is_root():
        yield from hidden_above(item.page, item.page.get_parent(), together)
    yield from content_rules.reasons_against(draft_of(item), together)


def reasons_against_submitting(release: Release, page: Page | None = None) -> list[str]:
    """What would be said at the sign-off, of all pages of a release or of one of them.

    It is said before somebody has read and ticked it all.
    """
    items = items_of(release)
    together = {item.page_id for item in items}
    reasons: list[str] = []
    for item in items:
        if page is None or item.page_id == page.pk:
            item.revision = item.page.latest_revision
            reasons += lacking_in(item, together)
    return reasons


def reasons_of_version(item: ReleaseItem) -> Iterator[str]:
    """Why nobody can say yes to a version, whoever they are."""
    names = {"page": item.page.get_admin_display_title()}
    if item.revision is None or item.revision_id != item.page.latest_revision_id:
        yield (
            _("“%(page)s” has changed since you opened this screen. Look at it again.")
            % names
        )
    elif item.revision.user_id is None:
        yield (
            _(
                "Nobody knows who changed “%(page)s” last. Open it, save it and "
                "submit it again."
            )
            % names
        )


def _incomplete(item: ReleaseItem) -> Iterator[str]:
    draft = draft_of(item)
    title = item.page.get_admin_display_title()
    for message in _lacking(draft, day_of(item.release.goes_public_at)):
        yield _("“%(page)s”: %(what)s") % {"page": title, "what": message}


def _lacking(draft: Any, day: date) -> Iterator[str]:
    """What the editor's form would say if the draft were published from it."""
    checks = [draft.full_clean, *_checks_of_blocks(draft), *_checks_of_rows(draft)]
    for check in checks:
        try:
            check()
        except ValidationError as error:
            yield from error.messages or [_("A part of it is not filled in yet.")]
    for _line, _field, sentence in lacks(draft, rows_of(draft), day):
        yield sentence
    if draft.expire_at and draft.expire_at <= timezone.now():
        yield _("The day on which it ends has passed. Change that day, or empty it.")


def _checks_of_blocks(draft: Any) -> Iterator[Any]:
    for field in draft._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(draft, field.name)
            yield lambda value=value: value.stream_block.clean(value)


def _checks_of_rows(draft: Any) -> Iterator[Any]:
    for row in rows_of(draft):
        yield lambda row=row: row.full_clean(exclude=["page"])
