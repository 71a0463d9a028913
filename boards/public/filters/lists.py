"""A list of pages, narrowed to what its reader chose."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, IntegerField, Value
from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import get_language
from wagtail.models import Page

from boards.models.pages.renderers import Pages, renderers
from boards.public.filters.narrowing import Narrower, Narrowing
from boards.public.filters.pages import below
from boards.public.filters.wishes import Wishes, address
from cms.kept.facts import fact
from cms.querysets import IsAmong
from cms.request_state import state_of


@dataclass(frozen=True)
class NarrowedList:
    """keys: of the pages that are shown. counts: how many they are, by the names of
    their models; types: of which types these are.
    """

    narrowing: Narrowing
    keys: array[int]
    counts: dict[str, int]
    types: dict[str, set[str]]
    query_string: str

    def of(self, pages: Pages) -> Pages:
        """Those of some pages that were asked for, and that the database says to be
        public: also where nothing was chosen.
        """
        keys = Value(list(self.keys), output_field=ArrayField(IntegerField()))
        return pages.filter(IsAmong(F("pk"), keys))

    def count(self, model: type[Page]) -> int:
        return self.counts.get(model._meta.model_name, 0)

    def are_all(self, model: type[Page], name: str) -> bool:
        """Whether those of a model are of one kind alone. name: of that kind."""
        return self.types.get(model._meta.model_name) == {slugify(name)}

    @property
    def context(self) -> dict[str, object]:
        """What a list's template prints of it."""
        return {"narrowing": self.narrowing, "query_string": self.query_string}


def narrowed(
    request: HttpRequest, page: Page, *models: type[Page], but: Collection[int] = ()
) -> NarrowedList:
    """Lists of what stands next below a page. models: of which kinds. but: not these.

    request: also told when no search engine should keep what is shown. Where nothing is
    chosen, however much there is is counted once a version.
    """
    wishes = Wishes.of(request.GET)
    kinds = sorted(str(model._meta.model_name) for model in models)
    find = partial(_narrowed, request, page, wishes, frozenset(kinds), but)
    if wishes.is_any or getattr(request, "is_preview", False):
        return find()
    name = f"{kinds} below {page.pk} but {sorted(but)} in {get_language()}"
    return fact(request, name, find)


def _narrowed(
    request: HttpRequest,
    page: Page,
    wishes: Wishes,
    kinds: frozenset[str],
    but: Collection[int],
) -> NarrowedList:
    found, names = below(request, page)
    items = [
        item
        for item in found
        if not kinds.isdisjoint(item.values["kind"]) and item.key not in but
    ]
    shown = [item for item in items if wishes.allow(item)]
    keys = array("q", [item.key for item in shown])
    counts = Counter(kind for item in shown for kind in item.values["kind"])
    types: dict[str, set[str]] = {}
    for item in shown:
        for kind in item.values["kind"]:
            types.setdefault(kind, set()).update(item.values["type"])
    if wishes.are_many:
        state_of(request).is_one_of_many = True
    said = f"{address(wishes.pairs)[1:]}&" if wishes.pairs else ""
    return NarrowedList(
        Narrower(items, wishes, names, []).narrowing(), keys, counts, types, said
    )


def install() -> None:
    renderers.narrow = narrowed
