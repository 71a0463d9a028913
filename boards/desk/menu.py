"""What its manager finds in the menu beside a board's pages."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from boards.active_board import active_board


def show_facts_to_managers(request: HttpRequest, items: list[MenuItem]) -> None:
    """The way to the board's name, numbers, colour and logo."""
    board = active_board(request)
    if board and board.permissions_for_user(request.user).can_manage():
        address = reverse("wagtailadmin_pages:edit", args=[board.pk])
        items.append(
            MenuItem(_("The board"), address, name="board", icon_name="site", order=640)
        )
