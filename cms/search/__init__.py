"""Search in one tree, in its language."""

import re

from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.backends.base import BaseSearchResults
from wagtail.search.query import MATCH_NONE, And, Phrase, PlainText, SearchQuery

from cms import trees
from cms.querysets import behind_a_restriction

_READABLE = re.compile(r"\w")
# As two words PostgreSQL would read the end of "LR-4" as minus four.
_CODE = re.compile(r"-\d")


def search_pages(home: Page, query: str) -> BaseSearchResults:
    """Public pages below a home page that match, the best match first.

    The words are understood in the language at hand, which is the home page's.

    What nobody may read is never asked for: drafts and pages behind a password are
    left out before the search, so that not even a number tells of them.
    """
    readable: QuerySet = trees.in_tree_of(Page.objects.live(), home).filter(
        ~behind_a_restriction()
    )
    found = Page.objects.filter(pk__in=readable.order_by().values("pk"))
    backend = get_search_backend("default", LANGUAGE=get_language())
    return backend.search(_understood(query), found.specific())


def _understood(query: str) -> SearchQuery:
    """Every word that was typed, in whatever order. A code such as "LR-4" is one."""
    words = [word for word in query.split() if _READABLE.search(word)]
    wanted: list[SearchQuery] = [Phrase(word) for word in words if _CODE.search(word)]
    if others := [word for word in words if not _CODE.search(word)]:
        wanted.append(PlainText(" ".join(others), operator="and"))
    return And(wanted) if wanted else MATCH_NONE
