"""Who may see a board's releases, and who may prepare them."""

from collections.abc import Iterable

from django.db.models import Model, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from boards.governance.staff.membership import people_of, roles_of
from boards.models import Board, Release, Role
from cms.users.models import User

WRITERS = frozenset({Role.MANAGER, Role.APPROVER, Role.EDITOR})


def may_see(user: User, board: Board) -> bool:
    return user.is_active and (user.is_superuser or bool(roles_of(board, user)))


def may_prepare(user: User, board: Board) -> bool:
    """Who writes for the board. Translators submit their pages from the editor."""
    return user.is_active and (
        user.is_superuser or not WRITERS.isdisjoint(roles_of(board, user))
    )


class ReleasePolicy(BasePermissionPolicy):
    """Releases are seen by all people of a board, prepared by its writers, and deleted
    by nobody: they are the record of who let what go public.
    """

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        boards = Board.objects.filter(roles__group__user=user.pk).distinct()
        return user.is_active and (
            user.is_superuser
            or any(self._may(user, actions, board) for board in boards)
        )

    def user_has_permission(self, user: User, action: str) -> bool:
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission_for_instance(
        self, user: User, actions: Iterable[str], instance: Release
    ) -> bool:
        return self._may(user, actions, instance.board)

    def user_has_permission_for_instance(
        self, user: User, action: str, instance: Release
    ) -> bool:
        return self._may(user, [action], instance.board)

    def _may(self, user: User, actions: Iterable[str], board: Board) -> bool:
        wanted = set(actions) - {"delete"}
        if wanted & {"view", "inspect"} and may_see(user, board):
            return True
        return bool(wanted & {"add", "change"}) and may_prepare(user, board)

    def instances_user_has_any_permission_for(
        self, user: User, actions: Iterable[str]
    ) -> QuerySet[Model]:
        rows = self.model._default_manager.all()
        if user.is_active and user.is_superuser:
            return rows
        mine = Board.objects.filter(roles__group__user=user.pk)
        return rows.filter(board__in=mine.values("pk"))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        with_role = User.objects.filter(groups__board_role__isnull=False)
        return with_role.filter(is_active=True).distinct()

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Release
    ) -> QuerySet[User]:
        return people_of(instance.board).filter(is_active=True)
