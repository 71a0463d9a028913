"""An administrator decides what becomes of a theme that a board proposed."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards.admin.shared.steps import AdministratorsOnly, Step
from boards.models import Theme
from boards.models.shared.theme_choice import in_tree_order
from boards.publishing.find.themes import pages_naming
from boards.publishing.themes.deciding import accept, decline, merge
from cms.users.logged_in import logged_in_user

ACCEPT, MERGE, DECLINE = "accept", "merge", "decline"


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("What becomes of it"), widget=forms.RadioSelect
    )
    into = forms.ModelChoiceField(
        label=_("Merge into"),
        queryset=Theme.objects.none(),
        required=False,
        help_text=_(
            "All that names it names this one from then on: pages, drafts and former "
            "addresses. It becomes another word for this theme."
        ),
    )
    reason = forms.CharField(
        label=_("Why not"),
        max_length=Theme._meta.get_field("declined").max_length,
        required=False,
        help_text=_("Mailed to the board's managers and editors, as you write it."),
    )

    def __init__(self, *args: Any, theme: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(MERGE, _("Merge it into a theme that all boards have"))]
        if theme.board_id:
            choices.insert(0, (ACCEPT, _("Accept it: all boards can choose it")))
            choices.append((DECLINE, _("Decline it: it stays the board's own word")))
        cast(forms.ChoiceField, self.fields["decision"]).choices = choices
        others = Theme.objects.shared().exclude(pk=theme.pk)
        into = cast(forms.ModelChoiceField, self.fields["into"])
        into.queryset = others
        into.choices = [
            ("", "---------"),
            *(
                (one.pk, f"{'– ' * (depth - 1)}{one}")
                for depth, one in in_tree_order(others)
            ),
        ]

    def clean(self) -> dict[str, object]:
        facts: dict[str, object] = super().clean() or {}
        if facts.get("decision") == MERGE and not facts.get("into"):
            self.add_error("into", _("Choose the theme that it becomes a part of."))
        if facts.get("decision") == DECLINE and not facts.get("reason"):
            self.add_error("reason", _("Say why: the board reads it."))
        return facts


class DecideTheme(AdministratorsOnly, Step):
    template_name = "wagtailadmin/boards/themes/decide.html"
    form_class = DecisionForm
    page_title = _("Theme")
    header_icon = "tag"
    done = _("That is done. The managers and editors of its board get a mail.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.theme = get_object_or_404(
            Theme.objects.select_related("board"), pk=kwargs["theme_id"]
        )

    def get_form_kwargs(self) -> dict[str, object]:
        return super().get_form_kwargs() | {"theme": self.theme}

    def act(self, facts: dict[str, object]) -> None:
        person = logged_in_user(self.request)
        if facts["decision"] == ACCEPT:
            accept(self.theme, person)
        elif facts["decision"] == MERGE:
            try:
                merge(self.theme, cast(Theme, facts["into"]), person)
            except ValidationError as error:
                raise ValidationError({"into": error.messages}) from error
        else:
            decline(self.theme, str(facts["reason"]), person)

    def way_back(self) -> str:
        return reverse("themes:index")

    def get_page_title(self) -> str:
        return f"{self.page_title}: {self.theme}"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.way_back(), "label": _("Themes")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, object]:
        return super().get_context_data(
            theme=self.theme,
            pages=len(pages_naming([self.theme.pk])),
            list_url=self.way_back(),
            action_url=self.request.path,
            submit_button_label=_("Decide"),
            **kwargs,
        )
