"""Where an app says which pages may go to the public, and which are kept as they are.

Every way to publish asks here: the editor's buttons, bulk actions, schedules,
workflows, copies and code. An app that has rules puts its own gate in place of the open
one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.locks import BaseLock
from wagtail.models import Page, Revision

from cms.refusals import ActionRefused
from cms.tasks.done_once import done_once

# Wagtail's own, in whose place stands what is here.
_publish = PublishPageRevisionAction.execute
_check_publish = PublishPageRevisionAction.check
_check_copy, _check_alias = CopyPageAction.check, CreatePageAliasAction.check
_copy_one = CopyPageAction._copy_page
_check_revert = RevertToPageRevisionAction.check
_check_convert = ConvertAliasPageAction.check

_under_way: ContextVar[frozenset[int]] = ContextVar("under_way", default=frozenset())


class PublicationRefused(ActionRefused, PermissionDenied):
    """A page may not go to the public now. `reasons`: sentences with the way out."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class Locked(ActionRefused, PermissionDenied):
    """A page was to get another version while it is kept as it is."""


class Gate:
    """Lets every page out, and keeps none."""

    def needs_two_people(self, page: Page) -> bool:
        """Whether one person alone never publishes a page of this kind here."""
        return False

    def reasons_against(self, draft: Page, revision: Revision | None) -> list[str]:
        """Why a draft may not be published as it is; nothing when it may."""
        return []

    def lacks(
        self, page: Page, parent: Page, rows: list[Any], is_submitted: bool
    ) -> list[tuple[int | None, str | None, str]]:
        """What a form has to say of a page that is published, or submitted, from it.

        rows: its rows of documents, in order. Gives of each thing the number of the
        row or None, the field or None, and a sentence.
        """
        return []

    def is_translation(self, page: Page) -> bool:
        """Whether a page only says in its language what another page says."""
        return False

    def reason_against_alias(self, page: Page) -> str | None:
        """Why a page may have no alias, or None when it may."""
        return None

    def note_copy(self, page: Page, copy: Page) -> None:
        """A page has been copied as one of its own."""

    def hold(self, page: Page) -> None:
        """Keep others from publishing what belongs together while this one does."""

    def lock(self, page: Page) -> BaseLock | None:
        """What keeps everybody from changing a page."""
        return None


class _Place:
    """Holds the one gate, so that whoever asks finds the present one."""

    def __init__(self) -> None:
        self.gate = Gate()


_place = _Place()


def gate() -> Gate:
    return _place.gate


def use(new_gate: Gate) -> None:
    """Ask this gate from now on."""
    _place.gate = new_gate


@contextmanager
def publication(page: Page) -> Iterator[None]:
    """A page is being published in here: Wagtail says so once all of it is stored."""
    token = _under_way.set(_under_way.get() | {page.pk})
    try:
        yield
    finally:
        _under_way.reset(token)


def is_being_published(page_id: int) -> bool:
    """Whether `page_published` is still to come for what is being stored of a page."""
    return page_id in _under_way.get()


def check_publish(action: Any, skip_permission_checks: bool = False) -> None:
    """The views that publish tell the action to leave out its own check of rights.

    So the gate is asked before that.
    """
    _refuse(gate().reasons_against(action.object, action.revision))
    _check_publish(action, skip_permission_checks)


def check_copy(action: Any, skip_permission_checks: bool = False) -> None:
    _check_copy(action, skip_permission_checks)
    if action.keep_live:
        _refuse(_reasons_against_live_copies(action.page, action.recursive))


def copy_one(action: Any, page: Page, *args: Any, **kwargs: Any) -> Page:
    """Of several each by itself. A translation says its source's words anew."""
    with transaction.atomic():
        copy: Page = _copy_one(action, page, *args, **kwargs)
        if action.reset_translation_key:
            gate().note_copy(page, copy)
    return copy


def check_alias(action: Any, skip_permission_checks: bool = False) -> None:
    _check_alias(action, skip_permission_checks)
    _refuse(_reasons_against_aliases(action.page, action.recursive))


def _reasons_against_aliases(page: Page, recursive: bool) -> list[str]:
    """recursive: with all that lies below the page."""
    pages = [page.specific]
    if recursive:
        pages += page.get_descendants().specific()
    reasons = map(gate().reason_against_alias, pages)
    return [reason for reason in reasons if reason]


def execute_as_one(action: Any, *args: Any, **kwargs: Any) -> Any:
    """A version goes to the public with its note and all that follows, or nothing."""
    with done_once(), transaction.atomic(), publication(action.object):
        gate().hold(action.object)
        return _publish(action, *args, **kwargs)


def check_revert(action: Any, skip_permission_checks: bool = False) -> None:
    """What stores a version without a form asks the page's lock."""
    _check_revert(action, skip_permission_checks)
    _refuse_while_locked(action.instance, action.user)


def check_convert(action: Any, skip_permission_checks: bool = False) -> None:
    """The same where an alias becomes a page of its own."""
    _check_convert(action, skip_permission_checks)
    _refuse_while_locked(action.page, action.user)


def _refuse_while_locked(page: Page, user: Any) -> None:
    lock = page.specific.get_lock()
    if user and lock and lock.for_user(user):
        raise Locked(
            _("“%(page)s” was not changed. %(why)s. Open the page to see what to do.")
            % {"page": page.title, "why": lock.get_description(user)}
        )


def _reasons_against_live_copies(page: Page, recursive: bool) -> list[str]:
    pages = page.get_descendants(inclusive=True) if recursive else [page]
    return [
        reason
        for one in pages
        if one.live
        for reason in gate().reasons_against(one.specific, None)
    ]


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise PublicationRefused(list(dict.fromkeys(reasons)))
