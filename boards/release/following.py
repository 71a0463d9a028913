"""A page that is submitted belongs to a release, whichever button submitted it."""

from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_cancelled, workflow_rejected

from boards.models import Release, ReleaseItem, ReleaseState
from boards.release.checks import reasons_against_submitting
from boards.release.gate import ReleaseRefused, board_of, open_item
from boards.release.steps import mark_submitted

# Wagtail's own stores the state anew before its step is begun, which may be refused.
WorkflowState.resume = transaction.atomic(WorkflowState.resume)


@receiver(task_submitted, sender=TaskState, dispatch_uid="release_of_submitted_page")
def give_a_release(instance: TaskState, user: Any, **_signal: Any) -> None:
    page = instance.workflow_state.content_object
    if not isinstance(page, Page):
        return
    item = open_item(page) or _release_of_its_own(page, instance, user)
    if item is None:
        return
    item.revision = instance.revision
    item.save(update_fields=["revision"])
    if reasons := reasons_against_submitting(item.release, page):
        # The transaction of Wagtail's step, in which this is heard, is taken back.
        raise ReleaseRefused(reasons)
    mark_submitted(item.release, user)


def _release_of_its_own(page: Page, state: TaskState, user: Any) -> ReleaseItem | None:
    board = board_of(page)
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


@receiver(workflow_cancelled, dispatch_uid="release_of_cancelled_page")
@receiver(workflow_rejected, dispatch_uid="release_of_rejected_page")
def wait_no_longer(instance: WorkflowState, **_signal: Any) -> None:
    """One page of it goes back to its editors, so the whole release does."""
    page = instance.content_object
    item = open_item(page) if isinstance(page, Page) else None
    if item and item.release.state == ReleaseState.SUBMITTED:
        Release.objects.filter(pk=item.release_id).update(state=ReleaseState.PREPARING)
