"""What is made of pages for their readers by code that no model knows.

The public room puts it in here when the app is ready.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

Pages = TypeVar("Pages", bound=QuerySet)


class Narrowed(Protocol):
    """Lists that were narrowed. context: what is printed of that."""

    @property
    def context(self) -> dict[str, object]: ...

    def count(self, model: type[Page]) -> int: ...

    def are_all(self, model: type[Page], name: str) -> bool: ...

    def of(self, pages: Pages) -> Pages:
        """Those of some pages that were asked for."""
        ...


class Renderers:
    """pdf_is_available: whether this machine makes PDFs. pdf: a page as one.

    review_list: what a review list shows, as its template's context. narrow: lists of
    pages, to what their reader chose. matches: where the files of a page say what its
    reader searched for, or None.
    """

    pdf_is_available: Callable[[], bool]
    pdf: Callable[[Page, HttpRequest], HttpResponse]
    review_list: Callable[[Any, HttpRequest], dict[str, Any]]
    narrow: Callable[..., Narrowed]
    matches: Callable[[Page, HttpRequest], object]


renderers = Renderers()
