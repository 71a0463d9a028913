"""What somebody typed, understood: words, phrases, what has to be missing, and "or"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cms.search.forms import forms_of
from cms.search.short_forms import said_out
from cms.search.vectors import lexemes_of
from cms.search.ways import PLAIN, folded, way_of
from cms.search.words import HYPHENS, spelt

_QUOTES = '"“”„‟«»″'
_PART = re.compile(rf"([{HYPHENS}]?)(?:[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]|(\S+))")
# A number and a word that were typed as one: "7minute". "p8a" and "4th" are none.
_COUNTED = re.compile(r"^(\d+)([^\W\d_]{4,})$")
_SHORTEST_BEGINNING = 3
_LONG, _VERY_LONG = 6, 10
MOST_TERMS = 12
OR = "or"


@dataclass(frozen=True)
class Term:
    """One thing that was asked for. typed: as a reader knows it. exact: what finds it.

    wide: what finds it, its other forms and what begins so. is_left_out: whether it
    says nothing by itself, as "the" does.
    """

    typed: str
    exact: str
    wide: str
    is_left_out: bool = False


@dataclass
class Understood:
    """Terms in groups, of which one is enough; and what must not be there."""

    groups: list[list[Term]] = field(default_factory=list)
    without: list[Term] = field(default_factory=list)

    @property
    def is_words_alone(self) -> bool:
        """Without a phrase, an "or", and what must not be there."""
        is_more = self.without or any(" " in term.typed for term in self.terms)
        return len(self.groups) == 1 and not is_more

    @property
    def terms(self) -> list[Term]:
        return [term for group in self.groups for term in group]

    @property
    def every(self) -> str:
        """A query for all of the words, in any of the groups."""
        return self._joined("wide")

    @property
    def exactly(self) -> str:
        """The same without what only begins so, and with every little word."""
        return self._joined("exact")

    @property
    def some(self) -> str:
        """A query for any of the words."""
        return self._but(" | ".join(term.wide for term in self.needed))

    @property
    def needed(self) -> list[Term]:
        return [term for term in self.terms if not term.is_left_out]

    def _joined(self, form: str) -> str:
        ways = []
        for group in self.groups:
            parts = [
                getattr(term, form)
                for term in group
                if form == "exact" or not term.is_left_out
            ]
            ways.append(" & ".join(parts))
        return self._but(" | ".join(f"({way})" for way in ways if way))

    def _but(self, query: str) -> str:
        if not query:
            return ""
        return " & ".join([f"({query})", *(f"!{term.exact}" for term in self.without)])


def understood(typed: str, language: str) -> Understood:
    """What was typed, in a language. Nothing of it is an error."""
    parts = [*_parts(typed)][:MOST_TERMS]
    words = {word for *_sign, text, _raw in parts for word in (text, *text.split())}
    long_forms = {long for word in words if (long := said_out(word, language))}
    known = lexemes_of(language, sorted(words | long_forms))
    found = Understood(groups=[[]])
    for sign, is_phrase, text, raw in parts:
        if not sign and not is_phrase and text == OR and found.groups[-1]:
            found.groups.append([])
            continue
        term = _term(text, raw, known, language, is_phrase=is_phrase)
        (found.without if sign else found.groups[-1]).append(term)
    found.groups = [_with_something(group) for group in found.groups if group]
    return found


def _parts(typed: str) -> Iterator[tuple[str, bool, str, str]]:
    """Each part: a minus before it, whether it is a phrase, its words, as typed."""
    for sign, phrase, word in _PART.findall(typed):
        if text := spelt(_COUNTED.sub(r"\1 \2", phrase or word)):
            yield sign, bool(phrase) and " " in text, text, phrase or word


def _with_something(group: list[Term]) -> list[Term]:
    """A group of nothing but little words is looked for by just those."""
    if all(term.is_left_out for term in group):
        return [Term(term.typed, term.exact, term.wide) for term in group]
    return group


def _term(
    text: str, raw: str, known: dict[str, str], language: str, *, is_phrase: bool
) -> Term:
    words = text.split()
    if is_phrase:
        exact = _either(known[text], _in_a_row([_quoted(folded(w)) for w in words]))
        return Term(text, exact, exact)
    if len(words) > 1:
        # Written with a hyphen, or another sign: in a row, or as one word.
        row = _in_a_row([_in_words(w, known, language) for w in words])
        code = _quoted(folded("".join(words)))
        exact = _either(row, code)
        # Of a code also its beginning: "p-8" of "P-8A".
        return Term(text, exact, _either(exact, f"{code}:*"))
    exact = _either(known[text], _quoted(folded(text)))
    # A letter of its own is part of a name: "Child A".
    is_name = raw.isupper() and raw.isalpha()
    return Term(
        text,
        exact,
        _either(
            exact,
            _said_out(text, known, language),
            *_beginnings(folded(text), language),
        ),
        is_left_out=not known[text] and not is_name,
    )


def _beginnings(word: str, language: str) -> Iterator[str]:
    if len(word) >= _SHORTEST_BEGINNING and not word.isdecimal():
        yield f"{_quoted(word)}:*"
    yield from map(_quoted, forms_of(word, language))
    # Where nobody knows stems, words differ at their ends: long ones by more.
    if way_of(language).config == PLAIN and len(word) >= _LONG:
        ending = 2 if len(word) < _VERY_LONG else 4
        yield f"{_quoted(word[: max(4, len(word) - ending)])}:*"


def _in_words(word: str, known: dict[str, str], language: str) -> str:
    """A word as it is, in the other forms that are known of it, and said out."""
    written = map(_quoted, (folded(word), *forms_of(word, language)))
    return _either(known[word], *written, _said_out(word, known, language))


def _said_out(word: str, known: dict[str, str], language: str) -> str:
    return known.get(said_out(word, language), "")


def _either(*queries: str) -> str:
    kept = [*dict.fromkeys(filter(None, queries))]
    return kept[0] if len(kept) == 1 else f"({' | '.join(kept)})"


def _in_a_row(queries: list[str]) -> str:
    return queries[0] if len(queries) == 1 else f"({' <-> '.join(queries)})"


def _quoted(word: str) -> str:
    return f"'{word}'"
