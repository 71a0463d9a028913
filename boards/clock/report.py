"""The report of what is due: everything that the dashboard has no room for."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from boards.active_board import active_board
from boards.clock.due import duties
from boards.clock.duty import SOON, Duty, DutyKind
from boards.models import Board

OVERDUE, ALL = "overdue", "all"


class DutyFilterSet(WagtailFilterSet):
    """Narrows a list of duties, which is no query of one table."""

    kind = ChoiceFilter(
        label=_("What is due"), choices=DutyKind.choices, empty_label=_("Everything")
    )
    when = ChoiceFilter(
        label=_("When"),
        choices=[(OVERDUE, _("Overdue")), (ALL, _("All that is known"))],
        empty_label=_("Overdue, or within 30 days"),
    )
    page_type = ChoiceFilter(
        label=_("Kind of page"), choices=(), empty_label=_("All kinds")
    )
    board = ChoiceFilter(label=_("Board"), choices=(), empty_label=_("Choose a board"))

    class Meta:
        fields: list[str] = []

    def __init__(self, *args: Any, duties: list[Duty], **kwargs: Any) -> None:
        # A filter set starts from some table, which this one never asks.
        super().__init__(*args, queryset=Board.objects.none(), **kwargs)
        kinds = sorted({duty.page_type for duty in duties})
        self.filters["page_type"].extra["choices"] = [(kind, kind) for kind in kinds]
        if self.request.user.is_superuser:
            boards = Board.objects.order_by("title").values_list("pk", "short_name")
            self.filters["board"].extra["choices"] = list(boards)
        else:
            del self.filters["board"]

    def filter_queryset(self, found: list[Duty]) -> list[Duty]:
        wanted = self.form.cleaned_data
        last_day = timezone.localdate() + SOON
        return [
            duty
            for duty in found
            if wanted["kind"] in ("", duty.kind)
            and wanted["page_type"] in ("", duty.page_type)
            and _in_time(duty, wanted["when"], last_day)
        ]


def _in_time(duty: Duty, when: str, last_day: Any) -> bool:
    if when == OVERDUE:
        return duty.is_overdue
    return when == ALL or duty.due <= last_day


class DueReport(ReportView):
    """What is due for the board that one works on."""

    page_title = _("What is due")
    header_icon = "calendar-check"
    index_url_name = "due_report"
    index_results_url_name = "due_report_results"
    filterset_class = DutyFilterSet
    # On a phone each row is a card.
    table_classname = "listing due-table"
    columns = [
        TitleColumn("title", label=_("Title"), get_url=lambda duty: duty.url),
        Column("kind", label=_("What is due"), accessor="kind_label"),
        Column("due", label=_("Day"), width="12%"),
        Column("state", label=_("State"), accessor="state_label"),
        Column("sentence", label=_("In words"), width="40%"),
    ]
    list_export = [
        "title",
        "page_type",
        "kind_label",
        "due",
        "state_label",
        "sentence",
    ]
    export_headings = {
        "title": _("Title"),
        "page_type": _("Kind of page"),
        "kind_label": _("What is due"),
        "due": _("Day"),
        "state_label": _("State"),
        "sentence": _("In words"),
    }

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
    def everything(self) -> list[Duty]:
        if self.board is None:
            return []
        return duties(self.board, timezone.localdate(), ahead=None)

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "duties": self.everything}

    def get_queryset(self) -> list[Duty]:
        return self.everything

    @cached_property
    def no_results_message(self) -> str:
        if self.board is None:
            return str(_("Choose a board in the filters."))
        return str(_("Nothing is due."))

    def get_filename(self) -> str:
        return f"what-is-due-{timezone.localdate():%Y-%m-%d}"
