"""What can be asked of the documents that pages release."""

from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Case,
    F,
    IntegerField,
    Manager,
    OuterRef,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import JSONObject
from django.utils.translation import get_language

from cms.querysets import IsAmong
from cms.shapes import Shape

if TYPE_CHECKING:
    from boards.models.publishing.documents import PageDocument


# Of a row and of its file.
NOT_SHOWN = (
    "translation_key",
    "locale",
    "file__collection",
    "file__created_at",
    "file__uploaded_by_user",
    "file__cover__picture",
)


class PageDocumentQuerySet(QuerySet):
    """Questions about the documents that pages release."""

    def for_display(self) -> Self:
        """The reader's language first, then the page's order; with what is printed."""
        readers_first = Case(When(language=get_language(), then=0), default=1)
        return (
            self.select_related("kind", "file__cover")
            .defer(*NOT_SHOWN)
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

    def of_pages_for_display(self, pages: list[int]) -> list["PageDocument"]:
        """Those of some pages, by their keys, as `for_display` has them, with days."""
        return FOR_DISPLAY.ask(self.model, get_language(), pages=pages)

    def with_days(self) -> Self:
        """With the days since when the public could have each file, and at whom."""
        files: Any = self.model._meta.get_field("file").related_model
        days = files.once_public.rel.related_model.objects.filter(
            document=OuterRef("file_id")
        )
        told = days.values_list(JSONObject(board="board_id", day="first_day"))
        return self.annotate(public_days=ArraySubquery(told))


def _for_display(
    model: type["PageDocument"], _language: str, *, pages: list[int]
) -> PageDocumentQuerySet:
    among = Value(pages, output_field=ArrayField(IntegerField()))
    shown = model.objects.for_display().filter(IsAmong(F("page_id"), among))
    return shown.with_days()


FOR_DISPLAY: "Shape[PageDocument]" = Shape(_for_display)
PageDocumentManager = Manager.from_queryset(PageDocumentQuerySet)
