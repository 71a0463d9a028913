"""What can be asked of any board's pages."""

from pathlib import Path
from typing import Self, cast

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import (
    BooleanField,
    CharField,
    F,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
)
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from cms import trees
from cms.tenancy.public import readable

# Each restriction with the places that it closes: said once, for the database too.
CLOSED_PLACES = Path(__file__).with_name("closed_places.sql").read_text()
# What the questions below ask, in a language that keeps its plans: they stay short. As
# who asks, so that policies hold.
CLOSED_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION wall.closed_now() RETURNS text[]
LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
BEGIN
  RETURN ARRAY(SELECT place FROM (
{CLOSED_PLACES}
  ) AS closed);
END $$;
CREATE OR REPLACE FUNCTION wall.closing(asked text) RETURNS integer[]
LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
BEGIN
  RETURN ARRAY(SELECT found.restriction_id FROM (
{CLOSED_PLACES}
  ) AS found WHERE starts_with(asked, found.place));
END $$;
"""  # noqa: S608 - our own file


CLOSED_IN = (
    "SELECT place FROM unnest(wall.closed_now()) AS place"
    " WHERE starts_with(place, %s) OR starts_with(%s, place)"
)


class IsClosed(Func):
    """Whether a path lies at or below a place that any restriction closes.

    The places stand on their own, so that the database gathers them once a query and
    not once a page.
    """

    template = """EXISTS (
        SELECT FROM unnest((SELECT wall.closed_now())::text[]) AS place
         WHERE starts_with(%(expressions)s, place))"""
    arity = 1
    output_field = BooleanField()


class RestrictionsOf(Func):
    """The keys of the restrictions that close a path."""

    template = "(wall.closing(%(expressions)s))"
    arity = 1
    output_field = ArrayField(IntegerField())


class IsAmong(Func):
    """Whether a value is a member of an array."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    arity = 2
    output_field = BooleanField()


def behind_a_restriction() -> Q:
    """Whether a page, what it follows, or anything above these asks for a password.

    It follows its source where it is an alias, and the version in the first language
    of its board. Part of the query itself: Wagtail's own `public()` fetches every
    restriction of the install first, once for each list that a page shows, and knows
    nothing of what follows.
    """
    return Q(IsClosed(F("path")))


def restrictions_of(path: str) -> QuerySet[PageViewRestriction]:
    """What closes a place in the tree, the uppermost first."""
    closing = RestrictionsOf(Value(path, output_field=CharField()))
    found = PageViewRestriction.objects.filter(IsAmong(F("pk"), closing))
    return found.order_by("page__path", "pk")


def closed_places(board: str) -> list[str]:
    """The places that are closed at, above or below the path of a board."""
    with connection.cursor() as cursor:
        cursor.execute(CLOSED_IN, [board, board])
        return [place for (place,) in cursor.fetchall()]


# What no list says of a page.
NOT_IN_LISTS = (
    "search_description",
    "seo_title",
    "live_revision",
    "go_live_at",
    "expire_at",
    "expired",
    "alias_of",
    "show_in_menus",
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
        """Pages that any visitor may read: live, and behind no password.

        Without what the public's role reads of none.
        """
        return self._readable(self.live().filter(~behind_a_restriction()))

    def for_lists(self) -> Self:
        """Without the long texts, which no list shows."""
        return self._readable(self, "locale").defer_streamfields()

    def _readable(self, pages: Self, *related: str) -> Self:
        return cast("Self", readable(pages, *related))


BasePageManager = PageManager.from_queryset(BasePageQuerySet)
