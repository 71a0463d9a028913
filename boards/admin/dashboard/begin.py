"""The buttons for what one does most, and the ways from the CMS to the public site."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from boards.admin.active_board import active_board, my_roles
from boards.admin.dashboard.waiting import WRITERS
from boards.models import Board
from boards.models.board.look import IN_NEW_LOOK
from cms import trees
from cms.hosts import public_address


class BeginPanel(Component):
    """On top of the dashboard of whoever works for a board."""

    order = 20
    template_name = "wagtailadmin/boards/dashboard/begin_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        board = active_board(request)
        if board is None:
            return {"board": None}
        writes = not WRITERS.isdisjoint(my_roles(request))
        return {
            "board": board,
            "buttons": buttons() if writes else [],
            "public": public_address(board.hostname, "") if board.hostname else "",
            "new_look": new_look_of(board) if writes else "",
            "request": request,
        }


def new_look_of(board: Board) -> str:
    """Where the home page stands in the look that is prepared; "" where none is."""
    home = trees.first_home(board) if board.look_in_draft() else None
    if home is None:
        return ""
    address = reverse("wagtailadmin_pages:view_draft", args=[home.pk])
    return f"{address}?mode={IN_NEW_LOOK}"


def buttons() -> list[tuple[str, str, str]]:
    """The icon, the words and the address of each."""
    return [
        ("clipboard-list", _("Add a review"), reverse("reviews:choose_parent")),
        ("openquote", _("Add a briefing"), reverse("briefings:choose_parent")),
        ("mail", _("Add news"), reverse("news:choose_parent")),
        ("upload", _("Put documents up"), reverse("wagtaildocs:add_multiple")),
    ]
