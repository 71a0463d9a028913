"""What a field is called that nobody gave a name: its own, as people here say it."""

from django.forms.utils import pretty_name
from django.utils.translation import gettext


def in_words(name: str) -> str:
    """A field's name as words, through the catalogues as every other text."""
    return gettext(pretty_name(name))
