"""Wagtail met with the opening of boards."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem

from home.opening.screen import OpenBoardView


@hooks.register("register_admin_urls")
def register_opening() -> list[URLPattern]:
    return [path("boards/open/", OpenBoardView.as_view(), name="board_open")]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> Any:
    return AdminOnlyMenuItem(
        _("Open a board"), reverse("board_open"), icon_name="plus", order=91
    )
