"""`manage.py check --database default`: whether anybody has more than their roles say.

A right on a model counts for whatever the scope shows, and some models are all boards'.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import Group
from django.core.checks import CheckMessage, Warning  # noqa: A004
from django.db.models import Q

from boards.governance.staff.rights import ENTRANCE
from cms.tenancy.inspection import has_all_migrations
from cms.users.models import User


def check_rights(*, databases: Sequence[str] | None, **_app: Any) -> list[CheckMessage]:
    """Groups of boards with rights of their own, and people with rights or groups."""
    if not databases or "default" not in databases or not has_all_migrations():
        return []
    return [
        *(
            Warning(
                f"The group “{group}” has rights that reach past its board: "
                "run `manage.py migrate`, which takes them away.",
                id="people.W001",
            )
            for group in groups_with_too_much()
        ),
        *(
            Warning(
                f"{user.email} has rights beside those of a role in a board: take "
                "them away in the CMS, under Settings, Users.",
                id="people.W002",
            )
            for user in people_with_too_much()
        ),
    ]


def groups_with_too_much() -> list[Group]:
    entrance = ENTRANCE.partition(".")[2]
    held = Group.permissions.through.objects.exclude(permission__codename=entrance)
    return list(
        Group.objects.filter(
            board_role__isnull=False, pk__in=held.values("group")
        ).order_by("name")
    )


def people_with_too_much() -> list[User]:
    beside = Q(user_permissions__isnull=False) | Q(
        groups__isnull=False, groups__board_role__isnull=True
    )
    return list(User.objects.filter(beside, is_superuser=False).distinct())
