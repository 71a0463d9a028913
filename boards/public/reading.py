"""The one gate by which the search, filters, theme pages and the hub read."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from wagtail.models import Page, PageQuerySet

from boards.models.pages.kinds import knowing_kinds
from cms.tenancy.public import readable
from cms.tenancy.scope import PUBLIC, in_scope

P = ParamSpec("P")
T = TypeVar("T")


def as_the_public(read: Callable[P, T]) -> Callable[P, T]:
    """Have something read as the public's own role: what is public, and nothing else.

    The outermost one of a request enters the role and leaves it; inside of it others
    cost nothing. What is asked later, as by a template, is not asked in it.
    """

    @wraps(read)
    def answered(*args: P.args, **kwargs: P.kwargs) -> T:
        with in_scope(PUBLIC):
            return read(*args, **kwargs)

    return answered


def readable_pages() -> PageQuerySet:
    """Pages of every type, with what a list or a result says of each."""
    return knowing_kinds(readable(Page.objects.all(), "content_type", "locale"))
