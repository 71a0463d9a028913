"""Text of one direction inside text of the other, kept apart so that neither moves.

A name, a number or an address that stands in a line of the other direction takes the
punctuation and the numbers beside it along, unless it is isolated.
"""

import html
import unicodedata
from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.translation import get_language

from cms.languages import direction

# The directions of letters, by Unicode's classes. Digits and marks have none.
_LETTERS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_OPEN = {"ltr": "\u2066", "rtl": "\u2067"}
_CLOSE = "\u2069"
_ARABIC_MARKS = str.maketrans(",;", "،؛")


def text_direction(text: str, around: str) -> str:
    """The direction of a text that stands in a page of the direction `around`.

    The page's own where any letter has it: a sentence that begins with a foreign name
    is still the page's. Numbers and codes run from left to right everywhere.
    """
    found = {_LETTERS.get(unicodedata.bidirectional(letter)) for letter in text}
    if around in found:
        return around
    return "rtl" if "rtl" in found else "ltr"


def isolated(text: object, around: str = "") -> SafeString:
    """A text for HTML, in an element of its own where its line could disturb it.

    around: the direction of the page; where none is given, of the language at hand.
    """
    words = _plain(text)
    around = around or direction(get_language() or "")
    if not _can_be_disturbed(words, around):
        return conditional_escape(text if isinstance(text, SafeData) else words)
    return format_html(
        '<bdi dir="{}">{}</bdi>',
        text_direction(words, around),
        text if isinstance(text, SafeData) else words,
    )


def isolated_text(text: object) -> str:
    """A text for where no element can stand, such as a title: between invisible marks.

    What was safe for HTML stays so.
    """
    words = _plain(text)
    around = direction(get_language() or "")
    if not words or not _can_be_disturbed(words, around):
        return text if isinstance(text, str) else words
    marked = f"{_OPEN[text_direction(words, around)]}{text}{_CLOSE}"
    return mark_safe(marked) if isinstance(text, SafeData) else marked


def isolated_list(texts: Iterable[object], between: str = ", ") -> SafeString:
    """Texts one after another, each isolated.

    between: what parts them, ", " or "; ", which Arabic script writes in its own way.
    """
    around = direction(get_language() or "")
    if around == "rtl":
        between = between.translate(_ARABIC_MARKS)
    return SafeString(between.join(isolated(text, around) for text in texts))


def _plain(text: object) -> str:
    return html.unescape(str(text)) if isinstance(text, SafeData) else str(text)


def _can_be_disturbed(words: str, around: str) -> bool:
    if around == "rtl" or words.isascii():
        return around == "rtl"
    return any(
        _LETTERS.get(unicodedata.bidirectional(letter)) == "rtl" for letter in words
    )
