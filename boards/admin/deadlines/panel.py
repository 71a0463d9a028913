"""What is due, on the dashboard."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from boards.admin.active_board import active_board
from boards.admin.shared.states import of_duty
from boards.models import GuidanceEdition
from boards.publishing.deadlines.due import duties
from boards.publishing.deadlines.known_years import nations_to_look_up

MOST = 8


class DuePanel(Component):
    """What the active board has to do now, and in the next 30 days."""

    comes_later = True
    order = 210
    template_name = "wagtailadmin/boards/deadlines/panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        board = active_board(parent_context["request"])
        if board is None:
            return {}
        found = duties(board, timezone.localdate())
        return {
            "board": board,
            "duties": [(duty, of_duty(duty)) for duty in found[:MOST]],
            "more": max(0, len(found) - MOST),
        }


class ToLookUpPanel(Component):
    """For administrators: what duties and floors are counted by, and nobody has said.

    Bank holidays that are not known, and editions without a word on where their
    figures stand: these are asked, not presumed.
    """

    order = 205
    template_name = "wagtailadmin/boards/deadlines/to_look_up.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        if not parent_context["request"].user.is_superuser:
            return {}
        return {
            "nations": nations_to_look_up(timezone.localdate()),
            "editions": list(GuidanceEdition.objects.filter(figures_source="")),
        }
