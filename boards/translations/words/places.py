"""Where on a page a text stands, in an editor's words, and what can be typed there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.text_tables import TextTableBlock

FOR_SEARCH = ("seo_title", "search_description")


@dataclass(frozen=True)
class Place:
    """The heading and the label that a text stands under.

    is_rich: its words may be marked, as bold or as a link. is_long: it may have more
    than one line. most: how many characters may be typed; None when there is no limit.
    """

    group: str
    label: str
    is_rich: bool = False
    is_long: bool = False
    most: int | None = None


class Places:
    """Knows the places of one page. Its rows are read once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._rows: dict[str, dict[str, tuple[int, Any]]] = {}

    def of(self, path: str) -> Place:
        """The place that a path names, as wagtail-localize writes paths."""
        name, *rest = path.split(".")
        field = self.page._meta.get_field(name)
        if isinstance(field, StreamField):
            return self._in_stream(field, rest)
        if isinstance(field, models.ManyToOneRel) and len(rest) > 1:
            return self._in_row(name, rest[0], rest[1])
        group = _("For search engines") if name in FOR_SEARCH else _("The page")
        return of_field(group, field)

    def _in_stream(self, field: StreamField, rest: list[str]) -> Place:
        stream = field.value_from_object(self.page)
        for number, child in enumerate(stream, 1):
            if child.id == rest[0]:
                group = _("%(field)s, part %(number)s: %(kind)s") % {
                    "field": capfirst(field.verbose_name),
                    "number": number,
                    "kind": child.block.label,
                }
                return _in_block(Place(group, ""), child.block, child.value, rest[1:])
        return Place(capfirst(field.verbose_name), _("Text"))

    def _in_row(self, relation: str, key: str, name: str) -> Place:
        if relation not in self._rows:
            rows = getattr(self.page, relation).all()
            self._rows[relation] = {
                str(row.translation_key): (number, row)
                for number, row in enumerate(rows, 1)
            }
        number, row = self._rows[relation].get(key, (0, None))
        if row is None:
            return Place(_("The page"), name)
        group = _("%(kind)s %(number)s") % {
            "kind": capfirst(row._meta.verbose_name),
            "number": number,
        }
        return of_field(group, row._meta.get_field(name))


def of_field(group: str, field: Any) -> Place:
    """The place that a field of a page, or of a row of it, is."""
    return Place(
        group,
        capfirst(field.verbose_name),
        is_rich=isinstance(field, RichTextField),
        is_long=isinstance(field, models.TextField),
        most=field.max_length,
    )


def _in_block(place: Place, block: blocks.Block, value: Any, rest: list[str]) -> Place:
    """The place below a block. Its label is made of those on the way to it."""
    if rest and isinstance(value, ListValue):
        for number, child in enumerate(value.bound_blocks, 1):
            if child.id == rest[0]:
                label = f"{child.block.label} {number}"
                return _in_block(
                    _below(place, label), child.block, child.value, rest[1:]
                )
    if rest and isinstance(block, blocks.BaseStructBlock):
        child = block.child_blocks.get(rest[0])
        if child is not None:
            inner = value.get(rest[0]) if hasattr(value, "get") else None
            return _in_block(_below(place, str(child.label)), child, inner, rest[1:])
    return replace(
        place,
        label=place.label or str(block.label),
        is_rich=_is_rich(block, rest),
        is_long=isinstance(block, blocks.TextBlock),
        most=getattr(getattr(block, "field", None), "max_length", None),
    )


def _is_rich(block: blocks.Block, rest: list[str]) -> bool:
    if isinstance(block, TextTableBlock):
        return bool(rest) and block.is_rich(rest[0])
    return isinstance(block, blocks.RichTextBlock)


def _below(place: Place, label: str) -> Place:
    words: Iterable[str] = filter(None, (place.label, label))
    return replace(place, label=": ".join(words))
