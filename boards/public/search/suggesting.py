"""What a typing fault may have meant: words that something public has."""

from collections.abc import Sequence

from django.db import connection

from boards.public.search.finding import marks_of
from boards.publishing.find.writing import HEAD, SHORTEST, TEXT
from cms.search.alike import faults_between, may_be_meant
from cms.search.queries import Understood
from cms.search.ways import folded, way_of
from cms.search.words import spelt

_MEANT = """
SELECT asked.word, near.word, near.plain,
       to_tsvector(%(config)s::regconfig, near.word)
         || to_tsvector('simple', near.plain) @@ asked.query::tsquery AS is_form
  FROM unnest(%(words)s::text[], %(queries)s::text[]) AS asked (word, query)
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
    """For each word that nothing public has: the word that is most like it.

    languages: the first is the one that was typed in.
    """
    typed = {
        folded(term.typed): term
        for term in asked.needed
        if len(term.typed) >= SHORTEST and " " not in term.typed
    }
    if not typed:
        return {}
    values: dict[str, str | int | list[str]] = {
        "board": board,
        "languages": list(languages),
        "words": list(typed),
        "queries": [term.wide for term in typed.values()],
        "config": way_of(languages[0]).config,
        "marks": marks_of(board, languages, HEAD, TEXT),
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
