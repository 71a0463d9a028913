"""What can be asked of a board's pages and documents, in the domain's words.

Every order ends in the primary key, so that the pages of a list agree.
"""

from collections.abc import Iterable
from typing import Self

from django.db.models import F
from wagtail.models import PageManager

from cms.as_signed_off import is_asked_for
from cms.partial_dates import PartialDate
from cms.querysets import BasePageQuerySet
from cms.sorting import in_alphabet
from cms.versions import one_version_each


class ReviewPageQuerySet(BasePageQuerySet):
    """Questions about reviews."""

    def newest_first(self) -> Self:
        """By published date, then by title; reviews that have no date come last."""
        newest = F("published").desc(nulls_last=True)
        return self.order_by(newest, in_alphabet("title"), "pk")

    def published_in(self, year: int) -> Self:
        """Reviews whose published date lies in a year, however precisely known."""
        return self.filter(
            published__gte=PartialDate(year), published__lte=PartialDate(year, 12, 31)
        )

    def for_reader(self, chosen: Iterable[int]) -> Self:
        """Those with these keys that a visitor may read, each in one language."""
        keys = self.model._default_manager.filter(pk__in=chosen)
        shown = self if is_asked_for() else self.visible()
        versions = shown.filter(translation_key__in=keys.values("translation_key"))
        return one_version_each(versions).for_lists()

    def for_lists(self) -> Self:
        """Without the long texts, which no list shows."""
        return self.select_related("review_type", "locale").defer_streamfields()


ReviewPageManager = PageManager.from_queryset(ReviewPageQuerySet)


class DatedPageQuerySet(BasePageQuerySet):
    """Pages with one day of their own, such as news."""

    def newest_first(self) -> Self:
        """The newest day first, then by title; pages without a day come last."""
        newest = F("published").desc(nulls_last=True)
        return self.order_by(newest, in_alphabet("title"), "pk")


DatedPageManager = PageManager.from_queryset(DatedPageQuerySet)
