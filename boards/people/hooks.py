"""Wagtail met with a board's people."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from boards.active_board import active_board
from boards.models import Board
from boards.people.screens.urls import urlpatterns


@hooks.register("register_admin_urls")
def people_urls() -> list[URLPattern]:
    return urlpatterns


@hooks.register("construct_main_menu")
def show_people_to_managers(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leads to the people of the board that one works on now."""
    board = active_board(request)
    if board and board.permissions_for_user(request.user).can_manage():
        address = reverse("people", args=[board.pk])
        items.append(
            MenuItem(_("People"), address, name="people", icon_name="group", order=650)
        )


@hooks.register("register_page_listing_more_buttons")
@hooks.register("register_page_header_buttons")
def lead_from_a_board_to_its_people(
    page: Page, user: Any, **_view: Any
) -> list[Button]:
    """Also for administrators, who have no board that is the active one."""
    board = page.specific if page.specific_class is Board else None
    if not board or not board.permissions_for_user(user).can_manage():
        return []
    address = reverse("people", args=[board.pk])
    return [Button(_("People"), address, icon_name="group", priority=60)]
