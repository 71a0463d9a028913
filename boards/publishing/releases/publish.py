"""A release goes public: all its pages with all their files, at once, or nothing (R2).

What the public can have is asked of the database each time, so that the pages and their
files open at the same instant: when the transaction is committed.
"""

import logging
from datetime import datetime

from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from boards.models import LetOutBy, Release, ReleaseItem, ReleaseState
from boards.publishing.availability.public_files import is_publicly_available
from boards.publishing.availability.release_items import items_of
from boards.publishing.ledger.entries import let_out_together
from boards.publishing.releases.audit_log import record
from boards.publishing.releases.changes import reasons_of_change
from boards.publishing.releases.checks import reasons_at_its_time
from boards.publishing.releases.gate import ReleaseRefused, let_out
from boards.publishing.releases.reviewed_snapshot import forget_lines
from boards.publishing.releases.shapers import reasons_of_signer
from boards.publishing.releases.snapshot import ReleaseSnapshot, latest_of
from cms.one_step import one_step
from cms.querysets import behind_a_restriction
from cms.users.models import User

logger = logging.getLogger(__name__)

SYSTEM_FAILED = gettext_lazy(
    "The system failed while it published the pages. Tell your administrator: the log "
    "of this minute says more."
)


@one_step()
def go_public(release: Release, by: User | None = None) -> None:
    """Publish a release that is locked and signed off. by: None for the scheduler.

    Raises ReleaseRefused, and the transaction must then be rolled back.
    """
    hold(release)
    # Read anew, on purpose: what somebody saw and signed off before the pages were held
    # may be another thing by now.
    snapshot = latest_of(release)
    _refuse([*reasons_of_change(snapshot), *reasons_at_its_time(snapshot)])
    publish_held(snapshot, by)


def hold(release: Release) -> None:
    """Let nobody change a page of it until this transaction ends."""
    pages = release.items.values("page")
    list(Page.objects.select_for_update().filter(pk__in=pages).order_by("pk"))


def publish_held(snapshot: ReleaseSnapshot, by: User | None) -> None:
    """Publish a release that was read and found right since its pages are held.

    Raises ReleaseRefused, as `go_public` does.
    """
    release = snapshot.release
    with let_out_together(LetOutBy.RELEASE, release):
        for item in snapshot.items:
            _publish(item, by)
        _make_sure_of_files(snapshot)
        # Asked of what its pages show as they are stored, whatever was noted before.
        _refuse(reasons_of_signer(release))
        forget_lines(release)
        release.state, release.released_at = ReleaseState.RELEASED, timezone.now()
        release.save(update_fields=["state", "released_at", "signed_off_pages"])
    release.items.update(is_open=False)
    record("release", release, snapshot.items, by)


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise ReleaseRefused(reasons)


def _publish(item: ReleaseItem, by: User | None) -> None:
    revision = item.revision
    assert revision is not None  # noqa: S101 - asked just before
    _drop_own_schedule(revision)
    with let_out(revision.pk):
        revision.publish(
            user=by,
            log_action="wagtail.publish" if by else "wagtail.publish.scheduled",
            skip_permission_checks=True,
        )


def _drop_own_schedule(revision: Revision) -> None:
    """The release says when: a day that the page itself had would hold it back."""
    if revision.content.get("go_live_at"):
        revision.content["go_live_at"] = None
        revision.save(update_fields=["content"])


def _make_sure_of_files(snapshot: ReleaseSnapshot) -> None:
    """Refuse to let a page out whose file would stay behind.

    A page with a password is read by those who have it, and opens no file.
    """
    pages = Page.objects.filter(pk__in=snapshot.keys)
    restricted = set(pages.filter(behind_a_restriction()).values_list("pk", flat=True))
    for released in snapshot.pages:
        page = released.item.page
        if page.pk in restricted:
            continue
        for document in released.contents.files:
            if not is_publicly_available(document, page):
                raise ReleaseRefused(
                    [
                        _(
                            "The file “%(file)s” would not open with “%(page)s”: "
                            "another page withholds it, or it lies in another "
                            "board's folder."
                        )
                        % {"file": document.title, "page": page.title}
                    ]
                )


def release_one(key: int, now: datetime) -> Release | None:
    """Release what is due, or stop it and note why. None when somebody else is at it.

    Raises OperationalError when the database was lost: it is tried again next time.
    """
    with transaction.atomic():
        release = (
            Release.objects.due(now)
            .select_for_update(skip_locked=True, of=("self",))
            .filter(pk=key)
            .first()
        )
        if release is None:
            return None
        try:
            with transaction.atomic():
                go_public(release)
        except ReleaseRefused as refused:
            stop(release, refused.reasons)
        except OperationalError:
            raise
        except Exception:
            logger.exception("Release %s could not be published", key)
            stop(release, [str(SYSTEM_FAILED)])
    return release


def stop(release: Release, reasons: list[str]) -> None:
    """Nothing of it is public, and it is not tried again until signed off anew."""
    release.refresh_from_db()
    release.state, release.stopped_at = ReleaseState.STOPPED, timezone.now()
    release.why_stopped, release.told_at = reasons, None
    release.save()
    record("stop_release", release, items_of(release), None, " ".join(reasons))


def stop_single_page(revision: Revision, reasons: list[str]) -> None:
    """A page that was planned by itself stays as it is, and is not tried again."""
    page = revision.content_object
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(
        instance=page.specific,
        action="boards.stop_release",
        revision=revision,
        data={"release": page.title, "reason": " ".join(reasons)},
    )
