"""What a reader chose, as an address says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

from cms.query_strings import asked

FILTERS = (
    "kind",
    "type",
    "theme",
    "document",
    "availability",
    "audience",
    "language",
)
# Where several boards stand together.
OF_BOARDS = ("board", "region")
YEARS = "years"
YEAR_FROM, YEAR_TO, ONE_YEAR = "from", "to", "year"
_YEAR = re.compile("[0-9]{4}")
_SLUG = re.compile(r"[\w-]{1,60}")
MOST_CHOSEN = 20
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Item:
    """What can be chosen of one thing in a list. key: the page's. year: "" without."""

    key: int
    values: dict[str, frozenset[str]]
    year: str = ""


@dataclass(frozen=True)
class Wishes:
    """What a reader chose. Years as four digits, or "".

    unsaid: the choices that hold where the address names none. is_nonsense: whether
    something was asked for that nothing can be.
    """

    chosen: dict[str, frozenset[str]]
    years: tuple[str, str]
    unsaid: dict[str, frozenset[str]] = field(default_factory=dict)
    is_nonsense: bool = False

    @classmethod
    def of(
        cls, query: QueryDict, language: str = "", more: Sequence[str] = ()
    ) -> Wishes:
        """language: the one that is meant where nothing is said of languages. more:
        what can be chosen there, beside what can be everywhere.
        """
        typed = {name: _asked_for(query, name) for name in (*FILTERS, *more)}
        chosen = {
            name: frozenset(value for value in values if _SLUG.fullmatch(value))
            for name, values in typed.items()
        }
        unsaid = {"language": frozenset({language})} if language else {}
        chosen |= {name: value for name, value in unsaid.items() if not typed[name]}
        one = asked(query, ONE_YEAR)
        years = [asked(query, name) or one for name in (YEAR_FROM, YEAR_TO)]
        kept = [year if _YEAR.fullmatch(year) else "" for year in years]
        return cls(
            {name: values for name, values in chosen.items() if values},
            (kept[0], kept[1]),
            unsaid,
            any(typed[name] and not chosen[name] for name in typed) or kept != years,
        )

    def allow(self, item: Item) -> bool:
        return not self.against(item)

    def against(self, item: Item) -> frozenset[str]:
        """By which filters an item is none of those that were asked for."""
        if self.is_nonsense:
            return frozenset(("", YEARS))
        found = {
            name
            for name, wanted in self.chosen.items()
            if wanted.isdisjoint(item.values[name])
        }
        return frozenset(found if self._is_of_years(item.year) else {*found, YEARS})

    def _is_of_years(self, year: str) -> bool:
        first, last = self.years
        if not (first or last):
            return True
        return bool(year) and (first or year) <= year <= (last or year)

    @cached_property
    def pairs(self) -> Pairs:
        """Each choice as an address says it; what holds anyhow is not said."""
        return [*self._said()]

    def _said(self) -> Iterator[tuple[str, str]]:
        for name in (*FILTERS, *OF_BOARDS):
            values = self.chosen.get(name, frozenset())
            if values != self.unsaid.get(name):
                yield from ((name, value) for value in sorted(values))
        for name, year in zip((YEAR_FROM, YEAR_TO), self.years, strict=True):
            if year:
                yield name, year

    @property
    def is_any(self) -> bool:
        return bool(self.pairs) or self.is_nonsense

    @property
    def are_many(self) -> bool:
        """Whether there are so many pages like this one that no engine should keep it.

        One choice of one filter is a page that somebody may look for.
        """
        return len(self.pairs) > 1 or self.is_nonsense or any(self.years)


def _asked_for(query: QueryDict, name: str) -> list[str]:
    given = query.getlist(name)[:MOST_CHOSEN]
    return [text for value in given if (text := value.replace("\x00", "").strip())]


def address(pairs: Iterable[tuple[str, str]]) -> str:
    """What is said behind the address of a list, "" for nothing."""
    said = urlencode([*pairs])
    return f"?{said}" if said else ""
