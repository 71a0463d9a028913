"""The facts of a source in a page that says its own words.

Words are never touched: what has changed of them in the source waits for a translator.
What the source no longer says goes from its translations as well, and what it says
newly comes when it is translated.
"""

import json
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.strings import extract_strings, restore_strings

from cms.models import BasePage
from cms.translating import OwnField, is_words


def merge_facts(
    page: BasePage, source: BasePage, former: dict[str, Any] | None
) -> list[str]:
    """Give a page in memory its source's facts; the names of columns that changed.

    former: the source as it was when the page was translated; None when that is not
    known: then no link inside a text changes. Rows and themes are not among the facts.
    """
    changed = []
    for choice in get_translatable_fields(type(source)):
        column = choice.get_field(type(source))
        if isinstance(choice, OwnField) or not isinstance(column, models.Field):
            continue
        if isinstance(column, models.ManyToManyField):
            continue
        was = former.get(column.name) if former else None
        if merge_column(column, page, source, choice.is_translated(source), was):
            changed.append(column.name)
    return changed


def merge_column(
    column: models.Field, target: Any, source: Any, is_words_: bool, was: Any = None
) -> bool:
    """Give one column its source's fact. Whether it has changed.

    was: what the source had in it when the words were translated, as it is stored.
    """
    before = getattr(target, column.attname)
    after = getattr(source, column.attname)
    if isinstance(column, StreamField):
        block = column.stream_block
        old, new = _raw(before), _raw(after)
        merged = _merge_list(block, old, new, json.loads(was) if was else [])
        if merged == old:
            return False
        setattr(target, column.name, blocks.StreamValue(block, merged, is_lazy=True))
        return True
    if is_words_ and after:
        return False
    if before == after:
        return False
    setattr(target, column.attname, after)
    return True


def _raw(value: Any) -> list[Any]:
    """The blocks of a stream as they are stored."""
    stored = value.get_prep_value() if value else []
    return json.loads(json.dumps(stored, default=str))


def _merge_list(
    block: Any, old: list[Any], new: list[Any], was: list[Any]
) -> list[Any]:
    """Blocks in the source's order; new ones come along when they have no words."""
    there = {item["id"]: item for item in old if item.get("id")}
    before = {item["id"]: item["value"] for item in was if item.get("id")}
    merged = []
    for item in new:
        kind = _kind(block, item)
        own = there.get(item.get("id"))
        if own is not None and own.get("type") == item.get("type"):
            former = before.get(item["id"])
            value = _merge(kind, own["value"], item["value"], former)
            merged.append({**item, "value": value})
        elif kind is not None and not _has_words(kind):
            merged.append(item)
    return merged


def _kind(block: Any, item: dict[str, Any]) -> Any:
    if isinstance(block, blocks.ListBlock):
        return block.child_block
    return block.child_blocks.get(item.get("type"))


def _merge(block: Any, old: Any, new: Any, was: Any) -> Any:
    if block is None:
        return old
    if isinstance(block, blocks.ListBlock | blocks.StreamBlock):
        return _merge_list(block, old or [], new or [], was or [])
    if isinstance(block, blocks.StructBlock):
        old, new, was = old or {}, new or {}, was or {}
        return {
            name: _merge(child, old.get(name), new.get(name), was.get(name))
            for name, child in block.child_blocks.items()
            if name in new or name in old
        }
    if isinstance(block, blocks.RichTextBlock):
        return _with_links(old, new, was) if new else new
    return old if is_words(block) and new else new


def _has_words(block: Any) -> bool:
    children = getattr(block, "child_blocks", None)
    if isinstance(block, blocks.ListBlock):
        return _has_words(block.child_block)
    if children is not None and not is_words(block):
        return any(_has_words(child) for child in children.values())
    return is_words(block)


def _with_links(old: str, new: str, was: str | None) -> str:
    """The translated rich text, with its links set to where those of the source lead.

    Where the words of the source are the same as before, and stand in the same place:
    a number to ring must not come behind the words of another.
    """
    if not old or not was or "<a" not in old:
        return old
    frame, texts = extract_strings(old)
    _frame, sources = extract_strings(new)
    _frame, former = extract_strings(was)
    if not len(texts) == len(sources) == len(former):
        return old
    linked = [
        (text, now if said == says and own.keys() == now.keys() else own)
        for (text, own), (says, now), (said, _links) in zip(
            texts, sources, former, strict=True
        )
    ]
    return old if linked == texts else restore_strings(frame, linked)
