"""What can be asked of any board's pages."""

from typing import Self

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Left, Length
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from cms import trees


def behind_a_restriction() -> Exists:
    """Whether a page, a page above it, or the source of an alias asks for a password.

    Part of the query itself: Wagtail's own `public()` fetches every restriction of
    the install first, once for each list that a page shows.
    """
    length = Length("page__path")
    restrictions = PageViewRestriction.objects.alias(
        start_of_path=Left(OuterRef("path"), length),
        start_of_source=Left(OuterRef("alias_of__path"), length),
    )
    return Exists(
        restrictions.filter(
            Q(page__path=F("start_of_path")) | Q(page__path=F("start_of_source"))
        )
    )


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
