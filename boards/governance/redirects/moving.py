"""A page that moves, or gets another slug, keeps its old address as a redirect."""

from typing import Any

from django.dispatch import Signal
from wagtail.models import Page, Site
from wagtail.signals import page_slug_changed, post_page_move

from boards.governance.redirects.paths import LONGEST, normalised
from boards.models import Board, Redirect
from boards.models.board.belonging import board_of_page
from boards.models.pages.printable import PDF_SLUG
from cms import trees

# What stands at and below the address of a page.
OF_A_PAGE = ("", "/", f"/{PDF_SLUG}/")

# Sent with `board` and `paths`, where its pages were, when they are there no more.
addresses_left = Signal()


def follow_a_new_slug(sender: object, instance: Page, **kwargs: Any) -> None:
    """The page as it was is told by Wagtail beside the page as it is."""
    keep_old_addresses(instance, kwargs["instance_before"].url_path)


def follow_a_move(sender: object, instance: Page, **kwargs: Any) -> None:
    """Also asked when pages are put into another order, and then nothing changes."""
    before, after = kwargs["parent_page_before"], kwargs["parent_page_after"]
    if trees.same_board(before, after):
        keep_old_addresses(instance, kwargs["url_path_before"])


def keep_old_addresses(page: Page, url_path_before: str) -> None:
    """Redirect from the old addresses of a page, and of the live pages below it.

    url_path_before: its place before, as Wagtail writes it, from the tree's root.
    """
    page = Page.objects.get(pk=page.pk)
    board = board_of_page(page)
    site = board.site if board else None
    if site is None or board is None or page.url_path == url_path_before:
        return
    moved = list(Page.objects.live().filter(path__startswith=page.path))
    old = {
        path: one
        for one in moved
        if (path := _old_path(one, page.url_path, url_path_before, site))
    }
    now = {normalised(one.specific.relative_url(site) or "/") for one in moved}
    _store(board, old, now)


def _old_path(page: Page, top: str, top_before: str, site: Site) -> str | None:
    """Where a page was before the page above it moved; None if nowhere to ask for."""
    page.url_path = top_before + page.url_path.removeprefix(top)
    path = normalised(page.relative_url(site) or "/")
    return path if path != "/" and len(path) <= LONGEST else None


def _store(board: Board, old: dict[str, Page], now: set[str]) -> None:
    """A page that is back where it was needs no redirect from there."""
    kept = Redirect.objects.filter(board=board)
    kept.filter(old_path__in=now, is_automatic=True).delete()
    wanted = {path: page for path, page in old.items() if path not in now}
    addresses_left.send(
        Board,
        board=board,
        paths=[f"{path}{rest}" for path in old for rest in OF_A_PAGE],
    )
    kept.filter(old_path__in=wanted, is_automatic=True).delete()
    Redirect.objects.bulk_create(
        (
            Redirect(board=board, old_path=path, target_page=page, is_automatic=True)
            for path, page in wanted.items()
        ),
        ignore_conflicts=True,
    )


def install() -> None:
    page_slug_changed.connect(follow_a_new_slug)
    post_page_move.connect(follow_a_move)
