"""What can be asked of a board's pages and documents, in the domain's words.

Every order ends in the primary key, so that the pages of a list agree.
"""

from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Manager, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from wagtail.models import PageManager

from cms.partial_dates import PartialDate
from cms.querysets import BasePageQuerySet


class ReviewPageQuerySet(BasePageQuerySet):
    """Questions about reviews."""

    def newest_first(self) -> Self:
        """By published date; reviews that have none come last."""
        return self.order_by(F("published").desc(nulls_last=True), "title", "pk")

    def published_in(self, year: int) -> Self:
        """Reviews whose published date lies in a year, however precisely known."""
        return self.filter(
            published__gte=PartialDate(year), published__lte=PartialDate(year, 12, 31)
        )

    def for_lists(self) -> Self:
        """Without the long texts, which no list shows."""
        return self.select_related("review_type").defer_streamfields()


ReviewPageManager = PageManager.from_queryset(ReviewPageQuerySet)


class PageDocumentQuerySet(QuerySet):
    """Questions about the documents that pages release."""

    def for_display(self) -> Self:
        """In the page's order, with what a line of a list prints."""
        return (
            self.select_related("kind", "file")
            .annotate(public_changes=self._public_changes())
            .order_by("page", "sort_order", "pk")
        )

    def _public_changes(self) -> ArraySubquery:
        """What the public is told of what has happened to each, the oldest first."""
        changes: Any = self.model._meta.get_field("changes").related_model
        told = changes.objects.filter(row=OuterRef("pk")).exclude(public_note="")
        return ArraySubquery(
            told.order_by("at", "pk").values(
                told=JSONObject(at="at", after="after", note="public_note")
            )
        )


PageDocumentManager = Manager.from_queryset(PageDocumentQuerySet)


class DatedPageQuerySet(BasePageQuerySet):
    """Pages with one day of their own, such as news."""

    def newest_first(self) -> Self:
        """The newest day first; pages without a day come last."""
        return self.order_by(F("published").desc(nulls_last=True), "title", "pk")


DatedPageManager = PageManager.from_queryset(DatedPageQuerySet)
