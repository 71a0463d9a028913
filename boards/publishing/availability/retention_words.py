"""How long reports stay, as a board says it in its own words."""

import re

from django.utils.translation import gettext as _

from boards.publishing.availability.floor_exceptions import months_of_guidance

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_WORDS = {word: number for number, word in enumerate(_NUMBERS, 1)} | {"a": 1}
_TIME = re.compile(
    rf"\b([0-9]{{1,3}}|{'|'.join(_WORDS)})[\s-]+(day|week|month|year)s?\b",
    re.IGNORECASE,
)
# Of a month, as far as that can be said.
_MONTHS = {"day": 1 / 30, "week": 7 / 30, "month": 1, "year": 12}


def shorter_than_guidance(words: str) -> str:
    """What to tell of a time that is shorter than the guidance asks for, or ""."""
    asked = months_of_guidance()
    for found in _TIME.finditer(words):
        number, unit = found[1].lower(), found[2].lower()
        count = _WORDS.get(number) or int(number)
        if count * _MONTHS[unit] < asked:
            return _(
                "“%(said)s” is shorter than the %(asked)s months that the guidance "
                "asks for. It stands as you wrote it; a report of an edition of the "
                "guidance still has to stay for as long as that says."
            ) % {"said": found[0], "asked": asked}
    return ""
