"""Pages of a list."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

PAGE_LENGTH = 50


class ListPage(Page):
    """One page of a list, which knows the numbers that its reader may want."""

    def numbers(self) -> Iterator[int | str]:
        """The first, the last and the nearest page numbers, with gaps marked."""
        return self.paginator.get_elided_page_range(self.number, on_each_side=2)


class ListPaginator(Paginator):
    def _get_page(self, *args: Any, **kwargs: Any) -> ListPage:
        return ListPage(*args, **kwargs)


def page_of(
    items: QuerySet | Sequence,
    number: Any,
    length: int = PAGE_LENGTH,
    count: int | None = None,
) -> Page:
    """One page of a list; the nearest there is when the number names none.

    count: how many items there are, where that is known already.
    """
    paginator = ListPaginator(items, length)
    if count is not None:
        paginator.count = count
    return paginator.get_page(number)
