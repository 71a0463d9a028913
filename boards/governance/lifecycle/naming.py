"""Renaming a board: everything that carries its name follows."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page, Task, Workflow

from boards.governance.lifecycle.audit_log import record
from boards.governance.sites import sync_site
from boards.governance.staff.rights import group_name, sign_off_name
from boards.models import Board, Role
from cms.users.models import User


def effects(board: Board, title: str, short_name: str) -> list[str]:
    """What would come of new names, a sentence each; none when nothing changes."""
    said = []
    if title != board.title:
        said.append(
            _("The board is called “%(new)s” instead of “%(old)s” on all its pages.")
            % {"new": title, "old": board.title}
        )
        said += [
            _("The home page “%(title)s” (%(language)s) gets the new name as well.")
            % {"title": home.title, "language": home.locale.get_display_name()}
            for home in _homes_named(board)
        ]
        said.append(_("The folder of its files and its site are called so as well."))
    if short_name != board.short_name:
        said.append(
            _("In the CMS it is called “%(new)s” instead of “%(old)s”.")
            % {"new": short_name, "old": board.short_name}
        )
        said.append(
            _("Its people's groups are “%(groups)s”; its sign-off is “%(sign_off)s”.")
            % {
                "groups": "”, “".join(group_name(short_name, role) for role in Role),
                "sign_off": sign_off_name(short_name),
            }
        )
    if said:
        said.append(_("No address on the web changes. Words inside pages stay."))
    return said


def check_names(board: Board, title: str, short_name: str) -> None:
    """Raise ValidationError, by field, when another board has one of the names."""
    others = Board.objects.exclude(pk=board.pk)
    errors = {}
    if others.filter(title__iexact=title).exists():
        errors["title"] = _("Another board has this name. Choose another.")
    if others.filter(short_name__iexact=short_name).exists():
        errors["short_name"] = _("Another board has this short name. Choose another.")
    if errors:
        raise ValidationError(errors)


@transaction.atomic
def rename(board: Board, title: str, short_name: str, by: User | None = None) -> None:
    """Give a board other names, with all that is named after it.

    Raises ValidationError when another board has one of them, or one is too long.
    """
    check_names(board, title, short_name)
    before = {"title": board.title, "short_name": board.short_name}
    for home in _homes_named(board) if title != board.title else []:
        _retitle(home.specific, title, by)
    board.title, board.draft_title, board.short_name = title, title, short_name
    board.save()
    board.files.name = title
    board.files.save()
    sync_site(board)
    _name_people(board, before["short_name"])
    after = {"title": title, "short_name": short_name}
    record(board, "boards.rename", by, {"before": before, "after": after})


def _homes_named(board: Board) -> list[Page]:
    homes = Page.objects.child_of(board).filter(title=board.title)
    return list(homes.select_related("locale").order_by("path"))


def _retitle(home: Page, title: str, by: User | None) -> None:
    """Change the title on the public page and in the draft that waits, if any."""
    draft = home.get_latest_revision_as_object()
    waits = home.has_unpublished_changes
    if draft.title == home.title:
        draft.title = title
        draft.save_revision(user=by, changed=waits, clean=False)
    Page.objects.filter(pk=home.pk).update(title=title, draft_title=draft.title)
    home.refresh_from_db()
    # For the search, which learns of what is stored.
    home.save(clean=False)


def _name_people(board: Board, former: str) -> None:
    for held in board.roles.select_related("group"):
        held.group.name = group_name(board.short_name, held.role)
        held.group.save()
    ours = Q(workflow_pages__page=board.page_ptr, name=sign_off_name(former))
    for workflow in Workflow.objects.filter(ours):
        tasks = Task.objects.filter(workflow_tasks__workflow=workflow)
        tasks.filter(name=workflow.name).update(name=sign_off_name(board.short_name))
        workflow.name = sign_off_name(board.short_name)
        workflow.save()
