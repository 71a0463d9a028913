"""What follows from a change, in the same transaction as the change."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail.signals import page_published

from boards.governance.sites import sync_site
from boards.models import Board
from cms.trees import HOME_DEPTH, board_path


def follow_the_boards_facts(sender: Any, instance: Page, **kwargs: Any) -> None:
    """A board's site answers to the host that the board says."""
    if isinstance(instance, Board):
        sync_site(instance)


def give_the_first_home_a_site(sender: Any, instance: Any, **kwargs: Any) -> None:
    """The first home page of a board that has a host puts the board on the web."""
    if (
        kwargs["created"]
        and isinstance(instance, Page)
        and instance.depth == HOME_DEPTH
    ):
        board = Board.objects.filter(path=board_path(instance)).first()
        if board:
            sync_site(board)


def install() -> None:
    page_published.connect(follow_the_boards_facts)
    post_save.connect(give_the_first_home_a_site)
