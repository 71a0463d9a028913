"""Wagtail's own mails go to the present people of the page's board, and nobody else.

People who have left, whose login is closed or who work for another board get none. That
holds whoever causes the mail: somebody of the board, an administrator, or a command.
Administrators get only mail about what they asked for themselves.
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from wagtail.admin import mail
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected
from wagtail.users.models import UserProfile

from boards.governance.staff.membership import people_of
from boards.models import Board, BoardRole
from boards.models.board.belonging import the_board_of_page
from cms.one_step import hear, known
from cms.tenancy.scope import Scope, in_scope, unscoped
from cms.trees import board_path
from cms.users.models import User


def readers(people: set[User], page: Page) -> set[User]:
    """Those of some people who may get mail about a page, as things are now."""
    keys = frozenset(person.pk for person in people if person)
    present = known(
        lambda: _present(keys, page),
        (BoardRole, User),
        "may get mail",
        board_path(page),
        keys,
    )
    return {person for person in people if person and person.pk in present}


def _present(keys: Collection[int], page: Page) -> set[int]:
    """The keys of those who may, of some."""
    # A command knows all boards' people, and who has left is hidden in a scope: the
    # answer must not depend on who asks.
    with unscoped():
        of_board = BoardRole.objects.filter(board__path=board_path(page))
        present = set(
            of_board.filter(group__user__in=keys).values_list("group__user", flat=True)
        )
        allowed = User.objects.filter(pk__in=keys, is_active=True)
        return {
            person.pk
            for person in allowed
            if person.pk in present or person.is_superuser
        }


class ToTheBoardsPeople:
    """A mail of Wagtail's about a page that goes, or has gone, through a workflow."""

    def get_valid_recipients(self, instance: Any, **kwargs: Any) -> set[User]:
        # Wagtail makes the settings of those who have none yet, which nobody may do for
        # somebody else in a scope.
        with unscoped():
            found = super().get_valid_recipients(instance, **kwargs)  # type: ignore
        state = getattr(instance, "workflow_state", instance)
        return readers(found, state.content_object)


class Submitted(ToTheBoardsPeople, mail.GroupApprovalTaskStateSubmissionEmailNotifier):
    pass


class Approved(ToTheBoardsPeople, mail.WorkflowStateApprovalEmailNotifier):
    pass


class Rejected(ToTheBoardsPeople, mail.WorkflowStateRejectionEmailNotifier):
    pass


# Kept here, because signals hold their receivers loosely.
submitted, approved, rejected = Submitted(), Approved(), Rejected()


def install() -> None:
    """Take Wagtail's places before Wagtail does: a place is given once.

    `wagtail.admin` connects its own receivers under the same names, when it is ready,
    which is after `boards`.
    """
    hear(BoardRole)
    task_submitted.connect(
        submitted,
        sender=TaskState,
        dispatch_uid="group_approval_task_submitted_email_notification",
    )
    workflow_approved.connect(
        approved,
        sender=WorkflowState,
        dispatch_uid="workflow_state_approved_email_notification",
    )
    workflow_rejected.connect(
        rejected,
        sender=WorkflowState,
        dispatch_uid="workflow_state_rejected_email_notification",
    )


def _make_settings(board: Board) -> None:
    """Wagtail makes them when it mails somebody who has none; a scope refuses that."""
    with unscoped():
        without = people_of(board).filter(wagtail_userprofile=None)
        UserProfile.objects.bulk_create(
            [UserProfile(user=person) for person in without], ignore_conflicts=True
        )


def _in_scope_of_the_page(send: Callable) -> Callable:
    """Have the database hide whoever is not of the page's board.

    Wagtail looks up who follows a page, or has commented on it, and mails them in one
    step. Where everything is seen, that finds also who left long ago.
    """

    @wraps(send)
    def sending(view: EditView, changes: Any) -> Any:
        board = the_board_of_page(view.page)
        _make_settings(board)
        with in_scope(Scope(board=board.pk, person=view.request.user.pk)):
            return send(view, changes)

    return sending


send_in_scope = _in_scope_of_the_page(EditView.send_commenting_notifications)
