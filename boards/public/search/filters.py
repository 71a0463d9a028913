"""Narrowing what was found: what can be chosen, with how many there are of each.

All that is counted has been found and is public, so that counting asks nothing more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import CharField, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import get_page_models

from boards.models.shared.lists import DocumentKind, ReviewType, Theme
from boards.models.shared.names import in_language
from boards.public.search.finding import Hit
from cms.languages import name_in_itself
from cms.query_strings import asked

FILE = "file"
YEAR_FROM, YEAR_TO = "from", "to"
_YEAR = re.compile("[0-9]{4}")
_SLUG = re.compile(r"[\w-]{1,60}")
MOST_CHOSEN = 20
Pairs = list[tuple[str, str]]

# What a hit is, of each filter that has choices.
OF_HIT: dict[str, Callable[[Hit], Iterable[str]]] = {
    "kind": lambda hit: [FILE if hit.document_id else str(hit.facts.get("kind", ""))],
    "type": lambda hit: [str(hit.facts.get("type", ""))],
    "theme": lambda hit: list(hit.facts.get("themes", [])),
    "document": lambda hit: [str(hit.kind_id or "")],
    "language": lambda hit: [hit.language],
    # Said where several boards are searched.
    "board": lambda hit: [str(hit.facts.get("board", ""))],
    "region": lambda hit: [str(hit.facts.get("region", ""))],
}
Names = dict[tuple[str, str], str]


@dataclass(frozen=True)
class Choice:
    """One of a filter. address: of the same search without it, where it is chosen."""

    value: str
    label: str
    number: int
    is_chosen: bool
    address: str = ""


@dataclass(frozen=True)
class Filter:
    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True)
class Wishes:
    """What a reader chose. Years as four digits, or ""."""

    chosen: dict[str, frozenset[str]]
    years: tuple[str, str]

    @classmethod
    def of(cls, query: QueryDict, language: str) -> Wishes:
        """Nothing said of languages means the one at hand."""
        chosen = {
            name: frozenset(
                value
                for value in query.getlist(name)[:MOST_CHOSEN]
                if _SLUG.fullmatch(value)
            )
            for name in OF_HIT
        }
        chosen["language"] = chosen["language"] or frozenset({language})
        said = [asked(query, name) for name in (YEAR_FROM, YEAR_TO)]
        years = [year if _YEAR.fullmatch(year) else "" for year in said]
        return cls(chosen, (years[0], years[1]))

    def allow(self, hit: Hit, but: str = "") -> bool:
        """Whether a hit is what was asked for. but: the filter that is left out."""
        return all(
            name == but or not wanted or not wanted.isdisjoint(OF_HIT[name](hit))
            for name, wanted in self.chosen.items()
        ) and (but == "year" or self._is_of_years(hit))

    def _is_of_years(self, hit: Hit) -> bool:
        first, last = self.years
        if not (first or last):
            return True
        year = hit.year
        return bool(year) and (first or year) <= year <= (last or year)

    def pairs(self, language: str) -> Iterator[tuple[str, str]]:
        """Each choice as an address says it; the language at hand is not said."""
        for name, values in self.chosen.items():
            if name != "language" or values != {language}:
                yield from ((name, value) for value in sorted(values))
        for name, year in zip((YEAR_FROM, YEAR_TO), self.years, strict=True):
            if year:
                yield name, year


@dataclass(frozen=True)
class Narrowing:
    """What the form offers. years: each with how many are of it. chips: what is chosen,
    each with the address without it.
    """

    filters: list[Filter]
    years: list[tuple[str, int]]
    first: str
    last: str
    chips: list[tuple[str, str]]
    all_address: str

    @property
    def has_years(self) -> bool:
        return bool(self.first or self.last)


def narrowing_of(
    hits: list[Hit],
    wishes: Wishes,
    query: str,
    language: str,
    names: Names | None = None,
) -> Narrowing:
    """names: of choices that no list of all boards has, by their filter and value."""
    filters = filters_of(hits, wishes, query, language, names or {}) if hits else []
    return Narrowing(
        filters,
        years_of(hits, wishes),
        *wishes.years,
        chips_of(filters, wishes, query, language),
        address(query, []),
    )


def filters_of(
    hits: list[Hit], wishes: Wishes, query: str, language: str, names: Names
) -> list[Filter]:
    """What the form offers: only what something that was found is."""
    headings = {
        "kind": _("Kind"),
        "type": _("Type"),
        "theme": _("Theme"),
        "document": _("Document"),
        "language": _("Language"),
        "board": _("Board"),
        "region": _("Region"),
    }
    labels, pairs = _labels(names), [*wishes.pairs(language)]
    chosen = {name for name, _value in pairs}
    found = []
    for name, heading in headings.items():
        allowed = [hit for hit in hits if wishes.allow(hit, but=name)]
        numbers = Counter(value for hit in allowed for value in set(OF_HIT[name](hit)))
        numbers.update(dict.fromkeys(wishes.chosen[name], 0))
        choices = [
            Choice(value, label, number, value in wishes.chosen[name], without)
            for value, number in numbers.items()
            if value and (label := labels(name, value))
            for without in [address(query, _but(pairs, name, value))]
        ]
        choices.sort(key=lambda one: (-one.number, one.label))
        if name in chosen or any(one.number < len(allowed) for one in choices):
            found.append(Filter(name, heading, choices))
    return found


def _but(pairs: Pairs, name: str, value: str) -> Pairs:
    return [pair for pair in pairs if pair != (name, value)]


def years_of(hits: list[Hit], wishes: Wishes) -> list[tuple[str, int]]:
    """The years of what was found, the newest first, with how many are of each."""
    allowed = [hit for hit in hits if wishes.allow(hit, but="year")]
    numbers = Counter(hit.year for hit in allowed if hit.year)
    return sorted(numbers.items(), reverse=True)


def chips_of(
    filters: list[Filter], wishes: Wishes, query: str, language: str
) -> list[tuple[str, str]]:
    """What is chosen, in words, each with the address of the search without it."""
    pairs = [*wishes.pairs(language)]
    said = {name for name, _value in pairs}
    chips = [
        (choice.label, choice.address)
        for one in filters
        if one.name in said
        for choice in one.choices
        if choice.is_chosen
    ]
    words = {
        YEAR_FROM: pgettext("the first year", "From"),
        YEAR_TO: pgettext("the last year", "Until"),
    }
    for name, year in pairs:
        if name in words:
            rest = [pair for pair in pairs if pair[0] != name]
            chips.append((f"{words[name]} {year}", address(query, rest)))
    return chips


def address(query: str, pairs: Iterable[tuple[str, str]]) -> str:
    return f"?{urlencode([('q', query), *pairs])}"


def _labels(others: Names) -> Callable[[str, str], str]:
    """What tells the name of a choice: of all lists in one question."""
    lists = [
        rows.order_by().values_list(Value(name), key, "name")
        for name, rows, key in (
            ("type", ReviewType.objects.all(), Cast("slug", CharField())),
            ("theme", Theme.objects.all(), Cast("slug", CharField())),
            ("document", DocumentKind.objects.all(), Cast("pk", CharField())),
        )
    ]
    names = {
        (list_name, key): str(in_language(name))
        for list_name, key, name in lists[0].union(lists[1], lists[2])
    }
    names |= others
    names |= {
        ("kind", model._meta.model_name): str(capfirst(model._meta.verbose_name))
        for model in get_page_models()
        # How editors call a list, or a page of text, tells a reader nothing.
        if not model.clean_subpage_models()
    }
    names["kind", FILE] = _("Document")

    def label(name: str, value: str) -> str:
        if name == "language":
            return name_in_itself(value)
        return names.get((name, value), "")

    return label
