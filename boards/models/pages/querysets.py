"""What can be asked of a board's pages and documents, in the domain's words.

Every order ends in the primary key, so that the pages of a list agree.
"""

from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, Q, When
from wagtail.models import PageManager

from cms.as_signed_off import is_asked_for
from cms.partial_dates import EARLIEST_YEAR, LATEST_YEAR, PartialDate
from cms.querysets import NOT_IN_LISTS, BasePageQuerySet, IsAmong
from cms.sorting import in_alphabet
from cms.versions import one_version_each

# What a link to a review says of it, and whither it leads.
IN_A_LINK = (
    "title",
    "path",
    "depth",
    "url_path",
    "translation_key",
    "published",
    "publication_decision",
    "live",
    "locale__language_code",
)
# What only the page of a review itself says.
ON_ITS_PAGE = (
    "password_words",
    "guidance_edition",
    "commissioned",
    "completed",
    "target",
    "commissioned_by",
    "partner_boards",
    "methodology",
    "reviewers",
    "nspcc_reference",
    "other_references",
    "local_code",
    "keywords",
    "publication_note",
    "review_type__sort_order",
    *NOT_IN_LISTS,
)


class ReviewPageQuerySet(BasePageQuerySet):
    """Questions about reviews."""

    def newest_first(self) -> Self:
        """By published date, then by title; reviews that have no date come last."""
        newest = F("published").desc(nulls_last=True)
        return self.order_by(newest, in_alphabet("title"), "pk")

    def oldest_first(self) -> Self:
        """The other way round; reviews that have no date still come last."""
        first = _dated().asc(nulls_last=True)
        return self.order_by(first, in_alphabet("title"), "pk")

    def by_name(self) -> Self:
        return self.order_by(in_alphabet("title"), "pk")

    def by_hand(self) -> Self:
        """As their editors have put them in the tree of pages."""
        return self.order_by("path")

    def of_type(self, slug: str) -> Self:
        """Reviews of a type, also among others."""
        others = self.model.other_types.through.objects.filter(reviewtype__slug=slug)
        also = Q(pk__in=others.values("reviewpage"))
        return self.filter(Q(review_type__slug=slug) | also)

    def published_in(self, year: int) -> Self:
        """Reviews whose published date lies in a year, however precisely known."""
        # Behind every date of the year, also one that is written with a code.
        following = PartialDate(year + 1) if year < LATEST_YEAR else None
        found = self.filter(published__gte=PartialDate(year))
        return found.filter(published__lt=following) if following else found

    def for_reader(self, chosen: Iterable[int]) -> Self:
        """Those with these keys that a visitor may read, each in one language."""
        keys = self.model._default_manager.filter(pk__in=chosen)
        shown = self if is_asked_for() else self.visible()
        named = ArraySubquery(keys.order_by().values("translation_key"))
        return one_version_each(shown.filter(IsAmong(F("translation_key"), named)))

    def for_lists(self) -> Self:
        """With what a list shows of each, and no more."""
        found = self._readable(self, "review_type", "locale")
        return found.defer_streamfields().defer(*ON_ITS_PAGE)

    def for_links(self, *more: str) -> Self:
        """With what a link to each says, and more of their fields."""
        return self.select_related("locale").only(*IN_A_LINK, *more)


def _dated() -> Case:
    """The published date, and none where its own words name no year."""
    return Case(When(published__gte=PartialDate(EARLIEST_YEAR), then=F("published")))


ReviewPageManager = PageManager.from_queryset(ReviewPageQuerySet)


class DatedPageQuerySet(BasePageQuerySet):
    """Pages with one day of their own, such as news."""

    def newest_first(self) -> Self:
        """The newest day first, then by title; pages without a day come last."""
        newest = F("published").desc(nulls_last=True)
        return self.order_by(newest, in_alphabet("title"), "pk")


DatedPageManager = PageManager.from_queryset(DatedPageQuerySet)
