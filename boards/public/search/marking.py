"""The part of a passage that is shown, with the words that were found marked."""

import re
from dataclasses import dataclass, field

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from cms.search.queries import Term, Understood
from cms.search.ways import folded
from cms.search.words import spelt

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
_SENTENCE_END = re.compile(r"[.!?…۔।]\s+")


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

    def strength(self, parts: list[str]) -> int:
        """Of the words in a piece of text: 2 for what was typed, 1 for another form."""
        if not self.whole.isdisjoint(parts):
            return TYPED
        return FORM if any(self._is_form(part) for part in parts) else 0

    def _is_form(self, part: str) -> bool:
        for stem in self.stems:
            begun = stem[:-1] if stem.endswith("i") else stem
            if part.startswith(begun) and len(part) - len(stem) <= _LONGEST_ENDING:
                return True
        return False


@dataclass(frozen=True)
class Marker:
    """Knows what was searched for, and the words that it has met: texts repeat them."""

    terms: tuple[Sought, ...]
    _known: dict[str, dict[int, int]] = field(
        default_factory=dict, repr=False, compare=False
    )

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
    found = {
        n: one for n, word in enumerate(words) if (one := marker.strengths(word[0]))
    }
    best = _best(words, found)
    from_here, is_sentence = _beginning(text, words, best)
    until = from_here + LONGEST
    parts = [
        _one(word[0], is_found=number in found)
        for number, word in enumerate(words)
        if from_here <= word.start() and word.end() <= until
    ]
    before = "… " if from_here and not is_sentence else ""
    after = " …" if words and words[-1].end() > until else ""
    # Each part is escaped by itself.
    return mark_safe(before + " ".join(parts) + after)


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


def _one(word: str, *, is_found: bool) -> str:
    parts = _AROUND.fullmatch(word) if is_found else None
    if parts is None:
        return conditional_escape(word)
    return format_html("{}<mark>{}</mark>{}", *parts.groups())
