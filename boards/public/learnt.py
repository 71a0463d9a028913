"""What some boards have learnt: their public reviews, briefings and bulletins."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.translation import get_language

from boards.public.reading import as_the_public

LEARNT = """
SELECT id, board_id, language, is_first, facts, same_in_all, here_since
  FROM wall.public_learning(%s, %s)
"""
REVIEW = "reviewpage"
# Of which kinds of pages a reader learns; the other pages of boards teach nothing.
KINDS = (REVIEW, "briefingpage", "bulletinpage", "practicethemepage")


@dataclass(frozen=True)
class Learnt:
    """A page from which something is learnt. is_first: in its board's first language.

    same_in_all: what its versions in all languages share. date: as it is stored.
    """

    page: int
    board: int
    language: str
    is_first: bool
    kind: str
    date: str
    themes: tuple[str, ...]
    same_in_all: str
    here_since: datetime | None

    @property
    def year(self) -> int | None:
        """None without a date, or with one in words of its own."""
        year = self.date[:4]
        return int(year) if year.isdecimal() else None


@as_the_public
def learnt_by(boards: Sequence[int]) -> list[Learnt]:
    """All of it, in every language."""
    with connection.cursor() as cursor:
        cursor.execute(LEARNT, [[*boards], [*KINDS]])
        rows = cursor.fetchall()
    return [
        Learnt(
            page,
            board,
            language,
            is_first,
            known["kind"],
            known["date"],
            tuple(known["themes"]),
            same,
            since,
        )
        for page, board, language, is_first, facts, same, since in rows
        for known in [json.loads(facts) if isinstance(facts, str) else facts]
    ]


def for_reader(learnt: Iterable[Learnt]) -> list[Learnt]:
    """Each once: in the reader's language where it is there, else in its first."""
    language = get_language()
    chosen: dict[tuple[int, str], Learnt] = {}
    for one in learnt:
        key = one.board, one.same_in_all
        if one.language == language or (one.is_first and key not in chosen):
            chosen[key] = one
    return [*chosen.values()]


def sources(learnt: Iterable[Learnt]) -> list[Learnt]:
    """Each once, in its board's first language: for counting."""
    return [one for one in learnt if one.is_first]


def newest_here(learnt: list[Learnt]) -> list[Learnt]:
    """What came to the boards' sites last comes first; of one day, the newer work."""
    return sorted(
        learnt,
        key=lambda one: (
            one.here_since.date().isoformat() if one.here_since else "",
            one.date if one.year else "",
            one.page,
        ),
        reverse=True,
    )


def newest(learnt: list[Learnt]) -> list[Learnt]:
    """By the date that each says of itself; what says none comes last."""
    return sorted(
        learnt, key=lambda one: (one.date if one.year else "", one.page), reverse=True
    )
