"""Whoever keeps a new board: its first manager."""

import secrets
from typing import Any

from boards.models import Board, Role
from cms.users.models import User


def invite_first_manager(board: Board, email: str, by: Any) -> None:
    """Make somebody the board's manager, with a login when they have none yet.

    They choose their password themselves, through “Forgotten it?” on the login page.
    """
    person = User.objects.filter(email__iexact=email).first()
    if person is None:
        person = User.objects.create_user(email, secrets.token_urlsafe(32))
    person.groups.add(board.roles.get(role=Role.MANAGER).group)
