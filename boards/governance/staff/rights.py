"""What each role in a board may do, and how a board gets its roles.

The table below is the whole of it. It is put into the database when a board is opened
and after each `migrate`, so that every board's people may do what it says today. No
right here reaches past one board: it hangs on the board's page and collection, or it
counts for the one board that somebody works on.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from boards.models import Board, BoardRole, Role, SignOffTask
from cms.tenancy.inspection import has_all_migrations

# Wagtail asks for rights on its own models, whichever models stand in for them.
FILE_MODELS = {"wagtaildocs": "document", "wagtailimages": "image"}


@dataclass(frozen=True)
class Rights:
    """The permissions on pages, and on documents and images."""

    pages: tuple[str, ...]
    files: tuple[str, ...]


def _on_pages(*actions: str) -> tuple[str, ...]:
    return tuple(f"wagtailcore.{action}_page" for action in actions)


def _on_files(*actions: str) -> tuple[str, ...]:
    return tuple(
        f"{app}.{action}_{model}"
        for app, model in FILE_MODELS.items()
        for action in actions
    )


EDITING = Rights(
    pages=_on_pages("add", "change", "publish", "lock", "unlock"),
    files=_on_files("add", "change", "choose"),
)
RIGHTS = {
    Role.MANAGER: Rights(
        # Hangs on the board's page as the others do, so it is known with them.
        pages=(*EDITING.pages, "boards.manage_board"),
        files=EDITING.files,
    ),
    Role.APPROVER: EDITING,
    Role.EDITOR: EDITING,
    Role.TRANSLATOR: Rights(pages=_on_pages("change"), files=_on_files("choose")),
}
# For everybody who works for a board.
ENTRANCE = "wagtailadmin.access_admin"
GROUP_NAMES = {
    Role.MANAGER: gettext_lazy("%(board)s: managers"),
    Role.APPROVER: gettext_lazy("%(board)s: approvers"),
    Role.EDITOR: gettext_lazy("%(board)s: editors"),
    Role.TRANSLATOR: gettext_lazy("%(board)s: translators"),
}


def group_name(short_name: str, role: Role | str) -> str:
    """What a board's people of one role are called, also in the mails they get."""
    return GROUP_NAMES[Role(role)] % {"board": short_name}


def sign_off_name(short_name: str) -> str:
    """What a board's sign-off is called, and its one step."""
    return _("%(board)s: sign-off") % {"board": short_name}


@transaction.atomic
def give_roles(board: Board) -> dict[Role, Group]:
    """Give a board the groups that it lacks, and each of them just its rights.

    Running it again changes nothing. Raises ValidationError when another board's people
    are called the same.
    """
    known = {
        held.role: held.group for held in board.roles.select_related("group").all()
    }
    groups = {role: known.get(role) or _new_group(board, role) for role in Role}
    _grant(groups, board)
    if not WorkflowPage.objects.filter(page=board.page_ptr).exists():
        _give_sign_off(board, groups[Role.APPROVER])
    return groups


def _new_group(board: Board, role: Role) -> Group:
    group, created = Group.objects.get_or_create(
        name=group_name(board.short_name, role)
    )
    if not created:
        raise ValidationError(
            {"short_name": _("Another board has this short name. Choose another.")}
        )
    BoardRole.objects.create(board=board, role=role, group=group)
    return group


def _grant(groups: dict[Role, Group], board: Board) -> None:
    known = _permissions()
    page, collection = board.pk, board.collection_id
    entrance = {(group.pk, known[ENTRANCE]) for group in groups.values()}
    pages = {
        (group.pk, page, known[name])
        for role, group in groups.items()
        for name in RIGHTS[role].pages
    }
    files = {
        (group.pk, collection, known[name])
        for role, group in groups.items()
        for name in RIGHTS[role].files
    }
    _settle(Group.permissions.through, ("group_id", "permission_id"), entrance)
    _settle(GroupPagePermission, ("group_id", "page_id", "permission_id"), pages)
    _settle(
        GroupCollectionPermission,
        ("group_id", "collection_id", "permission_id"),
        files,
    )


def _permissions() -> dict[str, int]:
    """The keys of the permissions that some role has."""
    names = {ENTRANCE}.union(
        *(rights.pages + rights.files for rights in RIGHTS.values())
    )
    codenames = {name.partition(".")[2] for name in names}
    found = Permission.objects.filter(codename__in=codenames).annotate(
        name_of=Concat("content_type__app_label", Value("."), "codename")
    )
    return {
        name: key for name, key in found.values_list("name_of", "pk") if name in names
    }


def _settle(model: Any, columns: tuple[str, ...], wanted: set[tuple]) -> None:
    """Let just these rows be there for the groups that are named first in each."""
    groups = {row[0] for row in wanted}
    there = {
        row: key
        for key, *row_ in model.objects.filter(group__in=groups).values_list(
            "pk", *columns
        )
        if (row := tuple(row_))
    }
    if too_many := [there[row] for row in there.keys() - wanted]:
        model.objects.filter(pk__in=too_many).delete()
    model.objects.bulk_create(
        model(**dict(zip(columns, row, strict=True))) for row in wanted - there.keys()
    )


def _give_sign_off(board: Board, approvers: Group) -> None:
    """Let whatever lies in the board be sent to its approvers, and to nobody else."""
    name = sign_off_name(board.short_name)
    task = SignOffTask.objects.create(name=name)
    task.groups.set([approvers])
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=board.page_ptr)


def give_every_board_its_roles(**_signal: object) -> None:
    """After a migration: boards from before a role, or a right, have it as well."""
    if not has_all_migrations():
        # Migrated back, so that today's code does not know the tables.
        return
    create_permissions(apps.get_app_config("boards"), verbosity=0)
    for board in Board.objects.all():
        give_roles(board)
