"""Opening a board: everything it needs to work, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Collection, Locale, Page, Site

from boards.governance.lifecycle.audit_log import record
from boards.governance.sites import sync_site
from boards.governance.staff.invitations import invite
from boards.governance.staff.rights import give_roles
from boards.models import Board, BoardHost, BoardOpening, LetOutBy, Role
from boards.models.board.board import HOST_TAKEN
from boards.publishing.ledger.entries import let_out_together
from boards.translations.making import translate
from cms import trees
from cms.models import BoardImage
from cms.tasks.done_once import done_once
from cms.users.models import User
from home.models import HomePage
from home.opening.languages import LEADS
from home.opening.pages import make_pages


@dataclass(frozen=True)
class OpenedBoard:
    """A board that is ready for its first page."""

    board: Board
    home: HomePage
    site: Site | None
    collection: Collection
    groups: dict[Role, Group] = field(compare=False)

    @property
    def editors(self) -> Group:
        return self.groups[Role.EDITOR]


@dataclass(frozen=True)
class Outfit:
    """What a board starts with, beside the facts of its page.

    languages: codes from settings.LANGUAGES; the first one's home page is the site's
    root. other_hosts: they lead to the board's main one. folders: the names of
    collections inside the board's own. pages: keys of the standard pages.
    manager_email: who is invited as the first manager.
    """

    languages: Sequence[str] = (settings.LANGUAGE_CODE,)
    other_hosts: Sequence[str] = ()
    folders: Sequence[str] = ()
    pages: Sequence[str] = ()
    manager_email: str = ""
    logo: File | None = None


BARE = Outfit()


@transaction.atomic
def open_board(
    *, name: str, lead: str, outfit: Outfit = BARE, by: User | None = None, **facts: Any
) -> OpenedBoard:
    """Open a board: container, home pages, site, collections, roles and sign-off.

    name: the board's full name. lead: the one strong sentence of its first home page.
    by: the administrator who opens it; None for a command. facts: any other field of
    Board, such as `short_name` and `hostname`.

    Raises ValidationError when a fact is wrong, and then leaves nothing behind.
    """
    with let_out_together(LetOutBy.OPENING), done_once():
        board = _add_container(name, facts, outfit.languages[0])
        homes = [_add_home(board, lead, language) for language in outfit.languages]
        groups = give_roles(board)
        site = sync_site(board)
        _equip(board, homes, outfit)
        _note_opening(board, by)
        if outfit.manager_email:
            _invite_manager(board, outfit.manager_email, by)
        if outfit.logo:
            # Last, because a transaction does not take a stored file back.
            _give_logo(board, outfit.logo)
    return OpenedBoard(board, homes[0], site, board.collection, groups)


def _add_container(name: str, facts: dict[str, Any], language: str) -> Board:
    now = timezone.now()
    board = Board(
        title=name,
        slug=slugify(name),
        locale=_locale(language),
        first_published_at=now,
        last_published_at=now,
        **facts,
    )
    return Page.objects.get(depth=1).add_child(instance=board)


def _locale(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def _add_home(board: Board, lead: str, language: str) -> HomePage:
    """The home page in the first language, or a draft of it in another one."""
    first = HomePage.objects.child_of(board).first()
    now = timezone.now()
    home = HomePage(
        title=board.title, slug=board.slug, locale=_locale(language), lead=lead
    )
    if first:
        home.slug = f"{board.slug}-{language}"
        home.translation_key = first.translation_key
        home.live = False
        home.lead = LEADS.get(language, lead)
    else:
        home.first_published_at = home.last_published_at = now
    board.add_child(instance=home)
    if first:
        # What stands in it is its translation by now; somebody publishes it.
        translate(first, home.locale, None)
    return home


def _equip(board: Board, homes: list[HomePage], outfit: Outfit) -> None:
    for host in outfit.other_hosts:
        _add_host(board, host)
    for folder in outfit.folders:
        board.files.add_child(name=folder)
    if outfit.pages:
        english = next((home for home in homes if _is_english(home)), None)
        make_pages(english or homes[0], board, outfit.pages, live=english is not None)


def _is_english(home: HomePage) -> bool:
    return home.locale.language_code == settings.LANGUAGE_CODE


def _invite_manager(board: Board, email: str, by: User | None) -> None:
    try:
        invite(board, email, [Role.MANAGER], by)
    except ValidationError as refused:
        raise ValidationError({"manager_email": refused.messages}) from refused


def _give_logo(board: Board, file: File) -> None:
    title = f"{board.short_name}: logo"
    board.logo = BoardImage.objects.create(
        title=title, file=file, collection=board.collection
    )
    board.save()


def _add_host(board: Board, hostname: str) -> None:
    if board.host_is_taken(hostname):
        raise ValidationError({"other_hosts": f"{hostname}: {HOST_TAKEN}"})
    BoardHost.objects.create(board=board, hostname=hostname)


def _note_opening(board: Board, by: User | None) -> None:
    """Which pages opening has made, so that a board that did no more can be deleted."""
    made = trees.in_board_of(Page.objects.all(), board).filter(
        depth__gt=trees.BOARD_DEPTH
    )
    BoardOpening.objects.create(
        board=board, pages=list(made.order_by("path").values_list("pk", flat=True))
    )
    record(board, "boards.open", by, {"title": board.title})
