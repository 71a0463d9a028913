"""Whose each row of a list is, for people who see more than one board's."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

NAMES_BOARD = "_board_name"


class BoardColumn(Column):
    """The short name of the board of a row, as the list's view says it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("board", label=_("Board"), accessor=NAMES_BOARD, **kwargs)


class SaysWhose:
    """A list whose file names the board of each row, where its screen does."""

    list_export: list[str]
    export_headings: dict[str, Any]

    def board_name_of(self, row: Any) -> str:
        return row.board.short_name

    def setup(self, *args: Any, **kwargs: Any) -> None:
        super().setup(*args, **kwargs)  # type: ignore[misc]
        columns: list[Column] = self.columns  # type: ignore[attr-defined]
        has_column = any(isinstance(one, BoardColumn) for one in columns)
        if self.list_export and has_column:
            # Behind what can be brought in again.
            self.list_export = [*self.list_export, NAMES_BOARD]
            self.export_headings = {**self.export_headings, NAMES_BOARD: _("Board")}

    def to_row_dict(self, item: Model) -> dict[str, Any]:
        self._name(item)
        return super().to_row_dict(item)  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        for row in context["object_list"]:
            self._name(row)
        return context

    def _name(self, row: Any) -> None:
        setattr(row, NAMES_BOARD, self.board_name_of(row))
