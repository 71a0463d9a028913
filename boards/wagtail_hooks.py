"""Wagtail met with the boards' rules and lists."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import path
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from boards import serving
from boards.desk.menu import show_facts_to_managers
from boards.desk.panels import own_panels
from boards.desk.switching import switch
from boards.models import Redirect
from boards.people import hooks as people_hooks  # noqa: F401
from boards.people import stock_screens  # noqa: F401
from boards.people.policies import BoardManagersPolicy
from boards.redirects.viewset import redirect_viewset
from boards.viewsets import SharedLists, board_listing, board_pages, page_listings
from cms.models import BoardDocument

register_permission_policy(Redirect, BoardManagersPolicy(Redirect))


@hooks.register("before_serve_document", order=-10)
def keep_unreleased_files_back(document: BoardDocument, request: HttpRequest) -> None:
    """Before Wagtail's own check of the collection's privacy, which is wider."""
    if not serving.may_read(request, document):
        raise Http404


@hooks.register("register_admin_viewset")
def register_lists() -> list[Any]:
    return [
        board_pages,
        board_listing,
        *page_listings,
        redirect_viewset,
        SharedLists(),
    ]


@hooks.register("register_admin_urls")
def register_desk() -> list[Any]:
    return [path("switch-board/", switch, name="switch_board")]


@hooks.register("construct_homepage_panels")
def show_own_panels(request: HttpRequest, panels: list[Any]) -> None:
    own_panels(panels)


@hooks.register("construct_main_menu")
def show_the_board(request: HttpRequest, items: list[Any]) -> None:
    show_facts_to_managers(request, items)
