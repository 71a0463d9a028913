"""Translations that somebody has to look after, on the dashboard."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from boards.admin.active_board import active_board
from boards.admin.shared.states import of_translation
from boards.translations.words.overview import overview_of

MOST = 5


class TranslationsPanel(Component):
    """What is older than its source, or not all translated; else nothing."""

    comes_later = True
    order = 220
    template_name = "wagtailadmin/boards/translations/panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        board = active_board(parent_context["request"])
        rows = overview_of(board) if board else []
        # The public reads what is behind; what is unfinished it does not see yet.
        open_ = sorted(
            (row for row in rows if row.needs_work), key=lambda row: not row.is_behind
        )
        shown = [(row, of_translation(row)) for row in open_[:MOST]]
        return {"rows": shown, "more": max(0, len(open_) - MOST)}
