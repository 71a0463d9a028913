"""What each finding in the words of a page is called, what it means and what to do."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from boards.publishing.file_checks.wording import words_of

_TAKE_OUT = _("Write it in other words, or take it out.")
# By the kind of finding: what it means, and what to do.
WORDS = {
    "never_publish": (
        _("Words that your board decided never to publish stand on this page."),
        _TAKE_OUT,
    ),
    "list_unusable": (
        words_of("list_unusable").meaning,
        words_of("list_unusable").to_do,
    ),
    "nhs_number": (words_of("nhs_number").meaning, _TAKE_OUT),
    "national_insurance": (words_of("national_insurance").meaning, _TAKE_OUT),
    "date_of_birth": (words_of("date_of_birth").meaning, _TAKE_OUT),
}


def kind_of(key: str) -> str:
    return key.partition(":")[0]


def title_of(key: str) -> Any:
    """As the same finding of a file is called."""
    return words_of(key).title


def meaning_of(key: str) -> Any:
    return WORDS[kind_of(key)][0]


def to_do(key: str) -> Any:
    return WORDS[kind_of(key)][1]
