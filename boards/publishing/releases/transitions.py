"""What people do with a release until it goes public: each step in one transaction.

Every step locks the release first, so that two people who press at the same moment come
one after the other, and the second is told what has changed.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from boards.models import Board, Release, ReleaseItem, ReleaseState
from boards.publishing.availability.release_items import items_of
from boards.publishing.file_checks.rechecking import check_where_needed
from boards.publishing.releases.as_a_whole import submitted_as_a_whole
from boards.publishing.releases.audit_log import record
from boards.publishing.releases.checks import (
    reasons_against_sign_off,
    reasons_against_submitting,
)
from boards.publishing.releases.gate import ReleaseRefused, board_above, open_item
from boards.publishing.releases.publish import go_public, hold, publish_held
from boards.publishing.releases.reviewed_snapshot import (
    ReviewedSnapshot,
    forget,
    reviewed,
)
from boards.publishing.releases.snapshot import ReleaseSnapshot, latest_of
from cms.approving import approve
from cms.models import BasePage
from cms.one_step import one_step
from cms.users.models import User
from cms.while_shown import nothing_is_written

CHANGEABLE = (ReleaseState.PREPARING, ReleaseState.SUBMITTED, ReleaseState.STOPPED)


SOMETHING_HAS_CHANGED = gettext_lazy(
    "Something has changed since you opened this screen: a page, a file, a picture, "
    "what a page shows of others, the pages, or the time. Look at it again, and sign "
    "off then."
)


def locked(release: Release, *states: str) -> Release:
    """The release as it is now, kept from others until the transaction ends.

    Raises ReleaseRefused when it is in none of the states.
    """
    fresh = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
    if states and fresh.state not in states:
        raise ReleaseRefused(
            [
                _("The release has moved on: it is “%(state)s” now. Look at it again.")
                % {"state": fresh.get_state_display()}
            ]
        )
    return fresh


@transaction.atomic
def make(
    board: Board, title: str, pages: Iterable[Page], at: datetime | None, by: User
) -> Release:
    """A release in preparation. Raises ReleaseRefused for pages that cannot join."""
    release = Release.objects.create(
        board=board, title=title, goes_public_at=at, made_by=by
    )
    for page in pages:
        add(release, page)
    return release


@transaction.atomic
def change(
    release: Release, title: str, pages: list[Page], at: datetime | None, by: User
) -> Release:
    """Give a release another title, time or other pages.

    A new time or other pages want a new look: what was submitted is called back.
    """
    release = locked(release, *CHANGEABLE)
    before = {item.page_id: item for item in items_of(release)}
    wanted = {page.pk: page for page in pages}
    if before.keys() != wanted.keys() or release.goes_public_at != at:
        _call_back(release, by, _("Its pages or its time changed."))
    release.title, release.goes_public_at = title, at
    release.save()
    for key in before.keys() - wanted.keys():
        before[key].delete()
    for key in wanted.keys() - before.keys():
        add(release, wanted[key])
    return release


@transaction.atomic
def add(release: Release, page: Page) -> ReleaseItem:
    """Let a page go public with the release."""
    release = locked(release, *CHANGEABLE)
    board = board_above(page)
    if board != release.board or not issubclass(page.specific_class, BasePage):
        raise ReleaseRefused([_("Only pages of this board can be released with it.")])
    item = open_item(page)
    if item and item.release_id != release.pk:
        raise ReleaseRefused(
            [
                _("“%(page)s” is in the release “%(release)s”: take it out there.")
                % {"page": page.title, "release": item.release.title}
            ]
        )
    if item is None:
        item = ReleaseItem.objects.create(release=release, page_id=page.pk)
        _prepare_again(release)
    return item


@transaction.atomic
def take_out(page: Page, by: User | None) -> None:
    """Let a page go public with no release any more; what waited is called back.

    For who changes their mind, and for a page that is withdrawn while it waits.
    """
    item = open_item(page)
    if item is None:
        return
    release = locked(item.release)
    _call_back(release, by, _("“%(page)s” was taken out.") % {"page": page.title})
    item.delete()
    if not release.items.exists():
        _close(release, ReleaseState.CALLED_OFF)


@transaction.atomic
def submit(release: Release, by: User) -> None:
    """Ask the board's approvers to look: each page of it goes to the sign-off."""
    release = locked(release, ReleaseState.PREPARING, ReleaseState.STOPPED)
    items = items_of(release)
    if not items:
        raise ReleaseRefused([_("There is no page in this release. Add one first.")])
    for item in items:
        if item.page.latest_revision_id is None:
            item.page.specific.save_revision(user=by)
    snapshot = latest_of(release)
    if reasons := reasons_against_submitting(snapshot):
        raise ReleaseRefused(reasons)
    with submitted_as_a_whole(release):
        for item in snapshot.items:
            page = item.page.specific
            state = page.current_workflow_state
            if state is None:
                page.get_workflow().start(page, by)
            elif not page.workflow_in_progress:
                state.resume(user=by)
    mark_submitted(snapshot, by)


def mark_submitted(snapshot: ReleaseSnapshot, by: User | None) -> None:
    """Note that the whole of a release waits, once every page of it does."""
    release = snapshot.release
    if not all(item.page.specific.workflow_in_progress for item in snapshot.items):
        return
    _take_latest(snapshot)
    for page in snapshot.pages:
        check_where_needed(page.contents.files)
    # What was looked at before was another version.
    release.ticks.all().delete()
    release.state = ReleaseState.SUBMITTED
    release.submitted_by, release.submitted_at = by, timezone.now()
    release.why_stopped, release.stopped_at, release.told_at = [], None, None
    release.save()


@one_step()
@transaction.atomic
def sign_off(release: Release, by: User, seen: ReviewedSnapshot | None) -> Release:
    """Say yes as the second person. Without a time, or after it, it goes public now.

    seen: what was on the screen. Raises ReleaseRefused with every reason against it.
    """
    release = locked(release)
    at = release.goes_public_at
    goes_now = at is None or at <= timezone.now()
    if goes_now:
        # Before they are read: what is looked at here is what goes public.
        hold(release)
    snapshot = latest_of(release)
    with nothing_is_written():
        there_now = reviewed(snapshot)
    if there_now != seen:
        raise ReleaseRefused([str(SOMETHING_HAS_CHANGED)])
    _take_latest(snapshot)
    with nothing_is_written():
        reasons = reasons_against_sign_off(snapshot, by)
    if reasons:
        raise ReleaseRefused(reasons)
    approve([page.approved for page in snapshot.pages], by)
    _note_sign_off(release, by, there_now)
    record("sign_off", release, snapshot.items, by)
    if goes_now:
        publish_held(snapshot, by)
    return release


def _take_latest(snapshot: ReleaseSnapshot) -> None:
    """Let the version of each page that is looked at be the one that goes public."""
    for page in snapshot.pages:
        if not page.is_latest:
            page.item.revision = page.revision
            page.item.save(update_fields=["revision"])


def _note_sign_off(release: Release, by: User, seen: ReviewedSnapshot) -> None:
    release.state = ReleaseState.SIGNED_OFF
    release.signed_off_by, release.signed_off_at = by, timezone.now()
    seen.store(release)
    release.save()


@transaction.atomic
def send_back(release: Release, by: User, reason: str) -> None:
    """Say what has to change before a yes."""
    release = locked(release, ReleaseState.SUBMITTED)
    items = items_of(release)
    for item in items:
        state = item.page.specific.current_workflow_task_state
        if state:
            state.reject(user=by, comment=reason)
    record("send_back", release, items, by, reason)
    _prepare_again(release)


@transaction.atomic
def call_back(release: Release, by: User | None, reason: str) -> None:
    """Stop what was submitted or signed off, and let its pages be changed again."""
    release = locked(release, ReleaseState.SUBMITTED, ReleaseState.SIGNED_OFF)
    _call_back(release, by, reason)


@transaction.atomic
def give_up(release: Release, by: User | None, reason: str) -> None:
    """Let its pages be free: nothing of it goes public by this release."""
    release = locked(release, *CHANGEABLE, ReleaseState.SIGNED_OFF)
    _call_back(release, by, reason)
    _close(release, ReleaseState.CALLED_OFF)


@transaction.atomic
def force(release: Release, by: User, reason: str) -> Release:
    """Let a release go public now without a sign-off; it is shown as forced for ever.

    By administrators of the platform alone. Raises ReleaseRefused.
    """
    if not by.is_superuser or not reason.strip():
        raise ReleaseRefused(
            [_("Only an administrator forces a release, and has to say why.")]
        )
    release = locked(release, *CHANGEABLE, ReleaseState.SIGNED_OFF)
    snapshot = latest_of(release)
    _take_latest(snapshot)
    release.forced_by, release.forced_reason = by, reason
    reviewed(snapshot).store(release)
    release.state = ReleaseState.SIGNED_OFF
    release.save()
    record("force_release", release, snapshot.items, by, reason)
    go_public(release, by)
    return release


def _call_back(release: Release, by: User | None, reason: str) -> None:
    items = items_of(release)
    if release.state in (ReleaseState.SUBMITTED, ReleaseState.SIGNED_OFF):
        record("call_back", release, items, by, reason)
    _prepare_again(release)
    for item in items:
        state = item.page.specific.current_workflow_state
        if state:
            state.cancel(user=by)


def _prepare_again(release: Release) -> None:
    release.state = ReleaseState.PREPARING
    release.signed_off_by = release.signed_off_at = None
    forget(release)
    release.save()
    release.ticks.all().delete()


def _close(release: Release, state: str) -> None:
    release.state = state
    release.save(update_fields=["state"])
    release.items.update(is_open=False)
