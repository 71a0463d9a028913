"""What follows from a change, in the same transaction as the change."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published

from boards.models import Board
from boards.sites import sync_site
from cms.trees import HOME_DEPTH, board_path


@receiver(page_published)
def follow_the_boards_facts(sender: Any, instance: Page, **kwargs: Any) -> None:
    """A board's site answers to the host that the board says."""
    if isinstance(instance, Board):
        sync_site(instance)


@receiver(post_save)
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
