"""Opening a board: everything it needs to work, in one transaction."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
)

from boards.models import Board, BoardRole, Role
from boards.sites import sync_site
from home.models import HomePage

PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page")
# Wagtail asks for rights on its own models, whichever models stand in for them.
FILE_MODELS = {"wagtaildocs": "document", "wagtailimages": "image"}
FILE_RIGHTS = [
    f"{action}_{model}"
    for action in ("add", "change", "choose")
    for model in FILE_MODELS.values()
]


@dataclass(frozen=True)
class OpenedBoard:
    """A board that is ready for its first page."""

    board: Board
    home: HomePage
    site: Site | None
    collection: Collection
    editors: Group


@transaction.atomic
def open_board(*, name: str, lead: str, **facts: object) -> OpenedBoard:
    """Open a board: container, home page, site, collection and editors' group.

    name: the board's full name. lead: the one strong sentence of its home page.
    facts: any other field of Board, such as `short_name` and `hostname`.

    Raises ValidationError when a fact is wrong, and then leaves nothing behind.
    """
    root = Page.objects.get(depth=1)
    locale, _created = Locale.objects.get_or_create(
        language_code=settings.LANGUAGE_CODE
    )
    now = timezone.now()
    page_facts = {
        "title": name,
        "slug": slugify(name),
        "locale": locale,
        "first_published_at": now,
        "last_published_at": now,
    }
    board = Board(**page_facts, **facts)
    root.add_child(instance=board)
    home = HomePage(**page_facts, lead=lead)
    board.add_child(instance=home)
    editors = _new_group(f"{board.short_name}: editors")
    BoardRole.objects.create(board=board, role=Role.EDITOR, group=editors)
    grant_editing(editors, board, board.collection)
    return OpenedBoard(board, home, sync_site(board), board.collection, editors)


def _new_group(name: str) -> Group:
    group, created = Group.objects.get_or_create(name=name)
    if not created:
        raise ValidationError(
            {"short_name": _("Another board has this short name. Choose another.")}
        )
    return group


def grant_editing(group: Group, board: Board, collection: Collection) -> None:
    """Let a group work on the pages and files of one board, and see the CMS."""
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=board.page_ptr, permission=right)
        for right in Permission.objects.filter(
            content_type__app_label="wagtailcore", codename__in=PAGE_RIGHTS
        )
    )
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=collection, permission=right)
        for right in Permission.objects.filter(
            content_type__app_label__in=FILE_MODELS, codename__in=FILE_RIGHTS
        )
    )
