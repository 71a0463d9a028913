"""The report of what is due: everything that the dashboard has no room for."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.ui.tables import Column, TitleColumn

from boards.admin.shared.reports import BoardFilterSet, BoardReport
from boards.admin.shared.states import StateColumn, of_duty
from boards.admin.shared.tables import DayColumn
from boards.models import Board
from boards.publishing.deadlines.due import duties
from boards.publishing.deadlines.duty import SOON, Duty, DutyKind

OVERDUE, ALL = "overdue", "all"


class DutyFilterSet(BoardFilterSet):
    """Narrows a list of duties."""

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

    def __init__(self, *args: Any, rows: list[Duty], **kwargs: Any) -> None:
        super().__init__(*args, rows=rows, **kwargs)
        kinds = sorted({duty.page_type for duty in rows})
        self.filters["page_type"].extra["choices"] = [(kind, kind) for kind in kinds]

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


class DueReport(BoardReport):
    """What is due for the board that one works on."""

    page_title = _("What is due")
    header_icon = "calendar-check"
    index_url_name = "due_report"
    index_results_url_name = "due_report_results"
    filterset_class = DutyFilterSet
    nothing = _("Nothing is due.")
    columns = [
        TitleColumn("title", label=_("Title"), get_url=lambda duty: duty.url),
        Column("kind", label=_("What is due"), accessor="kind_label"),
        DayColumn("due", label=_("Day"), width="12%"),
        StateColumn(of_duty, label=_("State")),
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

    def rows(self, board: Board) -> list[Duty]:
        return duties(board, timezone.localdate(), ahead=None)

    def get_filename(self) -> str:
        return f"what-is-due-{timezone.localdate():%Y-%m-%d}"
