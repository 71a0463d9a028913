"""What follows from a change, in the same transaction as the change."""

from django.db.models.signals import post_save
from wagtail.models import Page

from boards.governance.sites import sync_site
from boards.models import Board
from boards.models.board.belonging import board_of_page
from cms.signals import listen_to
from cms.trees import HOME_DEPTH


def follow_the_boards_facts(page: Page) -> None:
    """A board's site answers to the host that the board says."""
    if isinstance(page, Board):
        sync_site(page)


def give_the_first_home_a_site(
    instance: Page, created: bool, **_signal: object
) -> None:
    """The first home page of a board that has a host puts the board on the web."""
    if created and instance.depth == HOME_DEPTH:
        board = board_of_page(instance)
        if board:
            sync_site(board)


def install() -> None:
    listen_to(
        post_save, give_the_first_home_a_site, Page, dispatch_uid="site_of_first_home"
    )
