"""What a field is called that nobody gave a name: its own, as people here say it."""

from django.forms.utils import pretty_name
from django.utils.translation import get_language, gettext


def in_words(name: str) -> str:
    """A field's name as words, through the catalogue of English as every other text.

    Only staff are shown such a name: no other language has words for it.
    """
    words = pretty_name(name)
    return gettext(words) if (get_language() or "").startswith("en") else words
