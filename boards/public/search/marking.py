"""The part of a passage that is shown, with the words that were found marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from cms.search.queries import Term, Understood
from cms.search.ways import folded
from cms.search.words import APOSTROPHES, SENTENCE_ENDS, spelt

# In characters: of what is shown, and of what stands before the first word.
LONGEST, BEFORE = 260, 60
# The same of a sentence that begins before it.
FAR_BEFORE = 120
TYPED, FORM = 2, 1
_LEXEME = re.compile(r"'([^']+)'(:\*)?")
# By how many letters a word may be longer than its stem.
_LONGEST_ENDING = 4
_WORD = re.compile(r"\S+")
# A word with the signs that stand around it.
_AROUND = re.compile(r"(\W*)(.*?)(\W*)", re.DOTALL)
# A heading ends with a point as well: `_in_a_row` in boards/publishing/find/pages.py.
_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS}·]\s+")


@dataclass(frozen=True)
class Sought:
    """One thing asked for. whole: its words. stems: what its other forms begin with."""

    whole: frozenset[str]
    stems: tuple[str, ...]

    @classmethod
    def of(cls, term: Term) -> "Sought":
        lexemes = (lexeme for lexeme, _star in _LEXEME.findall(term.wide))
        stems = {folded(lexeme) for lexeme in lexemes if len(lexeme) > 2}
        whole = frozenset(map(folded, term.typed.split()))
        return cls(whole, tuple(sorted(stems)))

    @property
    def beginnings(self) -> frozenset[str]:
        """What a word of plain letters has in it, if it is one of these."""
        return self.whole | {_begun(stem) for stem in self.stems}

    def strength(self, parts: list[str]) -> int:
        """Of the words in a piece of text: 2 for what was typed, 1 for another form."""
        if not self.whole.isdisjoint(parts):
            return TYPED
        return FORM if any(self._is_form(part) for part in parts) else 0

    def _is_form(self, part: str) -> bool:
        for stem in self.stems:
            if (
                part.startswith(_begun(stem))
                and len(part) - len(stem) <= _LONGEST_ENDING
            ):
                return True
        return False


def _begun(stem: str) -> str:
    """How the word of a stem begins: "neglig" of "negligi", and of "negligent"."""
    return stem[:-1] if stem.endswith("i") else stem


@dataclass(frozen=True)
class Marker:
    """Knows what was searched for, and the words that it has met: texts repeat them."""

    terms: tuple[Sought, ...]
    _known: dict[str, dict[int, int]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def possible(self) -> re.Pattern[str]:
        """Finds something in every word that may be one of the terms.

        Whatever is not of plain letters may be: only `strengths` knows how it is spelt.
        """
        plain = {one for term in self.terms for one in term.beginnings if one}
        longest_first = sorted(plain, key=len, reverse=True)
        either = [*map(re.escape, longest_first), f"[{APOSTROPHES}]", "[^\\x00-\\x7f]"]
        return re.compile("|".join(either), re.IGNORECASE)

    @classmethod
    def of(cls, asked: Understood) -> "Marker":
        return cls(tuple(Sought.of(term) for term in asked.needed))

    def strengths(self, word: str) -> dict[int, int]:
        """Which of the terms a word is, by their numbers, and how much it is."""
        if (known := self._known.get(word)) is None:
            known = self._known[word] = self._strengths(word)
        return known

    def _strengths(self, word: str) -> dict[int, int]:
        parts = folded(spelt(word)).split()
        found = ((n, term.strength(parts)) for n, term in enumerate(self.terms))
        return {number: strength for number, strength in found if strength}


Found = dict[int, dict[int, int]]


def marked(text: str, marker: Marker) -> SafeString:
    """The best part of a text as HTML of its own words alone, what was found marked."""
    words = [*_WORD.finditer(text)]
    found = _found_in(text, words, marker)
    best = _best(words, found)
    from_here, is_sentence = _beginning(text, words, best)
    until = from_here + LONGEST
    shown = [
        (word[0], number in found)
        for number, word in enumerate(words)
        if from_here <= word.start() and word.end() <= until
    ]
    parts = [
        " ".join(map(_one, run)) if is_found else escape(" ".join(run))
        for is_found, run in _runs(shown)
    ]
    before = "… " if from_here and not is_sentence else ""
    after = " …" if words and words[-1].end() > until else ""
    # Each part is escaped by itself.
    return mark_safe(before + " ".join(parts) + after)


def _found_in(text: str, words: list[re.Match[str]], marker: Marker) -> Found:
    """The words that are one of the terms, by their numbers."""
    found: Found = {}
    possible = iter(marker.possible.finditer(text))
    next_one = next(possible, None)
    for number, word in enumerate(words):
        while next_one and next_one.start() < word.start():
            next_one = next(possible, None)
        if next_one is None:
            break
        if next_one.start() < word.end() and (one := marker.strengths(word[0])):
            found[number] = one
    return found


def _runs(shown: list[tuple[str, bool]]) -> Iterator[tuple[bool, list[str]]]:
    """Words in a row that were found, or were not."""
    for is_found, run in groupby(shown, key=itemgetter(1)):
        yield is_found, [word for word, _is_found in run]


def _best(words: list[re.Match[str]], found: Found) -> int:
    """At which of the words that were found to begin: most of what was asked follows,
    as it was typed, and soon.
    """

    def worth(number: int) -> tuple[int, int, int]:
        begun = words[number].start()
        strongest: dict[int, int] = {}
        last = number
        for other in found:
            if other >= number and words[other].end() <= begun + LONGEST - BEFORE:
                for term, strength in found[other].items():
                    if strength > strongest.get(term, 0):
                        strongest[term] = strength
                        last = other
        return (
            sum(map(bool, strongest.values())),
            sum(strongest.values()),
            number - last,
        )

    return max(found, key=worth, default=0)


def _beginning(text: str, words: list[re.Match[str]], best: int) -> tuple[int, bool]:
    """Where what is shown begins: with its sentence, where that is not far before."""
    first = words[best].start() if words else 0
    ends = [end.end() for end in _SENTENCE_END.finditer(text, 0, first)]
    near = max((end for end in ends if end >= first - FAR_BEFORE), default=-1)
    if near >= 0 or first <= FAR_BEFORE:
        return max(near, 0), True
    return next(word.start() for word in words if word.start() >= first - BEFORE), False


def _one(word: str) -> str:
    parts = _AROUND.fullmatch(word)
    return (
        format_html("{}<mark>{}</mark>{}", *parts.groups()) if parts else escape(word)
    )
