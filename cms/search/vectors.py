"""Texts as PostgreSQL searches them: by their stems, and beside them as they are.

A word that a language leaves out of its stems ("it", "a") is found as it is.
"""

from collections.abc import Iterable

from django.db import connection

from cms.search.ways import way_of
from cms.search.words import plain, spelt

# Names, what it is about, what stands around it, its own text.
WEIGHTS = "ABCD"
_ONE = (
    "setweight(to_tsvector('{config}', %s), '{weight}')"
    " || setweight(to_tsvector('simple', %s), '{weight}')"
)
VECTOR = "array_to_tsvector(%s::text[])"


def vector_of(
    language: str, texts: dict[str, str], marks: Iterable[str] = ()
) -> tuple[str, list[str | list[str]]]:
    """SQL of a vector, and its values.

    texts: by their weights. marks: what no text says, to be found by.
    """
    way = way_of(language)
    sql = [VECTOR]
    values: list[str | list[str]] = [sorted(set(marks))]
    for weight in WEIGHTS:
        if text := texts.get(weight, ""):
            sql.append(_ONE.format(config=way.config, weight=weight))
            values += [way.fold(spelt(text)), plain(text)]
    return " || ".join(sql), values


def lexemes_of(language: str, texts: list[str]) -> dict[str, str]:
    """What PostgreSQL looks for when it looks for words or phrases: "" for nothing.

    texts: as `spelt` gives them.
    """
    if not texts:
        return {}
    way = way_of(language)
    sql = (
        "SELECT asked, phraseto_tsquery(%s::regconfig, folded)::text"
        " FROM unnest(%s::text[], %s::text[]) AS given (asked, folded)"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [way.config, texts, [way.fold(text) for text in texts]])
        return dict(cursor.fetchall())
