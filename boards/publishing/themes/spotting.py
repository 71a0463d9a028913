"""Where a text names a theme: by its name, or by what else it is called."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from boards.models import Theme
from boards.models.shared.names import words_in_language
from cms.search.ways import folded

_WORD = re.compile(r"\w+(?:['’]\w+)*")
# What is written so is an abbreviation: "CSE", and not "it".
_ABBREVIATION = re.compile(r"[A-Z]{2,6}")
_SHORTEST_PLURAL = 4
# In characters: how much is shown around a word.
BEFORE, AFTER = 90, 170


@dataclass(frozen=True)
class Spot:
    """A place in a text that names a theme."""

    theme: Theme
    start: int
    end: int


@dataclass(frozen=True)
class Excerpt:
    """A part of a text, around what names a theme."""

    before: str
    word: str
    after: str


class Spotter:
    """Knows what some themes are called in the language at hand, and in English."""

    def __init__(self, themes: Iterable[Theme]) -> None:
        self._called: dict[str, list[tuple[tuple[str, ...], str, Theme]]] = defaultdict(
            list
        )
        for theme in themes:
            for called in words_in_language(theme):
                words = tuple(_plain(word[0]) for word in _WORD.finditer(called))
                if words:
                    exact = called if _ABBREVIATION.fullmatch(called) else ""
                    self._called[words[0]].append((words, exact, theme))

    def spots(self, text: str) -> Iterator[Spot]:
        """Each place, from the beginning; of two at one place the longer."""
        found = [*_WORD.finditer(text)]
        plain = [_plain(word[0]) for word in found]
        for number, word in enumerate(plain):
            longest = 0
            spot = None
            for words, exact, theme in self._called.get(word, ()):
                until = number + len(words)
                if len(words) <= longest or tuple(plain[number:until]) != words:
                    continue
                if exact and found[number][0] != exact:
                    continue
                longest = len(words)
                spot = Spot(theme, found[number].start(), found[until - 1].end())
            if spot:
                yield spot


def _plain(word: str) -> str:
    """A word in small letters and without accents, the same of one and of many."""
    plain = folded(word.replace("'", "").replace("’", ""))
    is_plural = len(plain) >= _SHORTEST_PLURAL and plain.endswith("s")
    return plain[:-1] if is_plural and not plain.endswith("ss") else plain


def excerpt(text: str, start: int = 0, end: int = 0) -> Excerpt:
    """What stands around a place, cut between words."""
    first = max(0, start - BEFORE)
    if first:
        first = text.find(" ", first, start) + 1 or start
    last = min(len(text), end + AFTER)
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    before = ("… " if first else "") + text[first:start]
    after = text[end:last] + (" …" if last < len(text) else "")
    return Excerpt(before, text[start:end], after)
