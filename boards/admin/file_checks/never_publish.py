"""The screen of a board's never-publish list. It shows no words: nobody can."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column

from boards.admin.shared.managers import ManagersScreen
from boards.admin.shared.tables import CardsTable
from boards.admin.staff.listing import ActionsColumn
from boards.models import NeverPublishEntry
from boards.publishing.file_checks import never_publish
from boards.publishing.file_checks.rechecking import check_all_of
from cms.staff_dates import short_day


class WordsForm(forms.Form):
    """Words to put on the list, or to take off it."""

    words = forms.CharField(
        label=gettext_lazy("Words that must never go public"),
        help_text=gettext_lazy(
            "One a line: a name, an address, the name of a school. Write each name "
            "also as the family or the press writes it. Capitals, accents, hyphens and "
            "line breaks make no difference. For example: Jameson Doe"
        ),
        widget=forms.Textarea(
            attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}
        ),
        error_messages={"required": gettext_lazy("Write at least one word or name.")},
    )
    label = forms.CharField(
        label=gettext_lazy("What they are about"),
        help_text=gettext_lazy(
            "A label that you know them by, which everybody of your board may read. "
            "Never one of the words. For example: family in review A"
        ),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_words(self) -> str:
        words = self.cleaned_data["words"]
        never_publish.words_in(words)
        return words

    def clean(self) -> None:
        super().clean()
        lines = never_publish.words_in(self.cleaned_data.get("words", ""))
        if never_publish.names_one_of(self.cleaned_data.get("label", ""), lines):
            self.add_error(
                "label",
                _(
                    "The label has one of the words in it, and labels can be read. "
                    "Choose another, for example: family in review A"
                ),
            )


class EntryActions(ActionsColumn):
    cell_template_name = "wagtailadmin/boards/file_checks/entry_actions_cell.html"


class NeverPublish(ManagersScreen, FormView):
    """What is on the list, without its words; more words; words to be taken off."""

    template_name = "wagtailadmin/boards/file_checks/never_publish.html"
    page_title = gettext_lazy("Never-publish list")
    header_icon = "no-view"
    form_class = WordsForm
    columns = [
        Column(
            "label",
            label=gettext_lazy("What it is about"),
            accessor=lambda entry: entry.label or _("no label"),
        ),
        Column(
            "words",
            label=gettext_lazy("How long"),
            accessor=lambda entry: (
                ngettext("%s word", "%s words", entry.words) % entry.words
            ),
        ),
        Column(
            "added_at",
            label=gettext_lazy("Added"),
            accessor=lambda entry: short_day(entry.added_at),
        ),
        Column("added_by", label=gettext_lazy("By")),
        EntryActions("actions", label=gettext_lazy("Actions"), accessor="pk"),
    ]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entries = NeverPublishEntry.objects.filter(board=self.board)
        entries = entries.select_related("added_by")
        return super().get_context_data(
            board=self.board,
            count=len(entries),
            entries=CardsTable(self.columns, entries) if entries else None,
            unusable=len(never_publish.unusable(self.board)),
            **kwargs,
        )

    def form_valid(self, form: WordsForm) -> HttpResponse:
        lines = never_publish.words_in(form.cleaned_data["words"])
        if "remove" in self.request.POST:
            return self._removed(
                never_publish.remove_words(self.board, lines, self.manager)
            )
        label = form.cleaned_data["label"]
        added = never_publish.add(self.board, lines, label, self.manager)
        if added:
            check_all_of(self.board)
        messages.success(self.request, _added(added, len(lines)))
        return redirect("never_publish", self.board.pk)

    def _removed(self, count: int) -> HttpResponse:
        if count:
            messages.success(self.request, _removed(count))
        else:
            messages.warning(self.request, _("None of these words is on the list."))
        return redirect("never_publish", self.board.pk)


class RemoveEntry(ManagersScreen):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        entry = kwargs["entry_id"]
        if count := never_publish.remove(self.board, entry, self.manager):
            messages.success(request, _removed(count))
        else:
            messages.warning(request, _("This entry had been taken off before."))
        return redirect("never_publish", self.board.pk)


def _added(added: int, of: int) -> str:
    if not added:
        return _("All of this was on the list already.")
    known = of - added
    said = ngettext(
        "%(added)s entry is on the list now. The board’s files are checked again.",
        "%(added)s entries are on the list now. The board’s files are checked again.",
        added,
    ) % {"added": added}
    if not known:
        return said
    before = ngettext("%s was on it already.", "%s were on it already.", known)
    return f"{said} {before % known}"


def _removed(count: int) -> str:
    return (
        ngettext(
            "%s entry was taken off the list.",
            "%s entries were taken off the list.",
            count,
        )
        % count
    )
