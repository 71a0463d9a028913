"""The words of an address, in every script, with the signs that belong to its letters.

Django and Wagtail make slugs of what `\\w` matches, which has no vowel sign: শিশু would
become শশ. What is here stands in the place of that, wherever a slug is made, checked
or asked for; static/js/slugs.js does the same while a title is typed.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from cms.letters import MARKS, composed, is_of_a_word, without_stray_marks

SLUG = re.compile(rf"^[-\w{MARKS}]+\Z")
# Joiners say how letters are drawn, and nobody can type or see them in an address.
JOINERS = str.maketrans("", "", "\u200c\u200d")
# As Wagtail has it, with the marks.
SERVED = rf"^((?:[-\w{MARKS}]+/)*)$"

_to_python = forms.SlugField.to_python


def slug_of(text: Any) -> str:
    """The slug of a title, in small letters and with no two spellings of one letter."""
    plain = unicodedata.normalize("NFKC", str(text)).lower()
    # A Turkish capital leaves its dot behind.
    plain = unicodedata.normalize("NFC", plain.replace("i\u0307", "i"))
    kept = "".join(
        char for char in plain if is_of_a_word(char) or char == "-" or char.isspace()
    )
    return re.sub(r"[-\s]+", "-", without_stray_marks(kept)).strip("-_")


def slugified(value: Any, allow_unicode: bool = False) -> str:
    """What Wagtail asks for a page's slug."""
    return slug_of(value) if allow_unicode else slugify(value)


def typed_slug(text: str) -> str:
    return composed(text).translate(JOINERS)


def slug_of_field(field: forms.SlugField, value: Any) -> Any:
    return typed_slug(_to_python(field, value) or "")


class ComposedPaths:
    """Reads an address as it is kept where its letters come apart from their signs.

    A Mac takes them apart, and so do programs that copy a link from it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.isascii():
            request.path = composed(request.path)
            request.path_info = composed(request.path_info)
        return self.get_response(request)
