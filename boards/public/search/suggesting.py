"""What a typing fault may have meant: words that something public has."""

from collections.abc import Sequence

from django.db import connection

from boards.public.reading import as_the_public
from boards.public.search.finding import Boards, marks_of
from boards.publishing.find.writing import HEAD, SHORTEST, TEXT
from cms.search.alike import faults_between, may_be_meant
from cms.search.queries import Understood
from cms.search.ways import folded, way_of
from cms.search.words import spelt

_MEANT = """
SELECT asked, word, plain, is_form
  FROM wall.words_meant(
    %(boards)s::integer[], %(languages)s::text[], %(words)s::text[],
    %(queries)s::text[], %(config)s, %(marks)s
  )
"""


@as_the_public
def meant_by(
    boards: Boards, languages: Sequence[str], asked: Understood
) -> dict[str, str]:
    """For each word that nothing public has: the word that is most like it.

    languages: the first is the one that was typed in.
    """
    typed = {
        folded(term.typed): term
        for term in asked.needed
        if len(term.typed) >= SHORTEST and " " not in term.typed
    }
    if not (typed and boards):
        return {}
    values: dict[str, str | list[int] | list[str]] = {
        "boards": list(boards),
        "languages": list(languages),
        "words": list(typed),
        "queries": [term.wide for term in typed.values()],
        "config": way_of(languages[0]).config,
        "marks": marks_of(boards, languages, HEAD, TEXT),
    }
    with connection.cursor() as cursor:
        cursor.execute(_MEANT, values)
        found = cursor.fetchall()
    meant = {word: _nearest(word, found) for word in typed}
    return {typed[word].typed: near for word, near in meant.items() if near}


def _nearest(typed: str, found: list[tuple[str, str, str, bool]]) -> str:
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
    return " ".join(meant.get(spelt(part), part) for part in query.split())
