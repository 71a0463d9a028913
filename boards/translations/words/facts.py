"""The facts of a page, to be read beside its texts: nobody translates them."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page
from wagtail_localize.fields import get_translatable_fields

from cms.staff_dates import short_day, short_moment

# How a page is found and kept, which is no fact for its readers.
NO_FACTS = frozenset({"show_in_menus", "alias_of", "source_words", "live"})


def facts_of(source: Page) -> list[tuple[str, str]]:
    """The name and the value of each fact that the page has, in words."""
    return [(str(label), value) for label, value in _facts(source) if value]


def _facts(source: Page) -> Iterator[tuple[Any, str]]:
    for one in get_translatable_fields(type(source)):
        if one.field_name in NO_FACTS or not one.is_synchronized(source):
            continue
        field = one.get_field(type(source))
        if isinstance(field, models.ManyToOneRel):
            yield _rows(source, field)
        elif isinstance(field, ParentalManyToManyField):
            names = (str(chosen) for chosen in getattr(source, field.name).all())
            yield capfirst(field.verbose_name), "; ".join(names)
        elif not one.is_translated(source):
            yield capfirst(field.verbose_name), _in_words(source, field)


def _rows(source: Page, relation: models.ManyToOneRel) -> tuple[str, str]:
    count = getattr(source, relation.name).count()
    label = capfirst(str(relation.related_model._meta.verbose_name_plural))
    rows = ngettext("%(count)s row", "%(count)s rows", count) % {"count": count}
    return label, rows if count else ""


def _in_words(source: Page, field: Any) -> str:
    if field.choices:
        return str(getattr(source, f"get_{field.name}_display")())
    value = getattr(source, field.name)
    if value is True or value is False:
        return _("Yes") if value else ""
    if isinstance(value, datetime):
        return short_moment(value)
    if isinstance(value, date):
        return short_day(value)
    return "" if value is None else str(value)
