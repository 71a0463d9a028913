"""What can be asked of the documents that pages release."""

from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Manager, OuterRef, QuerySet, When
from django.db.models.functions import JSONObject
from django.utils.translation import get_language


class PageDocumentQuerySet(QuerySet):
    """Questions about the documents that pages release."""

    def for_display(self) -> Self:
        """The reader's language first, then the page's order; with what is printed."""
        readers_first = Case(When(language=get_language(), then=0), default=1)
        return (
            self.select_related("kind", "file__cover")
            .defer("file__cover__picture")
            .annotate(public_changes=self._public_changes())
            .order_by("page", readers_first, "sort_order", "pk")
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
