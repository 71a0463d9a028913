"""Search in one tree."""

import re

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.search.backends.base import BaseSearchResults
from wagtail.search.query import MATCH_NONE, And, Phrase, PlainText, SearchQuery

from cms import trees
from cms.querysets import behind_a_restriction

_READABLE = re.compile(r"\w")
# As two words PostgreSQL would read the end of "LR-4" as minus four.
_CODE = re.compile(r"-\d")


def search_pages(home: Page, query: str) -> BaseSearchResults:
    """Public pages below a home page that match, the best match first.

    What nobody may read is never asked for: drafts and pages behind a password are
    left out before the search, so that not even a number tells of them.
    """
    readable: QuerySet = trees.in_tree_of(Page.objects.live(), home).filter(
        ~behind_a_restriction()
    )
    found = Page.objects.filter(pk__in=readable.order_by().values("pk"))
    return found.specific().search(_understood(query))


def _understood(query: str) -> SearchQuery:
    """Every word that was typed, in whatever order. A code such as "LR-4" is one."""
    words = [word for word in query.split() if _READABLE.search(word)]
    wanted: list[SearchQuery] = [Phrase(word) for word in words if _CODE.search(word)]
    if others := [word for word in words if not _CODE.search(word)]:
        wanted.append(PlainText(" ".join(others), operator="and"))
    return And(wanted) if wanted else MATCH_NONE
