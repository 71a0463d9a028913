"""Search in one tree."""

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.search.backends.base import BaseSearchResults

from cms import trees
from cms.querysets import behind_a_restriction


def search_pages(home: Page, query: str) -> BaseSearchResults:
    """Public pages below a home page that match, the best match first.

    What nobody may read is never asked for: drafts and pages behind a password are
    left out before the search, so that not even a number tells of them.
    """
    readable: QuerySet = trees.in_tree_of(Page.objects.live(), home).filter(
        ~behind_a_restriction()
    )
    found = Page.objects.filter(pk__in=readable.order_by().values("pk"))
    return found.specific().search(query)
