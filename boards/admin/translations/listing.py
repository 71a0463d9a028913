"""The list of a board's translations, with how far each is."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.ui.tables import Column, TitleColumn

from boards.admin.shared.reports import BoardFilterSet, BoardReport
from boards.admin.shared.states import StateColumn, of_translation
from boards.models import Board
from boards.translations.words.overview import Progressed, State, overview_of


class TranslationFilterSet(BoardFilterSet):
    """Narrows the list of translations."""

    language = ChoiceFilter(
        label=_("Language"), choices=(), empty_label=_("All languages")
    )
    state = ChoiceFilter(
        label=_("State"), choices=State.choices, empty_label=_("Any state")
    )

    def __init__(self, *args: Any, rows: list[Progressed], **kwargs: Any) -> None:
        super().__init__(*args, rows=rows, **kwargs)
        languages = {row.page.locale.language_code: row.language for row in rows}
        self.filters["language"].extra["choices"] = sorted(languages.items())

    def filter_queryset(self, rows: list[Progressed]) -> list[Progressed]:
        wanted = self.form.cleaned_data
        return [
            row
            for row in rows
            if wanted["language"] in ("", row.page.locale.language_code)
            and wanted["state"] in ("", *row.states)
        ]


class TranslationList(BoardReport):
    """Every translated page of the board that one works on."""

    page_title = _("Translations")
    header_icon = "globe"
    index_url_name = "translations"
    index_results_url_name = "translations_results"
    filterset_class = TranslationFilterSet
    nothing = _(
        "No page is translated. Choose “Translate this page” in the menu beside a "
        "page's title."
    )
    columns = [
        TitleColumn(
            "title",
            label=_("Page"),
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.page.pk]),
        ),
        Column("language", label=_("Language")),
        StateColumn(of_translation, label=_("State")),
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

    def rows(self, board: Board) -> list[Progressed]:
        return overview_of(board)
