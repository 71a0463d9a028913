"""Which kinds of pages one person may publish alone, if the board says so (R3)."""

from typing import Any

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from cms.models import BasePage

# What was learnt when a child died or came to harm: always two people, in every board.
ALWAYS_TWO = frozenset(
    {"boards.reviewpage", "boards.briefingpage", "boards.bulletinpage"}
)
# What a board starts with; it may take any of these away.
EVERYDAY = (
    "boards.contactpage",
    "boards.contentpage",
    "boards.eventindexpage",
    "boards.eventpage",
    "boards.faqpage",
    "boards.learningindexpage",
    "boards.libraryindexpage",
    "boards.newsindexpage",
    "boards.newspage",
    "boards.reviewindexpage",
    "boards.subgrouppage",
    "home.homepage",
)


def everyday_types() -> list[str]:
    return list(EVERYDAY)


def choices_of_types() -> list[tuple[str, Any]]:
    """Every kind of page of a board that need not have two people, by its name."""
    kinds = [
        (model._meta.label_lower, str(model._meta.verbose_name).capitalize())
        for model in apps.get_models()
        if issubclass(model, BasePage) and model._meta.label_lower not in ALWAYS_TWO
    ]
    return sorted(kinds, key=lambda kind: kind[1])


class OnePersonTypes(forms.MultipleChoiceField):
    """A tick for each kind of page that one person may publish."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=choices_of_types,
            widget=forms.CheckboxSelectMultiple,
            label=_("Pages that one person may publish alone"),
            help_text=_(
                "Everything else needs a second person's sign-off. Reviews, briefings "
                "and bulletins always do, and so does whatever opens a file to the "
                "public that it could not have before. For example: News page"
            ),
            **kwargs,
        )
