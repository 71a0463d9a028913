"""What a typing fault may have meant: words that something public has."""

from collections.abc import Sequence

from django.db import connection

from boards.public.search.finding import Boards, marks_of
from boards.publishing.find.writing import HEAD, SHORTEST, TEXT
from cms.search.alike import faults_between, may_be_meant
from cms.search.queries import Understood
from cms.search.ways import folded
from cms.search.words import spelt
from cms.tenancy.scope import PUBLIC, in_scope

_MEANT = """
SELECT asked, word, plain
  FROM wall.words_meant(
    %(boards)s::integer[], %(languages)s::text[], %(words)s::text[], %(marks)s
  )
"""


def meant_by(
    boards: Boards, languages: Sequence[str], asked: Understood
) -> dict[str, str]:
    """For each word that nothing public has: the word that is most like it."""
    typed = {
        folded(term.typed): term.typed
        for term in asked.needed
        if len(term.typed) >= SHORTEST and " " not in term.typed
    }
    if not (typed and boards):
        return {}
    values: dict[str, str | list[int] | list[str]] = {
        "boards": list(boards),
        "languages": list(languages),
        "words": list(typed),
        "marks": marks_of(boards, languages, HEAD, TEXT),
    }
    with in_scope(PUBLIC), connection.cursor() as cursor:
        cursor.execute(_MEANT, values)
        found = cursor.fetchall()
    meant = {word: _nearest(word, found) for word in typed}
    return {typed[word]: near for word, near in meant.items() if near}


def _nearest(typed: str, found: list[tuple[str, str, str]]) -> str:
    """The word with the fewest faults; "" where the word itself is one of them."""
    near = [
        (faults_between(typed, plain), word)
        for asked, word, plain in found
        if asked == typed and may_be_meant(typed, plain)
    ]
    faults, word = min(near, key=lambda one: one[0], default=(0, ""))
    return word if faults else ""


def corrected(query: str, meant: dict[str, str]) -> str:
    """What was typed, with words in the place of faults; "" where there are none."""
    if not meant:
        return ""
    return " ".join(meant.get(spelt(part), part) for part in query.split())
