"""The boards that somebody works for."""

from django.contrib.auth.models import AnonymousUser

from boards.models import Board, BoardRole
from cms.tenancy.scope import (
    unscoped,
)
from cms.users.models import User

SESSION_KEY = "active_board"


def boards_of(user: User | AnonymousUser) -> list[Board]:
    """The boards in which somebody has a role, in the tree's order.

    As the owner: no scope shows a person's other boards.
    """
    with unscoped():
        return find_boards_of(user)


def find_boards_of(user: User | AnonymousUser) -> list[Board]:
    roles = BoardRole.objects.filter(group__user=user.pk)
    found = Board.objects.filter(pk__in=roles.values("board")).order_by("path")
    # What nearly every screen asks next of the board that somebody works on.
    return list(found.select_related("logo", "collection"))
