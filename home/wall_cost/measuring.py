"""Asks the same pages with the wall and without it, in turn, by the clock."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from statistics import median
from unittest import mock

from django.conf import settings
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from boards.admin import active_board
from boards.governance.staff import own_boards
from boards.models import Board, ContentPage
from cms.request_state import state_of
from cms.tenancy.middleware import ResetScope
from cms.users.models import User

Without = Callable[[], AbstractContextManager[object]]


@dataclass(frozen=True)
class Cost:
    """What one page takes, in milliseconds: the median of several times."""

    name: str
    behind: float
    without: float

    @property
    def ratio(self) -> float:
        return self.behind / self.without


# Twenty pages of the CMS that an editor opens on any day: the name of the address,
# and which page it is about.
PAGES = "wagtailadmin_pages"
ADDRESSES = {
    "dashboard": ("wagtailadmin_home", ""),
    "pages of a section": ("wagtailadmin_explore", "section"),
    "pages of the home page": ("wagtailadmin_explore", "home"),
    "edit a page": (f"{PAGES}:edit", "page"),
    "history of a page": (f"{PAGES}:history", "page"),
    "usage of a page": (f"{PAGES}:usage", "page"),
    "move a page": (f"{PAGES}:move", "page"),
    "delete a page": (f"{PAGES}:delete", "page"),
    "what to add below": (f"{PAGES}:add_subpage", "section"),
    "search pages": (f"{PAGES}:search", "?q=page"),
    "choose a page": ("wagtailadmin_choose_page_child", "section"),
    "search to choose": ("wagtailadmin_choose_page_search", "?q=page"),
    "documents": ("wagtaildocs:index", ""),
    "choose a document": ("wagtaildocs_chooser:choose", ""),
    "images": ("wagtailimages:index", ""),
    "site history": ("wagtailadmin_reports:site_history", ""),
    "locked pages": ("wagtailadmin_reports:locked_pages", ""),
    "workflow report": ("wagtailadmin_reports:workflow", ""),
    "reviews": ("reviews:index", ""),
    "account": ("wagtailadmin_account", ""),
}


def admin_addresses(board: Board) -> dict[str, str]:
    """Where the pages are for one board."""
    section = ContentPage.objects.descendant_of(board).filter(depth=4).first()
    page = ContentPage.objects.child_of(section).first()
    if section is None or page is None:
        raise RuntimeError(f"{board} has not been filled.")
    keys = {"section": section.pk, "home": section.get_parent().pk, "page": page.pk}
    return {
        name: reverse(address, args=[keys[about]] if about in keys else [])
        + (about if about.startswith("?") else "")
        for name, (address, about) in ADDRESSES.items()
    }


def measure(email: str, rounds: int) -> tuple[list[Cost], Cost]:
    """What an editor's pages take, each; and what a public page takes."""
    user = User.objects.get(email=email)
    board = Board.objects.get(pk=own_boards.boards_of(user)[0])
    editor = Client(headers={"host": settings.CMS_HOST})
    editor.force_login(user)

    def no_scope() -> AbstractContextManager[object]:
        return without_scope(board)

    def no_reset() -> AbstractContextManager[object]:
        return mock.patch.object(ResetScope, "_reset")

    costs = [
        _cost(name, editor, address, rounds, no_scope)
        for name, address in admin_addresses(board).items()
    ]
    public = Client(headers={"host": board.hostname or ""})
    page = ContentPage.objects.descendant_of(board).filter(depth=5).first()
    if page is None:
        raise RuntimeError(f"{board} has not been filled.")
    path = page.relative_url(board.site)
    return costs, _cost("a public page", public, path, rounds * 4, no_reset)


def without_scope(board: Board) -> AbstractContextManager[object]:
    """The CMS without the wall: as the owner of the tables, at work on one board.

    Pages have the board's panels and lists then as they have them behind the wall.
    """

    def as_owner(request: HttpRequest) -> None:
        state = state_of(request)
        state.my_boards, state.active_board = [board], board

    return mock.patch.object(active_board, "enter", as_owner)


def _cost(
    name: str, client: Client, address: str, rounds: int, without: Without
) -> Cost:
    times: dict[bool, list[float]] = {True: [], False: []}
    for behind in _turns(rounds):
        with nullcontext() if behind else without():
            start = time.perf_counter()
            response = client.get(address, secure=settings.SECURE_SSL_REDIRECT)
            times[behind].append((time.perf_counter() - start) * 1000)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}.")
    # The first of each fills what is remembered, and tells nothing.
    return Cost(name, median(times[True][1:]), median(times[False][1:]))


def _turns(rounds: int) -> Iterator[bool]:
    """With and without, in turn; which comes first changes as well."""
    for number in range(rounds + 1):
        yield from (True, False) if number % 2 else (False, True)
