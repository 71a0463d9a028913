"""Who may keep rows that belong to a board as a whole."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import policy_registry

from boards.models import Role
from cms.users.models import User


def boards_kept_by(user: User, codename: str = "manage_board") -> set[int]:
    """The keys of the boards that somebody manages, as far as the scope shows them.

    codename: of the right on the board's page that is asked for.
    """
    rights: Iterable[GroupPagePermission] = policy_registry.get_by_type(
        Page
    ).get_cached_permissions_for_user(user)
    return {right.page_id for right in rights if right.permission.codename == codename}


class BoardManagersPolicy(BasePermissionPolicy):
    """Every action on a row with a `board` is its managers', and administrators'."""

    codename = "manage_board"
    roles: tuple[Role, ...] = (Role.MANAGER,)

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        return user.is_active and (user.is_superuser or bool(self._boards(user)))

    def _boards(self, user: User) -> set[int]:
        return boards_kept_by(user, self.codename)

    def user_has_permission(self, user: User, action: str) -> bool:
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission_for_instance(
        self, user: User, actions: Iterable[str], instance: Any
    ) -> bool:
        return user.is_active and (
            user.is_superuser or instance.board_id in self._boards(user)
        )

    def user_has_permission_for_instance(
        self, user: User, action: str, instance: Any
    ) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def instances_user_has_any_permission_for(
        self, user: User, actions: Iterable[str]
    ) -> QuerySet[Model]:
        rows = self.model._default_manager.all()
        if not user.is_active:
            return rows.none()
        return rows if user.is_superuser else rows.filter(board__in=self._boards(user))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        manages = Q(is_superuser=True) | Q(groups__board_role__role__in=self.roles)
        return User.objects.filter(manages, is_active=True).distinct()

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Any
    ) -> QuerySet[User]:
        manages = Q(is_superuser=True) | Q(
            groups__board_role__role__in=self.roles,
            groups__board_role__board=instance.board_id,
        )
        return User.objects.filter(manages, is_active=True).distinct()


class BoardWritersPolicy(BoardManagersPolicy):
    """What a board's managers, approvers and editors look after, and translators not.

    It comes and goes by itself: nobody adds or deletes one in the CMS.
    """

    codename = "publish_page"
    roles = (Role.MANAGER, Role.APPROVER, Role.EDITOR)
    actions = frozenset({"change", "view"})

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        return bool(self.actions.intersection(actions)) and (
            super().user_has_any_permission(user, actions)
        )

    def user_has_any_permission_for_instance(
        self, user: User, actions: Iterable[str], instance: Any
    ) -> bool:
        return bool(self.actions.intersection(actions)) and (
            super().user_has_any_permission_for_instance(user, actions, instance)
        )
