"""Reports on the active board. Their rows do not come from one table."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView

from boards.admin.active_board import active_board
from boards.models import Board


class BoardFilterSet(WagtailFilterSet):
    """Narrows a list of rows; administrators, who have no board, choose one."""

    board = ChoiceFilter(label=_("Board"), choices=(), empty_label=_("Choose a board"))

    class Meta:
        fields: list[str] = []

    def __init__(self, *args: Any, rows: list[Any], **kwargs: Any) -> None:
        # A filter set starts from some table, which this one never asks.
        super().__init__(*args, queryset=Board.objects.none(), **kwargs)
        if self.request.user.is_superuser:
            boards = Board.objects.order_by("title").values_list("pk", "short_name")
            self.filters["board"].extra["choices"] = list(boards)
        else:
            del self.filters["board"]

    def filter_queryset(self, found: list) -> list:
        """The rows of the chosen board are handed in. Who narrows them says how."""
        return found


class BoardReport(ReportView):
    """A report of one board. To who works for no board it is not there: 404."""

    # On a phone each row is a card.
    table_classname = "listing due-table"
    nothing: Any = ""

    def rows(self, board: Board) -> list[Any]:
        """All that is to be told of a board."""
        raise NotImplementedError

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if active_board(request) is None and not request.user.is_superuser:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def board(self) -> Board | None:
        """The active one; administrators, who have none, choose."""
        active = active_board(self.request)
        chosen = self.request.GET.get("board", "")
        if active or not self.request.user.is_superuser or not chosen.isdecimal():
            return active
        return Board.objects.filter(pk=int(chosen)).first()

    @cached_property
    def everything(self) -> list[Any]:
        return self.rows(self.board) if self.board else []

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "rows": self.everything}

    def get_queryset(self) -> list[Any]:
        return self.everything

    @cached_property
    def no_results_message(self) -> str:
        if self.board is None:
            return str(_("Choose a board in the filters."))
        return str(self.nothing)
