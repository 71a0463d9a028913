"""Wagtail met with the checks of files."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from boards.active_board import active_board
from boards.files.screens.listing import Documents
from boards.files.screens.urls import urlpatterns


@hooks.register("register_admin_urls")
def file_screens() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_urls", order=-10)
def list_with_checks() -> list[URLPattern]:
    """Before Wagtail's own list, which has the same addresses."""
    results = Documents.as_view(results_only=True)
    return [
        path("documents/", Documents.as_view(), name="documents"),
        path("documents/results/", results, name="documents_results"),
    ]


@hooks.register("construct_main_menu")
def show_the_list_to_managers(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leads to the never-publish list of the board that one works on now."""
    board = active_board(request)
    if board and board.permissions_for_user(request.user).can_manage():
        items.append(
            MenuItem(
                _("Never-publish list"),
                reverse("never_publish", args=[board.pk]),
                name="never-publish",
                icon_name="no-view",
                order=660,
            )
        )
