"""What a typing fault may have meant: words that something public has."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from django.db import connection

from boards.public.reading import as_the_public
from boards.public.search.finding import Boards, marks_of
from boards.publishing.find.writing import HEAD, SHORTEST, TEXT
from cms.search.alike import faults_between, may_be_akin, may_be_meant
from cms.search.queries import Term, Understood
from cms.search.short_forms import said_out
from cms.search.ways import folded, way_of
from cms.search.words import spelt

_MEANT = """
SELECT asked, word, plain, is_form
  FROM wall.words_meant(
    %(boards)s::integer[], %(languages)s::text[], %(words)s::text[],
    %(queries)s::text[], %(config)s, %(marks)s
  )
"""
# As long as a word may be that stands between two others that were typed as one.
LITTLE = 3
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
    """For each word that nothing public has: the words that it is made of, or the one
    most like it. For two words that were parted ("on line"): the word that they are.

    languages: the first is the one that was typed in. right: words that are no faults.
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
    meant = {word: _meant(word, found, languages[0]) for word in faults}
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


def _meant(typed: str, found: list[Near], language: str) -> str:
    """What one word was meant for; "" where a word that there is is its form."""
    near = {plain: word for asked, word, plain, _is_form in found if asked == typed}
    if any(asked == typed and is_form for asked, _word, _plain, is_form in found):
        return ""
    return " ".join(_parts_of(typed, near, language)) or _nearest(typed, near)


def _nearest(typed: str, near: dict[str, str]) -> str:
    """The word with the fewest faults; else one that may be another form of it."""
    faulty = [plain for plain in near if may_be_meant(typed, plain)]
    akin = [plain for plain in near if may_be_akin(typed, plain)]
    best = min(faulty or akin, key=lambda one: faults_between(typed, one), default="")
    return near.get(best, "")


def _parts_of(typed: str, near: dict[str, str], language: str) -> list[str]:
    """The words that make up one, little ones between them; none where they do not.

    near: words that something public has, without their accents. What people write in
    short is a word as well.
    """
    # Each end of it is looked at once, however many ways lead there.
    made: dict[int, list[str]] = {}
    for start in range(len(typed) - 1, -1, -1):
        rest = typed[start:]
        made[start] = [near[rest]] if rest in near else []
        for end in range(len(typed) - 1, start, -1):
            begun = typed[start:end]
            if made[start] or not (begun in near or said_out(begun, language)):
                continue
            littles = range(end, min(end + LITTLE + 1, len(typed)))
            if known := next((at for at in littles if made[at]), 0):
                between = [typed[end:known]] if known > end else []
                made[start] = [near.get(begun, begun), *between, *made[known]]
    return made.get(0, [])


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
