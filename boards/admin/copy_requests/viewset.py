"""The list of what visitors ask for, and what an editor notes of each."""

from typing import Any

from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from boards.admin.copy_requests.answering import AnswerForm
from boards.admin.copy_requests.forgetting import ForgetView
from boards.admin.copy_requests.wording import mailto, told, when, who
from boards.admin.shared.board_column import BoardColumn, SaysWhose
from boards.admin.shared.states import StateColumn, of_request
from boards.admin.shared.tables import DayColumn
from boards.models import DocumentRequest
from boards.publishing.copy_requests.asking import are_too_many
from cms.error_summary import InSummary
from cms.request_state import state_of


class RequestFilterSet(WagtailFilterSet):
    class Meta:
        model = DocumentRequest
        fields = ["state"]


class RequestIndexView(SaysWhose, IndexView):
    """What visitors asked the active board; of all boards, to administrators."""

    table_classname = "listing due-table"

    def get_base_queryset(self) -> Any:
        found = super().get_base_queryset()
        return found.select_related("board", "answered_by")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "document_title",
                label=_("Document"),
                sort_key="document_title",
                get_url=self.get_edit_url,
            ),
            *([BoardColumn()] if self.request.user.is_superuser else []),
            Column("asked_at", label=_("Asked"), accessor=when, sort_key="asked_at"),
            Column("who", label=_("Who asked"), accessor=who),
            StateColumn(of_request, label=_("State")),
            DayColumn("answered_on", label=_("Answered on"), sort_key="answered_on"),
            Column("told", label=_("Mail to the office"), accessor=told),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        board = state_of(self.request).active_board
        if board and are_too_many(board) and not self.results_only:
            messages.warning(
                self.request,
                _(
                    "More requests came within the last hour than people would send. "
                    "The form takes no more until the hour is over, and tells "
                    "visitors to phone. Mark what is no real request as spam: that "
                    "opens it again."
                ),
            )
        return context


class AnswerView(InSummary, EditView):
    """One request: what was asked, and what became of it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        request = self.object
        return super().get_context_data(
            told=told(request),
            asked_at=when(request),
            mailto=mailto(request),
            **kwargs,
        )

    def get_page_subtitle(self) -> str:
        return self.object.document_title

    def get_success_message(self) -> str:
        return _("Noted: request %(reference)s is “%(state)s”.") % {
            "reference": self.object.reference,
            "state": self.object.get_state_display(),
        }


class RequestViewSet(ModelViewSet):
    model = DocumentRequest
    name = "requests"
    icon = "form"
    menu_label = gettext_lazy("Requests")
    menu_order = 165
    add_to_admin_menu = True
    # Counts and letters, no links between pages.
    add_to_reference_index = False
    index_view_class = RequestIndexView
    edit_view_class = AnswerView
    edit_template_name = "wagtailadmin/boards/copy_requests/answer.html"
    filterset_class = RequestFilterSet
    search_fields = ["document_title", "page_title", "reference", "name", "email"]
    search_backend_name = None
    inspect_view_enabled = False
    copy_view_enabled = False
    list_per_page = 50
    list_export = [
        "asked_at",
        "document_title",
        "page_title",
        "reference",
        "name",
        "email",
        "message",
        "get_state_display",
        "answered_on",
        "get_answered_how_display",
        "answered_by",
        "note",
    ]
    export_headings = {
        "get_state_display": gettext_lazy("State"),
        "get_answered_how_display": gettext_lazy("How"),
    }
    export_filename = "requests"

    def get_form_class(self, for_update: bool = False) -> type[AnswerForm]:
        return AnswerForm

    @property
    def forget_view(self) -> Any:
        return self.construct_view(ForgetView)

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("forget/<int:pk>/", self.forget_view, name="forget"),
        ]


request_viewset = RequestViewSet()
