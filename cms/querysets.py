"""What can be asked of any board's pages."""

from typing import Self

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Left, Length
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from cms import trees

# Where a page's text comes from: its own place, or for an alias its source's, which
# may be an alias in turn.
SOURCES = ("path", "alias_of__path", "alias_of__alias_of__path")


def behind_a_restriction() -> Exists:
    """Whether a page, a page above it, or the source of an alias asks for a password.

    Part of the query itself: Wagtail's own `public()` fetches every restriction of
    the install first, once for each list that a page shows, and knows no aliases.
    """
    starts = {
        f"start_{number}": Left(OuterRef(place), Length("page__path"))
        for number, place in enumerate(SOURCES)
    }
    below_an_alias = Left(OuterRef("path"), Length("page__aliases__path"))
    closed = Q(page__aliases__path=below_an_alias)
    for start in starts:
        closed |= Q(page__path=F(start))
    return Exists(PageViewRestriction.objects.alias(**starts).filter(closed))


class BasePageQuerySet(PageQuerySet):
    """Questions that every page family answers."""

    def in_tree_of(self, page: Page) -> Self:
        """Pages of the same board, in the same language, as `page`."""
        return trees.in_tree_of(self, page)

    def in_board_of(self, page: Page) -> Self:
        """Pages of the same board as `page`, in every language."""
        return trees.in_board_of(self, page)

    def visible(self) -> Self:
        """Pages that any visitor may read: live, and behind no password."""
        return self.live().filter(~behind_a_restriction())


BasePageManager = PageManager.from_queryset(BasePageQuerySet)
