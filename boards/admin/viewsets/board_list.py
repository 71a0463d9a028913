"""The list of boards, for administrators."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.menu import AdminOnlyMenuItem
from wagtail.admin.ui.tables import Column

from boards.admin.shared.states import OVER, PUBLIC, WAITS, StateColumn
from boards.admin.viewsets.listing import (
    FamilyFilterSet,
    FamilyIndexView,
    FamilyListing,
)
from boards.governance.lifecycle.state import closure_of, pause_of, state_of
from boards.models import Board
from cms.templatetags.page_state import State


class ColourColumn(Column):
    """The board's colour, as it looks and as it is written."""

    def get_value(self, instance: Board) -> SafeString:
        return format_html(
            '<span class="board-colour" style="background-color: {}"></span> {}',
            instance.colour,
            instance.colour,
        )


def _state_of(board: Board) -> State:
    """Whether visitors can read the board."""
    is_open = board.live and board.hostname
    if is_open and not (pause_of(board) or closure_of(board)):
        return State(state_of(board), *PUBLIC)
    return State(state_of(board), *(WAITS if pause_of(board) else OVER))


class HostsColumn(Column):
    """The board's address, and how many others lead to it."""

    def get_value(self, instance: Board) -> str:
        main, others = instance.hostname or "–", len(instance.other_hosts.all())
        if not others:
            return main
        return ngettext(
            "%(main)s, and %(count)s that leads to it",
            "%(main)s, and %(count)s that lead to it",
            others,
        ) % {"main": main, "count": others}


class BoardFilterSet(FamilyFilterSet):
    class Meta(FamilyFilterSet.Meta):
        model = Board


class BoardIndexView(FamilyIndexView):
    """All boards. An editor sees their own in the page tree, and of others nothing."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    # Each row names its board already.
    boards: dict[str, str] = {}

    def get_add_url(self) -> str:
        return reverse("board_open")


class BoardListing(FamilyListing):
    model = Board
    index_view_class = BoardIndexView
    name = "boards"
    icon = "site"
    add_to_admin_menu = True
    menu_item_class = AdminOnlyMenuItem
    menu_label = _("Boards")
    menu_order = 90
    ordering = "title"
    filterset_class = BoardFilterSet
    related = ("pause", "closure", "other_hosts")
    family_columns = (
        Column("full_name", label=_("Full name"), accessor="title"),
        StateColumn(_state_of, label=_("State")),
        HostsColumn("hostname", label=_("Address on the web"), sort_key="hostname"),
        ColourColumn("colour", label=_("Colour")),
    )


board_listing = BoardListing()
