"""A page that is submitted belongs to a release, whichever button submitted it.

What becomes of a release when its pages go back to their editors, or go for good.
"""

from django.db import transaction
from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_cancelled, workflow_rejected

from boards.models import Release, ReleaseItem, ReleaseState
from boards.publishing.releases.as_a_whole import is_submitted_as_a_whole
from boards.publishing.releases.checks import reasons_against_submitting
from boards.publishing.releases.gate import ReleaseRefused, board_above, open_item
from boards.publishing.releases.publish import stop
from boards.publishing.releases.snapshot import latest_of
from boards.publishing.releases.transitions import mark_submitted
from cms.users.models import User

# Wagtail's own stores the state anew before its step is begun, which may be refused.
resume_as_one = transaction.atomic(WorkflowState.resume)


def give_a_release(instance: TaskState, user: User, **_signal: object) -> None:
    page = instance.workflow_state.content_object
    if not isinstance(page, Page):
        return
    item = open_item(page) or _release_of_its_own(page, instance, user)
    if item is None:
        return
    item.revision = instance.revision
    item.save(update_fields=["revision"])
    if is_submitted_as_a_whole(item.release):
        return
    snapshot = latest_of(item.release)
    if reasons := reasons_against_submitting(snapshot, page):
        # The transaction of Wagtail's step, in which this is heard, is taken back.
        raise ReleaseRefused(reasons)
    mark_submitted(snapshot, user)


def _release_of_its_own(page: Page, state: TaskState, user: User) -> ReleaseItem | None:
    board = board_above(page)
    if board is None:
        return None
    planned = state.revision.as_object().go_live_at
    release = Release.objects.create(
        board=board,
        title=page.specific.get_admin_display_title()[:250],
        goes_public_at=planned if planned and planned > timezone.now() else None,
        made_by=user,
    )
    return ReleaseItem.objects.create(release=release, page_id=page.pk)


def wait_no_longer(instance: WorkflowState, **_signal: object) -> None:
    """Put the whole release back into preparation when one page is sent back."""
    page = instance.content_object
    item = open_item(page) if isinstance(page, Page) else None
    if item and item.release.state == ReleaseState.SUBMITTED:
        Release.objects.filter(pk=item.release_id).update(state=ReleaseState.PREPARING)


def stop_what_is_empty(instance: ReleaseItem, **_signal: object) -> None:
    """Stop a waiting release whose last page was deleted: nobody can sign it off.

    The people concerned get the mail about stopped releases. A page that somebody takes
    out of a release does not come here: such a release was called back first.
    """
    waiting = Release.objects.filter(
        pk=instance.release_id, state=ReleaseState.SUBMITTED, items=None
    ).first()
    if waiting is None:
        return
    reason = _(
        "Every page of it was deleted, so that there is nothing to sign off. Choose "
        "another page for it and submit it again, or give it up."
    )
    stop(waiting, [reason])
    log(
        # None of its pages is there to have it in its history.
        instance=waiting.board,
        action="boards.stop_release",
        data={"release": waiting.title, "key": waiting.pk, "reason": reason},
    )


def install() -> None:
    task_submitted.connect(
        give_a_release, sender=TaskState, dispatch_uid="release_of_submitted_page"
    )
    workflow_cancelled.connect(wait_no_longer, dispatch_uid="release_of_cancelled_page")
    workflow_rejected.connect(wait_no_longer, dispatch_uid="release_of_rejected_page")
    post_delete.connect(
        stop_what_is_empty, sender=ReleaseItem, dispatch_uid="release_of_deleted_pages"
    )
