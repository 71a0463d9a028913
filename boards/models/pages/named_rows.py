"""What the page of a review prints of the shared lists, fetched with its own row."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from boards.models.shared.editions import OF_EDITORS

NOT_PRINTED = (
    "review_type__plural",
    "review_type__sort_order",
    *(f"guidance_edition__{name}" for name in OF_EDITORS),
)


def with_named(rows: QuerySet) -> QuerySet:
    """Reviews with the names of their themes and other types, in their order."""
    model: Any = rows.model
    themes = model.themes.through.objects.filter(reviewpage=OuterRef("pk"))
    types = model.other_types.through.objects.filter(reviewpage=OuterRef("pk"))
    place = [f"reviewtype__{name}" for name in ("sort_order", "name", "pk")]
    shown = JSONObject(name="theme__name", slug="theme__slug")
    return rows.annotate(
        named_themes=ArraySubquery(
            themes.order_by("theme__name", "theme").values_list(shown)
        ),
        named_other_types=ArraySubquery(
            types.order_by(*place).values("reviewtype__name")
        ),
    )


def named(review: Model, name: str) -> Iterable[object]:
    """Its themes or types, as they were fetched with it; in a preview, as is typed."""
    fetched = review.__dict__.get(f"named_{name}")
    return getattr(review, name).all() if fetched is None else fetched
