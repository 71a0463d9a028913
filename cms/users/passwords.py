"""What a password must not be, beside short, common or like its owner's name."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FEWEST_CHARACTERS = 6  # different ones
# What follows each other on keyboards and in the alphabet, as nobody has to guess it.
ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
)
SHORTEST_RUN = 3


class NoRunsOrRepeats:
    """Refuses what is long and holds next to nothing: `aaaaaaaaaaaa`, `abcabcabcabc`.

    What is left counts: each run (`1234`, `qwer`, forwards or backwards) and whatever
    repeats what stands before it are taken for one character.
    """

    def __init__(self, min_length: int = 8) -> None:
        self.min_length = min_length

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError for a password that is easily guessed for its form."""
        if (
            len(set(password.casefold())) < FEWEST_CHARACTERS
            or len(what_is_left(password)) < self.min_length
        ):
            raise ValidationError(
                _(
                    "This password repeats itself, or follows the keys or the "
                    "alphabet. Take three or four words that have nothing to do with "
                    "each other."
                ),
                code="password_repeats_itself",
            )

    def get_help_text(self) -> str:
        return _(
            "Your password can’t repeat itself, nor follow the keys or the alphabet."
        )


def what_is_left(password: str) -> str:
    """A password without what can be guessed from what stands before it."""
    return _without_repeats(_without_runs(password.casefold()))


def _without_runs(text: str) -> str:
    kept, at = "", 0
    while at < len(text):
        kept += text[at]
        at += max(1, _length_of_run(text, at))
    return kept


def _length_of_run(text: str, at: int) -> int:
    """How many characters from here on follow a row; nothing when it is no run."""
    longest = 0
    for row in (*ROWS, *(row[::-1] for row in ROWS)):
        length = SHORTEST_RUN
        while text[at : at + length] in row and at + length <= len(text):
            longest, length = length, length + 1
    return longest


def _without_repeats(text: str) -> str:
    return re.sub(r"(.+?)\1+", r"\1", text)
