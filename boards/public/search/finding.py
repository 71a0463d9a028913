"""Asks the database what of some boards matches, and is public now."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection

from boards.public.reading import as_the_public
from boards.public.search.marking import Sought
from boards.publishing.find.writing import (
    ABOUT_THE_SITE,
    HEAD,
    TEXT,
    Facts,
    mark_of,
)
from cms.search.queries import Term, Understood, understood
from cms.search.ways import folded
from cms.search.words import spelt

# boards/publishing/find/finding.sql
_FINDING = """
SELECT * FROM wall.found(
  %s::integer[], %s::tsquery, %s::tsquery, %s, %s,
  %s::tsquery, %s::tsquery, %s::tsquery[]
)
"""
# How many passages are ranked, of those that name and of those that say something.
MOST = 600
# With fewer than these, what has only some of the words is looked for as well.
FEW = 5
MOST_OF_SOME = 10
# How much more a word says in a name than in a text.
NAMED = 4


@dataclass(frozen=True)
class Hit:
    """A page or a file that is found. hits: how many of its passages match.

    passages: the keys of the best. page: where it stands. facts: of that page.
    kinds, states: of the documents that a page lists, or of the file itself.
    """

    page_id: int | None
    document_id: int | None
    mask: int
    passages: tuple[int, ...]
    hits: int
    line_id: int | None
    page: int | None
    language: str
    date: str
    facts: Facts
    kinds: tuple[str, ...]
    states: tuple[str, ...]
    board_id: int

    @property
    def key(self) -> tuple[int | None, int | None]:
        return self.page_id, self.document_id

    @property
    def is_about_the_site(self) -> bool:
        return not self.document_id and ABOUT_THE_SITE in self.facts

    @property
    def year(self) -> str:
        """The year of its date; "" without one, as of a date in words of its own."""
        year = self.date[:4]
        return year if year.isdecimal() else ""


@dataclass
class Found:
    """asked: what was understood. every: what has all words. some: what has some.

    unknown: of the words that are needed, those that nothing at all has.
    """

    asked: Understood
    every: list[Hit]
    some: list[Hit]
    unknown: list[Term] = field(default_factory=list)

    @property
    def most_words(self) -> int:
        """How many of the words the best of it has."""
        masks = [hit.mask for hit in (*self.every, *self.some)]
        return max((mask.bit_count() for mask in masks), default=0)


Boards = Sequence[int]


def find(
    boards: Boards,
    languages: Sequence[str],
    typed: str,
    language: str,
) -> Found:
    """What matches, the best first. boards: their keys.

    languages: those that are searched in. language: the one that was typed in.
    """
    return find_what(boards, languages, typed, understood(typed, language))


def find_what(
    boards: Boards, languages: Sequence[str], typed: str, asked: Understood
) -> Found:
    """The same of what is understood already. asked: of what was typed."""
    if not (asked.every and boards):
        return Found(asked, [], [])
    every = _ask(boards, languages, typed, asked, asked.every)
    others: list[Hit] = []
    if len(every) < FEW and len(asked.needed) > 1:
        known = {hit.key for hit in every}
        others = _ask(boards, languages, typed, asked, asked.some)
        others = [hit for hit in others if hit.key not in known]
    there = {bit for hit in (*every, *others) for bit in _bits(hit.mask)}
    unknown = [term for bit, term in enumerate(asked.needed) if bit not in there]
    if len(asked.groups) == 1:
        # All of the words, in several of its passages.
        all_of_them = (1 << len(asked.needed)) - 1
        every += [hit for hit in others if hit.mask == all_of_them]
        others = [hit for hit in others if hit.mask != all_of_them]
    others = _about_more_than_the_site([*every, *others], others)
    others.sort(key=_says_more_of([*every, *others], asked), reverse=True)
    return Found(asked, every, others[:MOST_OF_SOME], unknown)


def _about_more_than_the_site(hits: list[Hit], others: list[Hit]) -> list[Hit]:
    """Of what has some of the words, without pages about the site itself, such as the
    privacy notice, where others have as many of them: they say most things in passing.
    """
    about = [hit for hit in hits if hit.is_about_the_site]
    there = {bit for hit in hits if hit not in about for bit in _bits(hit.mask)}
    return [hit for hit in others if hit not in about or {*_bits(hit.mask)} - there]


def _says_more_of(
    hits: list[Hit], asked: Understood
) -> Callable[[Hit], tuple[int, float]]:
    """How much a hit has of what was asked: of as many words, rather the rare ones, and
    rather in its name.

    Of "review of Leo", "Leo" says more than "review"; of "workshop dates", a page that
    is called a workshop more than one that says "dates" somewhere.
    """
    numbers = Counter(bit for hit in hits for bit in _bits(hit.mask))
    terms = [Sought.of(term) for term in asked.needed]

    def said(hit: Hit) -> tuple[int, float]:
        bits, names = _bits(hit.mask), " ".join(hit.facts.get("names", [])).split()
        named = {bit for bit in bits if terms[bit].strength(names)}
        worth = {bit: NAMED if bit in named else 1 for bit in bits}
        return len(bits), sum(worth[bit] / numbers[bit] for bit in bits)

    return said


def _bits(mask: int) -> list[int]:
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]


@as_the_public
def _ask(
    boards: Boards, languages: Sequence[str], typed: str, asked: Understood, query: str
) -> list[Hit]:
    values = (
        list(boards),
        within(boards, languages, HEAD, query),
        within(boards, languages, TEXT, query),
        MOST,
        folded(spelt(typed)),
        asked.exactly,
        query,
        [term.wide for term in asked.needed],
    )
    with connection.cursor() as cursor:
        cursor.execute(_FINDING, values)
        return [_hit(_Row(*row)) for row in cursor.fetchall()]


def within(boards: Boards, languages: Sequence[str], what: str, query: str) -> str:
    """A query for what is of some boards, in some languages."""
    return f"({marks_of(boards, languages, what)}) & ({query})"


def marks_of(boards: Boards, languages: Sequence[str], *whats: str) -> str:
    """A query for all that is of some boards, in some languages."""
    return " | ".join(
        f"'{mark_of(board, code, what)}'"
        for board in boards
        for code in languages
        for what in whats
    )


class _Row(NamedTuple):
    """What `wall.found` answers with."""

    page_id: int | None
    document_id: int | None
    mask: int
    passages: list[int] | None
    hits: int | None
    line_id: int | None
    page: int | None
    language: str | None
    date: str
    facts: Facts | str
    kinds: list[str] | None
    states: list[str] | None
    board_id: int


def _hit(row: _Row) -> Hit:
    facts = json.loads(row.facts) if isinstance(row.facts, str) else row.facts
    return Hit(
        row.page_id,
        row.document_id,
        row.mask,
        tuple(row.passages or ()),
        row.hits or 0,
        row.line_id,
        row.page,
        row.language or "",
        row.date,
        facts,
        tuple(row.kinds or ()),
        tuple(row.states or ()),
        row.board_id,
    )
