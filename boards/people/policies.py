"""Who may keep rows that belong to a board as a whole: its managers."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import policy_registry

from boards.models import Role
from cms.users.models import User


def boards_kept_by(user: Any) -> set[int]:
    """The keys of the boards that somebody manages, as far as the scope shows them."""
    rights: Iterable[GroupPagePermission] = policy_registry.get_by_type(
        Page
    ).get_cached_permissions_for_user(user)
    return {
        right.page_id for right in rights if right.permission.codename == "manage_board"
    }


class BoardManagersPolicy(BasePermissionPolicy):
    """Every action on a row with a `board` is its managers', and administrators'."""

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return user.is_active and (user.is_superuser or bool(boards_kept_by(user)))

    def user_has_permission(self, user: Any, action: str) -> bool:
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Any, instance: Any
    ) -> bool:
        return user.is_active and (
            user.is_superuser or instance.board_id in boards_kept_by(user)
        )

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: Any
    ) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Any
    ) -> QuerySet[Model]:
        rows = self.model._default_manager.all()
        if not user.is_active:
            return rows.none()
        return (
            rows if user.is_superuser else rows.filter(board__in=boards_kept_by(user))
        )

    def users_with_any_permission(self, actions: Any) -> QuerySet[User]:
        manages = Q(is_superuser=True) | Q(groups__board_role__role=Role.MANAGER)
        return User.objects.filter(manages, is_active=True).distinct()

    def users_with_any_permission_for_instance(
        self, actions: Any, instance: Any
    ) -> QuerySet[User]:
        manages = Q(is_superuser=True) | Q(
            groups__board_role__role=Role.MANAGER,
            groups__board_role__board=instance.board_id,
        )
        return User.objects.filter(manages, is_active=True).distinct()
