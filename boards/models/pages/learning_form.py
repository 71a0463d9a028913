"""The editor's form of a learning page, and what kinds it offers."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel

from boards.models.pages.about import about_reviews_panel
from boards.models.pages.printable import PrintablePage
from boards.models.pages.themed import ThemesForm, ThemesPanel
from boards.models.publishing.document_panel import DocumentsPanel
from boards.models.shared.lists import DocumentKind
from boards.models.shared.names import in_language, says_nothing

# What most of them are, by their names in the list.
BRIEFING, BULLETIN = "7-minute briefing", "Learning bulletin"


class LearningForm(ThemesForm):
    """Offers the kinds of documents of all boards, and that which the page says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("kind"):
            self.fields["kind"] = forms.ChoiceField(
                label=field.label,
                help_text=field.help_text,
                required=False,
                choices=[*_choices(self.instance.kind)],
            )


def _choices(said: str) -> Iterator[tuple[str, str]]:
    yield "", _("None is said")
    names = [kind.name for kind in DocumentKind.objects.all() if not says_nothing(kind)]
    if said and said not in names:
        yield said, in_language(said)
    for name in names:
        yield name, in_language(name)


def learning_panels(*texts: str) -> list[Panel]:
    """The editor's panels of a learning page, around the fields that hold its text."""
    return [
        *PrintablePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("own_kind")]),
        FieldRowPanel([FieldPanel("published"), FieldPanel("updated")]),
        *map(FieldPanel, texts),
        DocumentsPanel(),
        about_reviews_panel(),
        ThemesPanel(),
        FieldPanel("keywords"),
    ]
