"""What can be chosen of the pages of a list, however many: in one question."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    CharField,
    DateTimeField,
    F,
    OuterRef,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, JSONObject, Left, TruncDate
from wagtail.models import Page

from boards.models.publishing.documents import PageDocument
from boards.models.shared.audiences import audiences_of
from boards.models.shared.lists import Theme
from boards.public.filters.names import Names
from boards.public.filters.wishes import Item
from boards.publishing.find.pages import TYPE_FIELDS

# The date that a list shows, by its name in each family.
DATES = ("published", "issued", "starts_at")


def items_of(lists: list[QuerySet], names: Names) -> list[Item]:
    """What each page is. lists: of pages that a visitor may read, a model each."""
    found = [_columns(pages) for pages in lists]
    rows = found[0].union(*found[1:], all=True) if len(found) > 1 else found[0]
    return [_item(names, *row) for row in rows]


def _columns(pages: QuerySet) -> QuerySet:
    model = pages.model
    return pages.order_by().values_list(
        "pk",
        Value(model._meta.model_name),
        F("locale__language_code"),
        _type(model),
        _other_types(model),
        _themes(model),
        _year(model),
        ArraySubquery(
            PageDocument.objects.filter(page=OuterRef("pk"))
            .order_by()
            .values(
                told=JSONObject(
                    kind="kind__slug", state="availability", language="language"
                )
            )
        ),
    )


def _names(model: type[Page]) -> set[str]:
    return {one.name for one in model._meta.get_fields()}


def _type(model: type[Page]) -> Combinable:
    names = _names(model)
    if "review_type" in names:
        return Coalesce(F("review_type__slug"), Value(""), output_field=CharField())
    own = [name for name in TYPE_FIELDS if name in names]
    return Cast(own[0], CharField()) if own else Value("", output_field=CharField())


def _other_types(model: type[Page]) -> Combinable:
    """A review of several types is found by each of them."""
    if "other_types" not in _names(model):
        return ArraySubquery(Page.objects.none().values("slug"))
    return ArraySubquery(_through(model, "other_types").values("reviewtype__slug"))


def _themes(model: type[Page]) -> Combinable:
    names = _names(model)
    if "themes" in names:
        return ArraySubquery(_through(model, "themes").values("theme__slug"))
    of = Theme.objects.filter(pk=OuterRef("theme")) if "theme" in names else None
    none = Theme.objects.none() if of is None else of
    return ArraySubquery(none.values("slug"))


def _through(model: type[Page], name: str) -> QuerySet:
    """The rows by which a page of a list names others."""
    field: Any = model._meta.get_field(name)
    rows = field.remote_field.through._default_manager
    found: QuerySet = rows.filter(**{model._meta.model_name: OuterRef("pk")})
    return found


def _year(model: type[Page]) -> Combinable:
    names = _names(model)
    for name in DATES:
        if name in names:
            is_time = isinstance(model._meta.get_field(name), DateTimeField)
            column = TruncDate(name) if is_time else F(name)
            return Left(Coalesce(Cast(column, TextField()), Value("")), 4)
    return Value("", output_field=TextField())


def _item(
    names: Names,
    key: int,
    kind: str,
    language: str,
    one_type: str,
    other_types: list[str] | None,
    themes: list[str] | None,
    year: str,
    lines: list[dict[str, str | None]],
) -> Item:
    documents = {line["kind"] or "" for line in lines}
    for_whom = {names.audiences.get(slug, "") for slug in documents}
    return Item(
        key,
        {
            "kind": frozenset({kind}),
            "type": frozenset({one_type, *(other_types or ())}),
            "theme": names.with_wider(frozenset(themes or ())),
            "document": frozenset(documents),
            "availability": frozenset(str(line["state"]) for line in lines),
            "language": frozenset({language, *(str(one["language"]) for one in lines)}),
            "audience": audiences_of(kind, one_type, for_whom),
        },
        year if year.isdigit() else "",
    )
