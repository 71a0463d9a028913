"""What has to happen at its time: releases, planned publications, planned ends.

May be started any number of times at once: each release is taken by one of them.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from boards.models import Release, ReleaseState, SchedulerBeat
from boards.publishing.availability.floor_guards import FloorNotReached
from boards.publishing.releases.gate import ReleaseRefused
from boards.publishing.releases.lock import in_words
from boards.publishing.releases.lost_warnings import stop_what_holds_one
from boards.publishing.releases.notifications import tell_of_stops
from boards.publishing.releases.publish import release_one, stop_single_page
from cms.refusals import ActionRefused
from cms.tenancy.standing import ensure_it_is_not_down

logger = logging.getLogger(__name__)


def run(now: datetime) -> Iterator[str]:
    """Do what is due, and say of each thing what was done, a sentence each.

    Raises OperationalError while the database is migrated: all of it is due afterwards.
    """
    ensure_it_is_not_down()
    yield from _end_pages(now)
    for release in stop_what_holds_one():
        yield _stopped(release)
    yield from _release(now)
    yield from _publish_single_pages(now)
    yield from _tell()
    SchedulerBeat.objects.update_or_create(pk=1, defaults={"at": timezone.now()})


def _release(now: datetime) -> Iterator[str]:
    for key in list(Release.objects.due(now).values_list("pk", flat=True)):
        release = release_one(key, now)
        if release is None:
            continue
        if release.state == ReleaseState.RELEASED:
            yield _("Released: %(release)s") % {"release": release.title}
        else:
            yield _stopped(release)


def _stopped(release: Release) -> str:
    return _("Stopped: %(release)s. %(reasons)s") % {
        "release": release.title,
        "reasons": " ".join(release.why_stopped),
    }


def _publish_single_pages(now: datetime) -> Iterator[str]:
    """Pages that one person may publish, at the time that their editor set."""
    due = Revision.page_revisions.filter(approved_go_live_at__lte=now)
    for revision in due.order_by("approved_go_live_at", "pk"):
        yield from _each(revision.content_object, _publish, revision)


def _publish(page: Page, revision: Revision) -> str:
    try:
        revision.publish(log_action="wagtail.publish.scheduled")
    except ReleaseRefused as refused:
        stop_single_page(revision, refused.reasons)
        return _("Not published: %(page)s. %(reasons)s") % {
            "page": page.title,
            "reasons": " ".join(refused.reasons),
        }
    return _("Published: %(page)s") % {"page": page.title}


def _end_pages(now: datetime) -> Iterator[str]:
    for page in Page.objects.live().filter(expire_at__lte=now).order_by("expire_at"):
        yield from _each(page.specific, _end)


def _end(page: Page) -> str:
    try:
        page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except ActionRefused as refused:
        # It stays, and nobody tries again until somebody chooses another day. The one
        # that was meant is told of.
        page = page.specific_class.objects.get(pk=page.pk)
        reason = _(
            "%(reason)s It was to end on %(planned)s. If it is still to end, choose "
            "another time."
        ) % {"reason": refused, "planned": in_words(page.expire_at)}
        is_floor = isinstance(refused, FloorNotReached)
        page.expire_at = None
        page.save(update_fields=["expire_at"], clean=False)
        log(
            instance=page,
            action=f"boards.{'keep_until_floor' if is_floor else 'keep_past_end'}",
            data={"reason": reason},
        )
        return _("Not ended: %(page)s. %(reason)s") % {
            "page": page.title,
            "reason": reason,
        }
    return _("Ended: %(page)s") % {"page": page.title}


def _each(page: Page, step: Callable[..., str], *args: Any) -> Iterator[str]:
    """One page that cannot be published, or ended, does not keep the others."""
    try:
        yield step(page, *args)
    except Exception:
        logger.exception("“%s” could not be published or ended at its time", page)


def _tell() -> Iterator[str]:
    try:
        if told := tell_of_stops():
            yield _("Told people of %(count)s stopped releases.") % {"count": told}
    except OSError as error:
        logger.error("A mail about a stopped release could not be sent: %s", error)
