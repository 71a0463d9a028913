"""What a list can be narrowed by: each choice with how many there are of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from boards.public.filters.names import Names
from boards.public.filters.wishes import (
    YEAR_FROM,
    YEAR_TO,
    YEARS,
    Item,
    Pairs,
    Wishes,
    address,
)


@dataclass(frozen=True)
class Choice:
    """One of a filter. address: of the same list without it, where it is chosen.

    depth: how deep it stands in a tree.
    """

    value: str
    label: str
    number: int
    is_chosen: bool
    address: str = ""
    depth: int = 0


@dataclass(frozen=True)
class Filter:
    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True)
class Narrowing:
    """What the form offers. years: each with how many are of it. chips: what is chosen,
    each with the address without it. kept: what the address says besides.
    """

    filters: list[Filter]
    years: list[tuple[str, int]]
    first: str
    last: str
    chips: list[tuple[str, str]]
    kept: Pairs
    is_any: bool

    @property
    def has_years(self) -> bool:
        return bool(self.first or self.last)

    @property
    def all_address(self) -> str:
        """Of the same with nothing chosen."""
        return address(self.kept)


@dataclass(frozen=True)
class Narrower:
    """Counts what there is. items: all that could be chosen from.

    kept: what every address says besides, such as what was searched.
    """

    items: Sequence[Item]
    wishes: Wishes
    names: Names
    kept: Pairs

    def narrowing(self) -> Narrowing:
        against = [(item, self.wishes.against(item)) for item in self.items]
        filters = [found for found in self._filters(against) if found]
        return Narrowing(
            filters,
            self._years(against),
            *self.wishes.years,
            self._chips(filters),
            self.kept,
            self.wishes.is_any,
        )

    def _filters(
        self, against: list[tuple[Item, frozenset[str]]]
    ) -> list[Filter | None]:
        """What the form offers: only what something that was found is."""
        headings = {
            "board": _("Board"),
            "region": _("Region"),
            "kind": _("Kind"),
            "type": _("Type"),
            "theme": _("Theme"),
            "document": _("Document"),
            "availability": _("Availability"),
            "audience": _("Audience"),
            "language": _("Language"),
        }
        return [
            self._filter(
                name, heading, [item for item, by in against if by <= frozenset({name})]
            )
            for name, heading in headings.items()
        ]

    def _filter(self, name: str, heading: str, left: list[Item]) -> Filter | None:
        """left: what is there when nothing is chosen in this filter."""
        numbers = Counter(value for item in left for value in item.values.get(name, ()))
        chosen = self.wishes.chosen.get(name, frozenset())
        numbers.update(dict.fromkeys(chosen, 0))
        depths = self.names.depths if name == "theme" else {}
        choices = [
            Choice(
                value,
                label,
                number,
                value in chosen,
                self._address((name, value)) if value in chosen else "",
                depths.get(value, 0),
            )
            for value, number in numbers.items()
            if value and (label := self.names.label(name, value))
        ]
        if depths:
            order = {slug: place for place, slug in enumerate(depths)}
            choices.sort(key=lambda one: order[one.value])
        else:
            choices.sort(key=lambda one: (-one.number, one.label))
        is_said = any(said == name for said, _value in self.wishes.pairs)
        tells = any(one.number < len(left) for one in choices)
        return Filter(name, heading, choices) if is_said or tells else None

    def _years(
        self, against: list[tuple[Item, frozenset[str]]]
    ) -> list[tuple[str, int]]:
        """The years that there are, the newest first, with how many are of each."""
        years = Counter(
            item.year for item, by in against if item.year and by <= frozenset({YEARS})
        )
        return sorted(years.items(), reverse=True)

    def _chips(self, filters: list[Filter]) -> list[tuple[str, str]]:
        """What is chosen, in words, each with the address of the list without it."""
        said = {name for name, _value in self.wishes.pairs}
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
        years = [pair for pair in self.wishes.pairs if pair[0] in words]
        chips += [(f"{words[name]} {y}", self._address((name, y))) for name, y in years]
        return chips

    def _address(self, without: tuple[str, str]) -> str:
        rest = [pair for pair in self.wishes.pairs if pair != without]
        return address([*self.kept, *rest])
