"""A list of pages, narrowed to what its reader chose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from boards.models.pages.renderers import Pages, renderers
from boards.public.filters.names import Names
from boards.public.filters.narrowing import Narrower, Narrowing
from boards.public.filters.pages import items_of
from boards.public.filters.wishes import Wishes, address
from cms import trees
from cms.request_state import state_of


@dataclass(frozen=True)
class NarrowedList:
    """keys: of the pages that are shown; None where nothing was chosen. counts: how
    many they are, by the names of their models.
    """

    narrowing: Narrowing
    keys: list[int] | None
    counts: dict[str, int]
    query_string: str

    def of(self, pages: Pages) -> Pages:
        """Those of some pages that were asked for."""
        return pages if self.keys is None else pages.filter(pk__in=self.keys)

    def count(self, model: type[Page]) -> int:
        return self.counts.get(model._meta.model_name, 0)

    @property
    def context(self) -> dict[str, object]:
        """What a list's template prints of it."""
        return {"narrowing": self.narrowing, "query_string": self.query_string}


def narrowed(request: HttpRequest, page: Page, *lists: QuerySet) -> NarrowedList:
    """Lists that stand on a page. Each is of pages that a visitor may read.

    request: also told when no search engine should keep what is shown.
    """
    wishes = Wishes.of(request.GET)
    names = Names.of(request, trees.board_path(page))
    items = items_of([*lists], names)
    shown = [item for item in items if wishes.allow(item)]
    keys = [item.key for item in shown] if wishes.is_any else None
    counts = Counter(kind for item in shown for kind in item.values["kind"])
    if wishes.are_many:
        state_of(request).is_one_of_many = True
    said = f"{address(wishes.pairs)[1:]}&" if wishes.pairs else ""
    return NarrowedList(
        Narrower(items, wishes, names, []).narrowing(), keys, counts, said
    )


def install() -> None:
    renderers.narrow = narrowed
