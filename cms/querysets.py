"""What can be asked of any board's pages."""

from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from cms import trees

# Where a page's text comes from: its own place, or for an alias its source's, which
# may be an alias in turn.
SOURCES = ("path", "alias_of__path", "alias_of__alias_of__path")


class StartsWithAny(Func):
    """Whether a text starts with any member of an array of texts."""

    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        text, starts = self.get_source_expressions()
        text_sql, text_params = compiler.compile(text)
        starts_sql, starts_params = compiler.compile(starts)
        sql = (
            f"EXISTS (SELECT 1 FROM unnest({starts_sql}) AS beginning "
            f"WHERE starts_with({text_sql}, beginning))"
        )
        return sql, (*starts_params, *text_params)


def behind_a_restriction() -> Q:
    """Whether a page, a page above it, or the source of an alias asks for a password.

    Part of the query itself: Wagtail's own `public()` fetches every restriction of
    the install first, once for each list that a page shows, and knows no aliases.
    The closed paths stand on their own, so that the database gathers them once a
    query and not once a page.
    """
    restrictions = PageViewRestriction.objects.order_by()
    closed = ArraySubquery(restrictions.values("page__path"))
    closed_aliases = ArraySubquery(restrictions.values("page__aliases__path"))
    behind = Q(StartsWithAny(F("path"), closed_aliases))
    for place in SOURCES:
        behind |= Q(StartsWithAny(F(place), closed))
    return behind


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
