"""The workflows of several pages end with a yes: they are read for all at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from wagtail.models import Page, Revision, WorkflowState

from cms.users.models import User


@dataclass(frozen=True)
class Approved:
    """A page, with the version of it that was looked at, as it was read for that.

    page: its row in the tree. stored: the page in its own table.
    """

    page: Page
    stored: Page
    revision: Revision
    draft: Page


def approve(versions: Sequence[Approved], by: User) -> None:
    """Let each workflow end with the version of its page that was looked at."""
    states = _states_of([version.page for version in versions])
    asking: dict[int | None, User] = {}
    for version in versions:
        state = states[str(version.page.pk)]
        if state.requested_by_id in asking:
            state.requested_by = asking[state.requested_by_id]
        _approve(version, state, by)
        # Whom the mail has read meanwhile.
        if WorkflowState.requested_by.is_cached(state) and state.requested_by:
            asking[state.requested_by_id] = state.requested_by


def _states_of(pages: Sequence[Page]) -> dict[str, WorkflowState]:
    """The running workflow of each page, by the page's key."""
    found = WorkflowState.objects.filter(
        base_content_type=pages[0].get_base_content_type(),
        object_id__in=[str(page.pk) for page in pages],
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    states = found.select_related("workflow", "current_task_state__task")
    return {state.object_id: state for state in states}


def _approve(version: Approved, state: WorkflowState, by: User) -> None:
    task = state.current_task_state.specific
    version.page.specific = version.stored
    state.content_object, task.workflow_state = version.page, state
    task.revision = version.revision
    with _in_hand(version):
        task.approve(user=by)


@contextmanager
def _in_hand(version: Approved) -> Iterator[None]:
    """Wagtail's log looks at the version, and gets what was read of it already."""
    held = vars(version.revision)
    held["as_object"] = lambda: version.draft
    try:
        yield
    finally:
        del held["as_object"]
