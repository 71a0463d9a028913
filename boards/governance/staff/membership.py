"""Who works for a board, and as what: the one place that changes it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from boards.governance.staff import leaving
from boards.models import Board, BoardRole, Membership, Role
from cms.tenancy.scope import unscoped
from cms.users import sessions
from cms.users.models import User


def keeps(board: Board, person: User) -> bool:
    """Whether somebody may manage the people of a board. Always asks the database."""
    fresh = User.objects.filter(pk=person.pk, is_active=True).first()
    return bool(fresh and board.permissions_for_user(fresh).can_manage())


def people_of(board: Board) -> QuerySet[User]:
    """Everybody who has a role in a board, whether or not their login is active."""
    with_role = User.groups.through.objects.filter(group__board_role__board=board.pk)
    return User.objects.filter(pk__in=with_role.values("user")).order_by(
        "last_name", "first_name", "email", "pk"
    )


def people_with_roles(board: Board) -> list[tuple[User, list[str]]]:
    """Everybody of a board, each with what they are for it."""
    held = board.roles.filter(group__user__isnull=False).order_by("pk")
    roles: dict[int, list[str]] = {}
    for person, role in held.values_list("group__user", "role"):
        roles.setdefault(person, []).append(role)
    return [(person, roles.get(person.pk, [])) for person in _with_pictures(board)]


def _with_pictures(board: Board) -> QuerySet[User]:
    """Those who show people show their pictures, which lie with their settings."""
    return people_of(board).select_related("wagtail_userprofile")


def roles_of(board: Board, person: User) -> list[Role]:
    """What somebody is for a board, the widest role first."""
    held = set(
        BoardRole.objects.filter(board=board, group__user=person.pk).values_list(
            "role", flat=True
        )
    )
    return [role for role in Role if role in held]


def checked_roles(roles: Iterable[str]) -> list[Role]:
    """Roles as such, each once. Raises ValidationError for none, or one unknown."""
    wanted = set(roles)
    known = [role for role in Role if role in wanted]
    if not known or len(known) != len(wanted):
        raise ValidationError(
            {"roles": _("Choose at least one role. For example: Editor.")}
        )
    return known


@contextmanager
def change_of_people(board: Board, by: User | None) -> Iterator[None]:
    """Change the people of a board: one change at a time, by one of its managers.

    by: None for a command. Raises PermissionDenied for anybody who is no manager of the
    board, or has just stopped being one: of two managers who remove each other at once,
    the later is refused.
    """
    if by and not keeps(board, by):
        raise PermissionDenied
    # Nobody becomes a member of anything in a scope: this is who does it.
    with unscoped(), transaction.atomic():
        boards = Board.objects.select_for_update(of=("self",), no_key=True)
        boards.get(pk=board.pk)
        if by and not keeps(board, by):
            raise PermissionDenied
        yield


def set_roles(board: Board, person: User, roles: Iterable[Role]) -> None:
    """Let just these be somebody's roles in the board; other boards' stay."""
    held = board.roles.all()
    wanted = set(roles)
    person.groups.remove(*(row.group_id for row in held if row.role not in wanted))
    person.groups.add(*(row.group_id for row in held if row.role in wanted))
    if wanted:
        Membership.objects.update_or_create(
            board=board,
            person=person,
            defaults={"left": None, "name": ""},
            create_defaults={},
        )


def change_roles(board: Board, person: User, roles: Iterable[str], by: User) -> None:
    """Let somebody of a board do something else for it.

    Raises ValidationError when nobody would manage the board any more, and
    User.DoesNotExist when the person is not of the board.
    """
    with change_of_people(board, by):
        person = _one_of(board, person)
        wanted, before = checked_roles(roles), roles_of(board, person)
        if Role.MANAGER not in wanted:
            keep_a_manager(board, person)
        set_roles(board, person, wanted)
        note(board, "change_roles", by, person=str(person), before=before, roles=wanted)


def remove(board: Board, person: User, by: User, *, heir: User | None = None) -> None:
    """Let somebody go, at once: see `leaving` for what ends with it.

    heir: who of the board gets their drafts. Raises ValidationError when nobody would
    manage the board any more or the heir cannot, and User.DoesNotExist when the person
    is not of the board.
    """
    with change_of_people(board, by):
        person = _one_of(board, person)
        keep_a_manager(board, person)
        if heir:
            _hand_over(board, person, heir, by)
        before = roles_of(board, person)
        set_roles(board, person, ())
        leaving.end_stay(board, person)
        note(board, "remove_person", by, person=str(person), before=before)


def log_out(board: Board, person: User, by: User) -> None:
    """End all sessions of somebody of a board. They can log in again."""
    with change_of_people(board, by):
        person = _one_of(board, person)
        sessions.end_all(person)
        note(board, "log_out_person", by, person=str(person))


def keep_a_manager(board: Board, *without: User) -> None:
    """Raise ValidationError when nobody else manages the board than one of these."""
    managers = User.objects.filter(
        is_active=True,
        groups__board_role__board=board.pk,
        groups__board_role__role=Role.MANAGER,
    )
    keys = [person.pk for person in without]
    leaving_one = managers.filter(pk__in=keys).first()
    if leaving_one and not managers.exclude(pk__in=keys).exists():
        raise ValidationError(
            _(
                "%(person)s is the last manager of %(board)s. Nobody could invite or "
                "remove people then. Make somebody else a manager first."
            )
            % {"person": leaving_one, "board": board.short_name}
        )


def note(board: Board, action: str, by: User | None, **data: Any) -> None:
    """Write into the board's log who did what to its people, and when."""
    log(instance=board, action=f"boards.{action}", user=by, data=data)


def _one_of(board: Board, person: User) -> User:
    """Somebody of the board, who is changed by nobody else meanwhile.

    Administrators of the platform are nobody's to change, whatever roles they have.
    """
    found = people_of(board).select_for_update(no_key=True).get(pk=person.pk)
    if found.is_superuser:
        raise PermissionDenied
    return found


def _hand_over(board: Board, person: User, heir: User, by: User) -> None:
    if heir == person or not people_of(board).filter(pk=heir.pk, is_active=True):
        raise ValidationError(
            {"heir": _("They do not work for this board. Choose somebody who does.")}
        )
    for page in leaving.drafts_of(board, person):
        page.owner = heir
        page.save(update_fields=["owner"], clean=False)
        log(
            instance=page,
            action="boards.hand_over",
            user=by,
            timestamp=timezone.now(),
            data={"person": str(person), "heir": str(heir)},
        )
