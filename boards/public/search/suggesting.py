"""What a typing fault may have meant: words that something public has."""

from collections.abc import Sequence

from django.db import connection

from boards.public.search.finding import marks_of
from boards.publishing.find.writing import HEAD, SHORTEST, TEXT
from cms.search.queries import Understood
from cms.search.ways import folded
from cms.search.words import spelt

# How alike a word has to be, of one; and how many are looked at.
ALIKE, LOOKED_AT = 0.36, 8
_MEANT = """
WITH alike AS MATERIALIZED (
  SELECT asked.word AS typed, near.word, near.plain,
         similarity(near.plain, asked.word) AS how
    FROM unnest(%(words)s::text[]) AS asked (word)
   CROSS JOIN LATERAL (
     SELECT DISTINCT word, plain FROM boards_searchword
      WHERE board_id = %(board)s AND language = ANY (%(languages)s)
        AND plain %% asked.word AND similarity(plain, asked.word) >= %(alike)s
   ) AS near
), nearest AS MATERIALIZED (
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY typed ORDER BY how DESC, word) AS place
      FROM alike
  ) AS ordered WHERE place <= %(looked_at)s
)
SELECT DISTINCT ON (typed) typed, word, plain = typed FROM nearest
 WHERE EXISTS (
   SELECT FROM (
     SELECT page_id, document_id, line_id FROM boards_passage
      WHERE vector @@ ('(' || %(marks)s || ') & ''' || plain || '''')::tsquery
      LIMIT 40
   ) AS passage
   WHERE (page_id IS NULL OR wall.public_page(page_id))
     AND (document_id IS NULL OR line_id IS NOT NULL
          OR wall.public_file(document_id::integer))
 )
 ORDER BY typed, how DESC, word
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
    values: dict[str, str | int | float | list[str]] = {
        "board": board,
        "languages": list(languages),
        "words": list(typed),
        "alike": ALIKE,
        "looked_at": LOOKED_AT,
        "marks": marks_of(board, languages, HEAD, TEXT),
    }
    with connection.cursor() as cursor:
        cursor.execute(_MEANT, values)
        found = cursor.fetchall()
    return {typed[said]: word for said, word, is_same in found if not is_same}


def corrected(query: str, meant: dict[str, str]) -> str:
    """What was typed, with words in the place of faults; "" where there are none."""
    if not meant:
        return ""
    return " ".join(meant.get(spelt(part), part) for part in query.split())
