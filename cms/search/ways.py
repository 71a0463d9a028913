"""How the words of each language are compared: by their stems, or plain and folded."""

import unicodedata
from dataclasses import dataclass
from functools import cache

# PostgreSQL's own configurations, which every server from version 13 on has. Words of
# any other language are compared as they are.
STEMMED = {
    "en": "english",
    "pt": "portuguese",
    "ro": "romanian",
    "lt": "lithuanian",
    "ar": "arabic",
}
PLAIN = "simple"
# Scripts whose marks may be left out. In others they are vowels.
_FOLDED_SCRIPTS = ("LATIN", "ARABIC")
# Letters that no mark can be taken from, and those that keyboards put for one another.
_ALIKE = str.maketrans("łøđıيىكه", "lodiییکہ", "ـ")


@dataclass(frozen=True)
class Way:
    """How texts of one language are understood, in the index and in what is typed.

    config: the name of PostgreSQL's text search configuration.
    """

    config: str

    def fold(self, text: str) -> str:
        """A text without its accents, where nothing but them tells words apart."""
        return folded(text) if self.config == PLAIN else text


def way_of(language_code: str) -> Way:
    """The way of a language, or of a regional form of it."""
    return Way(STEMMED.get(language_code.split("-")[0], PLAIN))


@cache
def all_ways() -> tuple[Way, ...]:
    """Every way there is, for who searches all languages at once."""
    return tuple(Way(config) for config in (*STEMMED.values(), PLAIN))


def folded(text: str) -> str:
    """A text in small letters without accents; digits as Europe writes them."""
    if text.isascii():
        # Nothing of it is taken apart: most words of most texts.
        return text.lower()
    letters: list[str] = []
    for letter in unicodedata.normalize("NFD", text.lower()):
        if unicodedata.category(letter) == "Mn" and _may_lose_marks(letters):
            continue
        number = unicodedata.decimal(letter, None)
        letters.append(letter if number is None else str(number))
    return unicodedata.normalize("NFC", "".join(letters)).translate(_ALIKE)


def _may_lose_marks(letters: list[str]) -> bool:
    name = unicodedata.name(letters[-1], "") if letters else ""
    return name.startswith(_FOLDED_SCRIPTS)
