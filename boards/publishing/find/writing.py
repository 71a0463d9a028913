"""Passages written into the database, with the words that they bring."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import connection
from django.db.backends.utils import CursorWrapper

from boards.models import Passage
from cms.search.vectors import vector_of
from cms.search.ways import folded
from cms.search.words import spelt
from cms.tenancy.scope import unscoped

COLUMNS = (
    "board_id",
    "page_id",
    "line_id",
    "document_id",
    "file_hash",
    "language",
    "number",
    "heading",
    "text",
    "facts",
)
# Typing faults are told from words of so many letters on.
SHORTEST, LONGEST = 4, 40
AT_ONCE = 50
HEAD, TEXT, NAME = "head", "text", "name"
# The fact of a page that is about the site itself: what the footer of each page links.
ABOUT_THE_SITE = "about_the_site"
# What a page is filtered by, and its names.
Facts = dict[str, str | list[str]]


@dataclass(frozen=True)
class Row:
    """A passage to be written. weighted: its words by their weight, see `vector_of`."""

    board_id: int
    language: str
    weighted: dict[str, str]
    page_id: int | None = None
    line_id: int | None = None
    document_id: int | None = None
    file_hash: str = ""
    number: int = 0
    heading: str = ""
    text: str = ""
    facts: Facts = field(default_factory=dict)

    @property
    def marks(self) -> list[str]:
        """Of which board and language it is, and whether it names or says something.

        What names a page itself is told from what names a row of its documents.
        """
        whats = [TEXT] if self.number else [HEAD]
        if not (self.number or self.line_id):
            whats.append(NAME)
        return [mark_of(self.board_id, self.language, what) for what in whats]


def mark_of(board: int, language: str, what: str) -> str:
    """What no text says: the words of a text are letters and digits alone."""
    return f"§{board}.{language}.{what}"


def write(rows: Iterable[Row]) -> None:
    """Store passages. Nobody does so in a scope: whoever stores what they are of."""
    written = list(rows)
    if not written:
        return
    with unscoped(), connection.cursor() as cursor:
        for some in _batches(written):
            _write(some, cursor)
        for language in sorted({row.language for row in written}):
            _note_words(
                written[0].board_id,
                language,
                [row for row in written if row.language == language],
                cursor,
            )


def _batches(rows: list[Row]) -> Iterator[list[Row]]:
    """So many that a statement stays of an ordinary size."""
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]


def _write(rows: list[Row], cursor: CursorWrapper) -> None:
    places, values = [], []
    for row in rows:
        vector, words = vector_of(row.language, row.weighted, row.marks)
        said = [getattr(row, name) for name in COLUMNS]
        said[-1] = json.dumps(row.facts)
        places.append(f"({', '.join(['%s'] * len(COLUMNS))}, {vector})")
        values += [*said, *words]
    cursor.execute(
        f"INSERT INTO boards_passage ({', '.join(COLUMNS)}, vector)"  # noqa: S608
        f" VALUES {', '.join(places)}",
        values,
    )


def _note_words(
    board: int, language: str, rows: list[Row], cursor: CursorWrapper
) -> None:
    words = {
        word
        for row in rows
        for text in row.weighted.values()
        for word in spelt(text).split()
        if SHORTEST <= len(word) <= LONGEST and not any(map(str.isnumeric, word))
    }
    cursor.execute(
        "INSERT INTO boards_searchword (board_id, language, word, plain)"
        " SELECT %s, %s, * FROM unnest(%s::text[], %s::text[]) ON CONFLICT DO NOTHING",
        [board, language, sorted(words), [folded(word) for word in sorted(words)]],
    )


def forget(**of: object) -> None:
    """Take passages away."""
    with unscoped():
        Passage.objects.filter(**of).delete()
