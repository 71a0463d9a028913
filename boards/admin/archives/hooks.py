"""Wagtail met with the archives of a board."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from boards.admin.active_board import active_board
from boards.admin.archives.screens import BoardArchives, FetchArchive
from boards.admin.policies import boards_kept_by
from cms.users.logged_in import logged_in_user


class ArchiveMenuItem(MenuItem):
    """For the managers of the active board."""

    def is_shown(self, request: HttpRequest) -> bool:
        board = active_board(request)
        return board is not None and board.pk in boards_kept_by(logged_in_user(request))


def archive_urls() -> list[URLPattern]:
    return [
        path("archives/", BoardArchives.as_view(), name="board_archives"),
        path(
            "archives/<int:archive_id>/", FetchArchive.as_view(), name="fetch_archive"
        ),
    ]


def lead_to_archives() -> MenuItem:
    return ArchiveMenuItem(
        _("Archive of the board"),
        reverse("board_archives"),
        name="board-archive",
        icon_name="folder-open-inverse",
        order=900,
    )


def install() -> None:
    hooks.register("register_admin_urls", archive_urls)
    hooks.register("register_reports_menu_item", lead_to_archives)
