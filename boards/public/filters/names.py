"""The names of all that can be chosen: of all lists in one question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import F, QuerySet, Value
from django.http import HttpRequest
from django.utils.text import capfirst, slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import get_page_models

from boards.models.publishing.states import Availability
from boards.models.shared.audiences import Audience
from boards.models.shared.lists import DocumentKind, ReviewType, Theme
from boards.models.shared.names import in_language
from boards.publishing.find.pages import TYPE_FIELDS
from cms.kept.facts import fact
from cms.languages import name_in_itself
from cms.search.ways import folded
from cms.search.words import spelt

FILE = "file"


@dataclass(frozen=True)
class Names:
    """names: of each choice of a filter, in the reader's language.

    above: the short code of the theme that each theme is part of. audiences: whom each
    kind of document is for. called: what else each theme is called, in English.
    """

    names: dict[tuple[str, str], str]
    above: dict[str, str] = field(default_factory=dict)
    audiences: dict[str, str] = field(default_factory=dict)
    called: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, request: HttpRequest, place: str) -> Names:
        """As they are for the version that is asked of, in one language.

        place: of the board among the pages; "" where what is one board's own is not
        told.
        """
        name = f"names of choices in {get_language()}"
        return fact(request, name, lambda: cls._known(place))

    @classmethod
    def _known(cls, place: str) -> Names:
        names = dict(_of_the_code())
        above: dict[str, str] = {}
        audiences: dict[str, str] = {}
        called: dict[str, list[str]] = {}
        for name, slug, own, more, other_words in _rows(place):
            names[name, slug] = str(in_language(own))
            if name == "theme":
                above[slug] = more or ""
                called[slug] = [own, *other_words.splitlines()]
            elif name == "document":
                audiences[slug] = more or ""
                # A page that says its kind says it by its name.
                names.setdefault(("type", slugify(own)), names[name, slug])
        known = cls(names, above, audiences, called)
        # Worked out once for all who ask of this version: it is held with the rest.
        known.theme_words, known.depths  # noqa: B018
        return known

    def label(self, name: str, value: str) -> str:
        """In words; "" of what is none."""
        if name == "language":
            return name_in_itself(value)
        return self.names.get((name, value), "")

    def with_wider(self, themes: frozenset[str]) -> frozenset[str]:
        """Themes with all that they are part of, however deep."""
        found = set(themes)
        waiting = [*themes]
        while waiting:
            wider = self.above.get(waiting.pop(), "")
            if wider and wider not in found:
                found.add(wider)
                waiting.append(wider)
        return frozenset(found)

    @cached_property
    def theme_words(self) -> dict[str, list[list[str]]]:
        """The words of each name of each theme, as a search compares them."""
        return {
            slug: [
                words
                for name in {self.names["theme", slug], *others}
                if (words := folded(spelt(name)).split())
            ]
            for slug, others in self.called.items()
        }

    @cached_property
    def depths(self) -> dict[str, int]:
        """How deep each theme stands in the tree, in the order of the tree."""
        return dict(self._below("", 0))

    def _below(self, wider: str, depth: int) -> Iterator[tuple[str, int]]:
        parts = [slug for slug, above in self.above.items() if above == wider]
        for slug in sorted(parts, key=lambda slug: self.names["theme", slug]):
            yield slug, depth
            yield from self._below(slug, depth + 1)


def _rows(place: str) -> QuerySet:
    """What all boards have, and what the public of one reads of its own."""
    lists = [
        rows.order_by().values_list(Value(name), "slug", "name", more, words)
        for name, rows, more, words in (
            ("type", ReviewType.objects.all(), Value(""), Value("")),
            ("theme", Theme.objects.read_at(place), F("parent__slug"), F("synonyms")),
            ("document", DocumentKind.objects.all(), F("audience"), Value("")),
        )
    ]
    return lists[0].union(*lists[1:], all=True)


def _of_the_code() -> Iterator[tuple[tuple[str, str], str]]:
    for model in get_page_models():
        # How editors call a list, or a page of text, tells a reader nothing.
        if not model.clean_subpage_models():
            kind = str(capfirst(model._meta.verbose_name))
            yield ("kind", model._meta.model_name), kind
        for one in model._meta.get_fields():
            if one.name in TYPE_FIELDS and getattr(one, "choices", None):
                for value, label in one.choices:
                    yield ("type", value), str(label)
    yield ("kind", FILE), _("Document")
    for name, choices in (("availability", Availability), ("audience", Audience)):
        for value, label in choices.choices:
            yield (name, value), str(label)
