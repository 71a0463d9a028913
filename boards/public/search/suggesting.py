"""What a typing fault may have meant: words that something public has."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from django.db import connection

from boards.public.reading import as_the_public
from boards.public.search.finding import Boards, marks_of
from boards.publishing.find.writing import HEAD, SHORTEST, TEXT
from cms.search.alike import faults_between, may_be_meant
from cms.search.queries import Term, Understood
from cms.search.ways import folded, way_of
from cms.search.words import spelt

_MEANT = """
SELECT asked, word, plain, is_form
  FROM wall.words_meant(
    %(boards)s::integer[], %(languages)s::text[], %(words)s::text[],
    %(queries)s::text[], %(config)s, %(marks)s
  )
"""
# What was typed; a word like it, and without its accents; whether it is a form of it.
Near = tuple[str, str, str, bool]


@as_the_public
def meant_by(
    boards: Boards,
    languages: Sequence[str],
    unknown: Sequence[Term],
    asked: Understood,
    right: Collection[str] = (),
) -> dict[str, str]:
    """For each word that nothing public has: the word that is most like it. For two
    words that were parted ("on line"): the word that they are.

    languages: the first is the one that was typed in. unknown: the words that nothing
    has. right: words that are no faults.
    """
    faults = {
        folded(term.typed): term
        for term in unknown
        if _is_a_word(term) and folded(term.typed) not in right
    }
    parted = {folded("".join(two)): " ".join(two) for two in _pairs(asked, unknown)}
    typed = {word: f"'{word}'" for word in parted}
    typed |= {word: term.wide for word, term in faults.items()}
    if not (typed and boards):
        return {}
    found = _alike(boards, languages, typed)
    there = {asked for asked, _word, plain, _is_form in found if asked == plain}
    meant = {word: _nearest(word, found) for word in faults}
    return {
        **{parted[word]: word for word in parted if word in there},
        **{faults[word].typed: near for word, near in meant.items() if near},
    }


def _alike(
    boards: Boards, languages: Sequence[str], typed: dict[str, str]
) -> list[Near]:
    """Public words like those that were typed. typed: what each of them asks for."""
    values: dict[str, str | list[int] | list[str]] = {
        "boards": list(boards),
        "languages": list(languages),
        "words": list(typed),
        "queries": list(typed.values()),
        "config": way_of(languages[0]).config,
        "marks": marks_of(boards, languages, HEAD, TEXT),
    }
    with connection.cursor() as cursor:
        cursor.execute(_MEANT, values)
        return cursor.fetchall()


def _is_a_word(term: Term) -> bool:
    return len(term.typed) >= SHORTEST and " " not in term.typed


def _pairs(asked: Understood, unknown: Sequence[Term]) -> Iterator[tuple[str, str]]:
    """Two words in a row, one of them unknown or too little to be looked for."""
    for one, other in pairwise(asked.terms):
        is_odd = any(term in unknown or term.is_left_out for term in (one, other))
        joined = one.typed + other.typed
        if is_odd and " " not in joined and len(joined) >= SHORTEST:
            yield one.typed, other.typed


def _nearest(typed: str, found: list[Near]) -> str:
    """The word with the fewest faults; "" where one of them is the word or its form."""
    near = [
        (faults_between(typed, plain), word)
        for asked, word, plain, _is_form in found
        if asked == typed and may_be_meant(typed, plain)
    ]
    if any(asked == typed and is_form for asked, _word, _plain, is_form in found):
        return ""
    return min(near, key=lambda one: one[0], default=(0, ""))[1]


def corrected(query: str, meant: dict[str, str]) -> str:
    """What was typed, with words in the place of faults; "" where there are none."""
    if not meant:
        return ""
    said: list[str] = []
    waiting = query.split()
    while waiting:
        part, *waiting = waiting
        both = f"{spelt(part)} {spelt(waiting[0])}" if waiting else ""
        if both in meant:
            part, waiting = meant[both], waiting[1:]
        said.append(meant.get(spelt(part), part))
    return " ".join(said)
