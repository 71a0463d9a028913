"""Narrowing a list of reviews by type, year, theme and kind of document."""

import re
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.db.models.functions import Substr
from django.http import QueryDict
from django.utils.translation import gettext as _

from boards.models.pages.querysets import ReviewPageQuerySet
from boards.models.pages.reviews import ReviewPage
from boards.models.publishing.documents import PageDocument
from boards.models.shared.lists import DocumentKind, Theme, keys_with_parts
from boards.models.shared.names import in_language
from cms.partial_dates import EARLIEST_YEAR, LATEST_YEAR
from cms.query_strings import asked

FILTERS = ("type", "year", "theme", "kind")
_YEAR = re.compile("[0-9]{4}")


def wishes_of(query: QueryDict) -> dict[str, str]:
    """What the reader chose, for each filter; "" where nothing was chosen."""
    return {name: asked(query, name) for name in FILTERS}


def query_string(chosen: dict[str, str]) -> str:
    """What an address must say to keep the choice, with "&" at its end, or ""."""
    wishes = urlencode({name: value for name, value in chosen.items() if value})
    return f"{wishes}&" if wishes else ""


def filtered(
    reviews: ReviewPageQuerySet, chosen: dict[str, str], themes: list[Theme]
) -> ReviewPageQuerySet:
    """The reviews that were asked for. A choice that makes no sense finds none."""
    if chosen["type"]:
        reviews = reviews.of_type(chosen["type"])
    if chosen["year"]:
        year = _year(chosen["year"])
        reviews = reviews.published_in(year) if year else reviews.none()
    if chosen["theme"]:
        wanted = keys_with_parts(themes, chosen["theme"])
        through = ReviewPage.themes.through.objects.filter(theme__in=wanted)
        reviews = reviews.filter(pk__in=through.values("reviewpage"))
    if chosen["kind"]:
        rows = PageDocument.objects.filter(kind__slug=chosen["kind"])
        reviews = reviews.filter(pk__in=rows.values("page"))
    return reviews


def _year(text: str) -> int | None:
    year = int(text) if _YEAR.fullmatch(text) else 0
    return year if EARLIEST_YEAR <= year <= LATEST_YEAR else None


def themes_of(reviews: ReviewPageQuerySet) -> list[Theme]:
    """All themes, each with `is_taught`: whether any of these reviews teaches it."""
    teaching = ReviewPage.themes.through.objects.filter(
        theme=OuterRef("pk"), reviewpage__in=reviews
    )
    return list(Theme.objects.annotate(is_taught=Exists(teaching)))


def filter_choices(
    reviews: ReviewPageQuerySet, chosen: dict[str, str], themes: list[Theme]
) -> list[dict[str, Any]]:
    """What the form offers: only what some review of the list has."""
    types, years = _types_and_years(reviews)
    kinds = DocumentKind.objects.filter(
        pk__in=PageDocument.objects.filter(page__in=reviews).values("kind")
    )
    taught = [theme for theme in themes if getattr(theme, "is_taught", False)]
    offered = {
        "type": (_("Type"), types),
        "year": (_("Year"), years),
        "theme": (
            _("Theme"),
            [(theme.slug, in_language(theme.name)) for theme in taught],
        ),
        "kind": (
            _("Document"),
            [(kind.slug, in_language(kind.name)) for kind in kinds],
        ),
    }
    return [
        {"name": name, "label": label, "choices": choices, "chosen": chosen[name]}
        for name, (label, choices) in offered.items()
        if choices
    ]


Choices = list[tuple[str, str]]


def _types_and_years(reviews: ReviewPageQuerySet) -> tuple[Choices, Choices]:
    rows = set(
        reviews.annotate(year=Substr("published", 1, 4)).values_list(
            "review_type__sort_order", "review_type__slug", "review_type__name", "year"
        )
    )
    types = sorted({(order, slug, name) for order, slug, name, _year in rows})
    years = sorted(
        {str(year) for *_type, year in rows if _year(year or "")}, reverse=True
    )
    return [(slug, in_language(name)) for _order, slug, name in types], [
        (y, y) for y in years
    ]
