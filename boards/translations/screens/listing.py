"""The list of a board's translations, with how far each is."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from boards.active_board import active_board
from boards.models import Board
from boards.translations.words.overview import Progressed, State, translations_of


class TranslationFilterSet(WagtailFilterSet):
    """Narrows the list, which is no query of one table."""

    language = ChoiceFilter(
        label=_("Language"), choices=(), empty_label=_("All languages")
    )
    state = ChoiceFilter(
        label=_("State"), choices=State.choices, empty_label=_("Any state")
    )
    board = ChoiceFilter(label=_("Board"), choices=(), empty_label=_("Choose a board"))

    class Meta:
        fields: list[str] = []

    def __init__(self, *args: Any, rows: list[Progressed], **kwargs: Any) -> None:
        # A filter set starts from some table, which this one never asks.
        super().__init__(*args, queryset=Board.objects.none(), **kwargs)
        languages = {row.page.locale.language_code: row.language for row in rows}
        self.filters["language"].extra["choices"] = sorted(languages.items())
        if self.request.user.is_superuser:
            boards = Board.objects.order_by("title").values_list("pk", "short_name")
            self.filters["board"].extra["choices"] = list(boards)
        else:
            del self.filters["board"]

    def filter_queryset(self, rows: list[Progressed]) -> list[Progressed]:
        wanted = self.form.cleaned_data
        return [
            row
            for row in rows
            if wanted["language"] in ("", row.page.locale.language_code)
            and wanted["state"] in ("", *row.states)
        ]


class TranslationList(ReportView):
    """Every translated page of the board that one works on."""

    page_title = _("Translations")
    header_icon = "globe"
    index_url_name = "translations"
    index_results_url_name = "translations_results"
    filterset_class = TranslationFilterSet
    # On a phone each row is a card.
    table_classname = "listing due-table"
    columns = [
        TitleColumn(
            "title",
            label=_("Page"),
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.page.pk]),
        ),
        Column("language", label=_("Language")),
        Column("state", label=_("State"), accessor="state_label"),
        Column("progress", label=_("Translated"), accessor="progress_label"),
    ]
    list_export = ["title", "language", "state_label", "done", "total"]
    export_headings = {
        "title": _("Page"),
        "language": _("Language"),
        "state_label": _("State"),
        "done": _("Texts translated"),
        "total": _("Texts"),
    }
    export_filename = "translations"

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
    def everything(self) -> list[Progressed]:
        return translations_of(self.board) if self.board else []

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "rows": self.everything}

    def get_queryset(self) -> list[Progressed]:
        return self.everything

    @cached_property
    def no_results_message(self) -> str:
        if self.board is None:
            return str(_("Choose a board in the filters."))
        return str(
            _(
                "No page is translated. Choose “Translate this page” in the menu "
                "beside a page's title."
            )
        )
