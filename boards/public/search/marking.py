"""The part of a passage that is shown, with the words that were found marked."""

import re
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from cms.search.queries import Understood
from cms.search.ways import folded
from cms.search.words import spelt

# In characters: of what is shown, and of what stands before the first word.
LONGEST, BEFORE = 260, 60
_LEXEME = re.compile(r"'([^']+)'(:\*)?")
# By how many letters a word may be longer than its stem.
_LONGEST_ENDING = 4
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Marker:
    """Knows the words of a search by what they begin with."""

    whole: frozenset[str]
    stems: tuple[str, ...]

    @classmethod
    def of(cls, asked: Understood) -> "Marker":
        lexemes = [
            found for term in asked.needed for found in _LEXEME.findall(term.wide)
        ]
        words = {word for term in asked.needed for word in term.typed.split()}
        stems = {folded(lexeme) for lexeme, _star in lexemes if len(lexeme) > 2}
        return cls(frozenset(map(folded, words)), tuple(sorted(stems)))

    def is_found(self, word: str) -> bool:
        for part in folded(spelt(word)).split():
            if part in self.whole:
                return True
            for stem in self.stems:
                begun = stem[:-1] if stem.endswith("i") else stem
                if part.startswith(begun) and len(part) - len(stem) <= _LONGEST_ENDING:
                    return True
        return False


def marked(text: str, marker: Marker) -> SafeString:
    """A text as HTML of its own words alone, with those that were found in <mark>."""
    words = [*_WORD.finditer(text)]
    found = {number for number, word in enumerate(words) if marker.is_found(word[0])}
    first = words[min(found)].start() if found else 0
    from_here = next(
        (word.start() for word in words if word.start() >= first - BEFORE), 0
    )
    until = from_here + LONGEST
    parts = [
        _one(word[0], is_found=number in found)
        for number, word in enumerate(words)
        if from_here <= word.start() and word.end() <= until
    ]
    before = "… " if from_here else ""
    after = " …" if words and words[-1].end() > until else ""
    # Each part is escaped by itself.
    return mark_safe(before + " ".join(parts) + after)


def _one(word: str, *, is_found: bool) -> str:
    escaped = conditional_escape(word)
    return format_html("<mark>{}</mark>", escaped) if is_found else escaped
