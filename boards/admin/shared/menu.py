"""What its manager finds in the menu beside a board's pages, and on the board."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from boards.admin.active_board import active_board
from boards.models import Board
from cms.users.models import User


@dataclass(frozen=True)
class ManagersMenuItem:
    """A screen of one board, for its managers.

    name: what the menu knows it by. url_name: its address, which takes the board's key.
    order: its place in the menu.
    """

    name: str
    url_name: str
    label: Any
    icon: str
    order: int

    def show_in_menu(self, request: HttpRequest, items: list[MenuItem]) -> None:
        """Leads to the screen of the board that one works on now."""
        board = active_board(request)
        if board and board.permissions_for_user(request.user).can_manage():
            address = reverse(self.url_name, args=[board.pk])
            item = MenuItem(
                self.label, address, self.name, icon_name=self.icon, order=self.order
            )
            items.append(item)

    def show_on_board(self, page: Page, user: User, **_view: object) -> list[Button]:
        """Also for administrators, who have no board that is the active one."""
        board = page.specific if page.specific_class is Board else None
        if not board or not board.permissions_for_user(user).can_manage():
            return []
        address = reverse(self.url_name, args=[board.pk])
        priority = self.order // 10
        return [Button(self.label, address, icon_name=self.icon, priority=priority)]

    def register(self, *, on_board: bool = True) -> None:
        """Let Wagtail show it. on_board: among the buttons of the board as well."""
        hooks.register("construct_main_menu", self.show_in_menu)
        if on_board:
            hooks.register("register_page_header_buttons", self.show_on_board)
            hooks.register("register_page_listing_more_buttons", self.show_on_board)


FACTS = ManagersMenuItem(
    "board", "wagtailadmin_pages:edit", _("The board"), icon="site", order=640
)
