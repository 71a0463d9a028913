"""What a typing fault may have meant: words that something public has."""

from collections.abc import Sequence

from django.db import connection

from boards.public.search.finding import marks_of
from boards.publishing.find.writing import HEAD, SHORTEST, TEXT
from cms.search.alike import faults_between, may_be_meant
from cms.search.queries import Understood
from cms.search.ways import folded
from cms.search.words import spelt

_MEANT = """
SELECT asked.word, near.word, near.plain
  FROM unnest(%(words)s::text[]) AS asked (word)
 CROSS JOIN LATERAL wall.words_alike(%(board)s, %(languages)s, asked.word) AS near
 WHERE EXISTS (
   SELECT FROM (
     SELECT page_id, document_id, line_id FROM boards_passage
      WHERE vector @@ ('(' || %(marks)s || ') & ''' || near.plain || '''')::tsquery
      LIMIT 40
   ) AS passage
   WHERE (page_id IS NULL OR wall.public_page(page_id))
     AND (document_id IS NULL OR line_id IS NOT NULL
          OR wall.public_file(document_id::integer))
 )
 ORDER BY asked.word, near.how DESC, near.word
"""


def meant_by(board: int, languages: Sequence[str], asked: Understood) -> dict[str, str]:
    """For each word that nothing public has: the word that is most like it."""
    typed = {
        folded(term.typed): term.typed
        for term in asked.needed
        if len(term.typed) >= SHORTEST and " " not in term.typed
    }
    if not typed:
        return {}
    values: dict[str, str | int | list[str]] = {
        "board": board,
        "languages": list(languages),
        "words": list(typed),
        "marks": marks_of(board, languages, HEAD, TEXT),
    }
    with connection.cursor() as cursor:
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
