"""What can be asked of any board's pages."""

from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, Func, Q, UUIDField
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from cms import trees

# Where a page's text comes from: its own place, or for an alias its source's, which
# may be an alias in turn.
SOURCES = ("path", "alias_of__path", "alias_of__alias_of__path")


class KeysOfClosedSources(Func):
    """The keys that all versions of a page share, of pages behind a restriction.

    Of those alone that stand in the first language of their board: a version in another
    language is closed with its source, and its source is not closed with it.
    """

    template = """ARRAY(
        SELECT closed.translation_key
          FROM wagtailcore_pageviewrestriction AS restriction
          JOIN wagtailcore_page AS place ON place.id = restriction.page_id
         CROSS JOIN LATERAL (
               SELECT page.path, page.translation_key
                 FROM wagtailcore_page AS page
                WHERE page.path BETWEEN place.path AND place.path || 'zzzz'
               OFFSET 0) AS closed
         WHERE left(closed.path, 12) = (
               SELECT home.path FROM wagtailcore_page AS home
                WHERE home.depth = 3
                  AND home.path BETWEEN left(closed.path, 8)
                                    AND left(closed.path, 8) || 'zzzz'
                ORDER BY home.path LIMIT 1))"""
    arity = 0
    output_field = ArrayField(UUIDField())


class StartsWith(Func):
    """Whether a text begins with another."""

    function = "starts_with"
    arity = 2
    output_field = BooleanField()


class IsAmong(Func):
    """Whether a value is a member of an array."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    arity = 2
    output_field = BooleanField()


class AnyBegins(Func):
    """Whether any member of an array of texts is the beginning of a text."""

    template = "EXISTS (SELECT 1 FROM unnest(%(expressions)s, beginning))"
    arg_joiner = ") AS beginning WHERE starts_with("
    arity = 2
    output_field = BooleanField()


def behind_a_restriction() -> Q:
    """Whether a page, one above it, or what it is a version of asks for a password.

    Part of the query itself: Wagtail's own `public()` fetches every restriction of
    the install first, once for each list that a page shows, and knows no aliases.
    The closed paths stand on their own, so that the database gathers them once a
    query and not once a page.
    """
    restrictions = PageViewRestriction.objects.order_by()
    closed = ArraySubquery(restrictions.values("page__path"))
    closed_aliases = ArraySubquery(restrictions.values("page__aliases__path"))
    behind = Q(AnyBegins(closed_aliases, F("path")))
    behind |= Q(IsAmong(F("translation_key"), KeysOfClosedSources()))
    for place in SOURCES:
        behind |= Q(AnyBegins(closed, F(place)))
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
