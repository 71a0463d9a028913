"""The form by which a manager chooses the languages of a board."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.models import Locale

from boards.admin.shared.managers import ManagersScreen
from boards.models import Board
from boards.translations.languages import (
    add_language,
    first_language,
    homes_of,
    named,
    remove_language,
)
from cms.users.models import User


class LanguagesForm(forms.Form):
    """A tick for each language that there is. The board's first one always stays."""

    languages = forms.ModelMultipleChoiceField(
        queryset=Locale.objects.none(),
        label=gettext_lazy("Languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "A new language starts with a draft of the home page, which is to be "
            "translated; nothing is public before you publish it. For example: Polish."
        ),
    )

    def __init__(self, *args: Any, board: Board, by: User, **kwargs: Any) -> None:
        self.board, self.by = board, by
        self.first = first_language(board)
        self.chosen = {home.locale: home for home in homes_of(board)}
        kwargs["initial"] = {"languages": [locale.pk for locale in self.chosen]}
        super().__init__(*args, **kwargs)
        field: Any = self.fields["languages"]
        others = Locale.objects.exclude(pk=self.first.pk if self.first else None)
        field.queryset = others.order_by("language_code")
        field.label_from_instance = self._label
        field.choices = sorted(field.choices, key=lambda choice: choice[1])

    def _label(self, locale: Locale) -> str:
        home = self.chosen.get(locale)
        if home is None:
            return named(locale)
        below = home.get_descendant_count()
        state = _("public") if home.live else _("home page is a draft")
        pages = ngettext("%(count)s page below", "%(count)s pages below", below)
        return f"{named(locale)}: {state}, {pages % {'count': below}}"

    def clean(self) -> dict[str, Any]:
        """Do it all or nothing: what is refused stands at the field."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        try:
            with transaction.atomic():
                self.added, self.removed = self._change(set(cleaned["languages"]))
        except ValidationError as refused:
            self.add_error("languages", refused.messages)
        return cleaned

    def _change(self, wanted: set[Locale]) -> tuple[list[Locale], list[Locale]]:
        before = set(self.chosen) - {self.first}
        added = sorted(wanted - before, key=str)
        removed = sorted(before - wanted, key=str)
        for locale in removed:
            remove_language(self.board, locale, self.by)
        for locale in added:
            add_language(self.board, locale, self.by)
        return added, removed


class BoardLanguages(ManagersScreen, FormView):
    """The languages of one board. To who does not keep it, it is not there: 404."""

    form_class = LanguagesForm
    template_name = "wagtailadmin/boards/translations/languages.html"
    header_icon = ""
    page_title = gettext_lazy("Languages")

    def get_page_subtitle(self) -> str:
        return _("Languages of %(board)s") % {"board": self.board.short_name}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        label = f"{_('Languages')}: {self.board.short_name}"
        return [*self.breadcrumbs_items, {"url": "", "label": label}]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "board": self.board,
            "by": self.request.user,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first = first_language(self.board)
        return super().get_context_data(
            action_url=self.request.path,
            submit_button_label=_("Save the languages"),
            submit_button_active_label=_("Saving…"),
            first=named(first) if first else "",
            **kwargs,
        )

    def form_valid(self, form: LanguagesForm) -> HttpResponse:
        for locale in form.added:
            messages.success(
                self.request,
                _(
                    "%(language)s is there now, with a draft of the home page. "
                    "Translate and publish that first; other pages follow by "
                    "“Translate this page” in their menu."
                )
                % {"language": named(locale)},
            )
        for locale in form.removed:
            messages.success(
                self.request,
                _("%(language)s is taken away.") % {"language": named(locale)},
            )
        if not form.added and not form.removed:
            messages.info(self.request, _("Nothing has changed."))
        return redirect(self.request.path)
