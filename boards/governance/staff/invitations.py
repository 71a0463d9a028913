"""Inviting people to a board by email, and what becomes of an invitation."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boards.governance.staff.mails import send_invitation
from boards.governance.staff.membership import (
    change_of_people,
    checked_roles,
    keeps,
    note,
    people_of,
    roles_of,
    set_roles,
)
from boards.models import Board, Invitation, Role
from boards.models.board.closures import closed
from cms.link_secrets import hash_of, new_secret
from cms.tenancy.scope import unscoped
from cms.users.models import User


def invite(
    board: Board, email: str, roles: Iterable[str], by: User | None = None
) -> Invitation:
    """Ask somebody by email to work for a board. The mail leaves when all is stored.

    Whoever has a login already is asked in the same words as who has none: whether
    there is one is not the manager's to know. An open invitation to the same address
    is replaced.

    by: None for a command. Raises ValidationError for an address that is none, or of
    somebody who works for the board already, and PermissionDenied when `by` does not
    keep the board.
    """
    email = email.strip().lower()
    with change_of_people(board, by):
        _check_board(board)
        _check_address(board, email)
        wanted = checked_roles(roles)
        _unanswered(board).filter(email=email).update(withdrawn_at=timezone.now())
        invitation = _send(board, email, wanted, by)
        note(board, "invite", by, email=email, roles=wanted)
    return invitation


def withdraw(invitation: Invitation, by: User) -> None:
    """Make a link useless. An invitation that is answered stays as it is."""
    board = invitation.board
    with change_of_people(board, by):
        open_ones = _unanswered(board).filter(pk=invitation.pk)
        if open_ones.update(withdrawn_at=timezone.now()):
            note(board, "withdraw_invitation", by, email=invitation.email)


def send_again(invitation: Invitation, by: User) -> Invitation:
    """A new link with new time to answer; the old one is useless from here on."""
    return invite(invitation.board, invitation.email, invitation.roles, by)


def find(token: str) -> Invitation | None:
    """The invitation that a link opens, if it still opens anything.

    Not when it was used, withdrawn or has expired, nor when whoever sent it does not
    keep the board any more.
    """
    # Who opens a link has no board yet; the link itself is what entitles them.
    with unscoped():
        invitation = (
            Invitation.objects.select_related("board", "invited_by")
            .filter(token_hash=hash_of(token))
            .first()
        )
        if not invitation or not invitation.is_open:
            return None
        if invitation.invited_by and not keeps(invitation.board, invitation.invited_by):
            return None
        return invitation


def login_of(invitation: Invitation) -> User | None:
    """Who already logs in with the address that was invited."""
    # As above: they may be of any board, or of none.
    with unscoped():
        return User.objects.filter(email__iexact=invitation.email).first()


def accept(token: str, person: User) -> Invitation:
    """Join the board with the login that one has.

    Raises PermissionDenied when the link opens nothing (any more), is for somebody
    else, or for an administrator, who has all boards already.
    """

    def themselves(invitation: Invitation) -> User:
        if person.email.lower() != invitation.email or person.is_superuser:
            raise PermissionDenied
        return person

    return _accept(token, themselves)


def accept_with_new_login(token: str, password: str, **names: str) -> Invitation:
    """Join the board, with a login that is made for it.

    names: `first_name` and `last_name`. Raises PermissionDenied when the link opens
    nothing (any more), or when there is a login with its address: a link alone must
    not set somebody's password.
    """

    def newcomer(invitation: Invitation) -> User:
        if login_of(invitation):
            raise PermissionDenied
        return User.objects.create_user(invitation.email, password, **names)

    return _accept(token, newcomer)


def _accept(token: str, who: Callable[[Invitation], User]) -> Invitation:
    found = find(token)
    if found is None:
        raise PermissionDenied
    with change_of_people(found.board, None):
        # Again, as nobody else changes the board's people from here on.
        invitation = find(token)
        if invitation is None:
            raise PermissionDenied
        person, board = who(invitation), invitation.board
        roles = {*roles_of(board, person), *map(Role, invitation.roles)}
        set_roles(board, person, roles)
        invitation.accepted_at = timezone.now()
        invitation.save(update_fields=["accepted_at"])
        note(board, "join", person, email=invitation.email, roles=invitation.roles)
    return invitation


def _check_board(board: Board) -> None:
    if closed(board):
        raise ValidationError(
            _("%(board)s has closed: nobody can be invited to work for it.")
            % {"board": board.short_name}
        )


def _check_address(board: Board, email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise ValidationError({"email": error.messages}) from error
    if people_of(board).filter(email=email).exists():
        raise ValidationError(
            {
                "email": _(
                    "They work for this board already. Change their roles in the list "
                    "of people instead."
                )
            }
        )


def _unanswered(board: Board) -> Any:
    return Invitation.objects.unanswered().filter(board=board)


def _send(board: Board, email: str, roles: list[Role], by: User | None) -> Invitation:
    token = new_secret()
    invitation = Invitation.objects.create(
        board=board,
        email=email,
        roles=roles,
        invited_by=by,
        expires=timezone.now() + timedelta(days=settings.INVITATION_DAYS),
        token_hash=hash_of(token),
    )
    transaction.on_commit(lambda: send_invitation(invitation, token))
    return invitation
