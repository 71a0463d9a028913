"""Blocks and rich text as no editor's screen sends them, from the blocks there are."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField

from tests.probe.forms import Fields


def _content(entities: Any = None, **block: Any) -> str:
    """A text of one block, as the editor of rich text sends it."""
    plain = {
        "key": "a",
        "text": "words",
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [],
        "data": {},
    }
    return json.dumps({"blocks": [plain | block], "entityMap": entities or {}})


ENTITY = [{"offset": 0, "length": 2, "key": 0}]
RICH = {
    "text of nothing": '{"blocks": [null], "entityMap": {}}',
    "text without its parts": '{"blocks": [{}], "entityMap": {}}',
    "text of blocks that are none": '{"blocks": {"a": 1}, "entityMap": []}',
    "text of a number": _content(text=7),
    "text of half a letter": _content(text="\ud800"),
    "text of a nul": _content(text="a\0b"),
    "text of an unknown type": _content(type="nonsense"),
    "text too deep": _content(type="unordered-list-item", depth=10**6),
    "text of a negative depth": _content(type="unordered-list-item", depth=-1),
    "text of no depth": _content(type="unordered-list-item", depth="x"),
    "text with an unknown style": _content(
        inlineStyleRanges=[{"offset": -5, "length": 10**9, "style": "NONSENSE"}]
    ),
    "text with a style of nothing": _content(inlineStyleRanges=[{}]),
    "text with a missing entity": _content(entityRanges=ENTITY),
    "text with an unknown entity": _content({"0": {"type": "X"}}, entityRanges=ENTITY),
    "text with a link of nothing": _content(
        {"0": {"type": "LINK", "mutability": "MUTABLE", "data": None}},
        entityRanges=ENTITY,
    ),
    "text with a link to a huge key": _content(
        {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"id": 10**40}}},
        entityRanges=ENTITY,
    ),
    "text with a link to half a letter": _content(
        {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "\ud800"}}},
        entityRanges=ENTITY,
    ),
    "text with a document of words": _content(
        {"0": {"type": "DOCUMENT", "mutability": "MUTABLE", "data": {"id": "words"}}},
        entityRanges=ENTITY,
    ),
    "text with a picture of words": _content(
        {"0": {"type": "IMAGE", "mutability": "IMMUTABLE", "data": {"id": "x"}}},
        type="atomic",
        text=" ",
        entityRanges=[{"offset": 0, "length": 1, "key": 0}],
    ),
    "text of nothing atomic": _content(type="atomic", text=" "),
}


def stream_ways(
    names: Iterable[str], values: dict[str, str]
) -> Iterator[tuple[str, Fields]]:
    """The fields of every StreamField of these names, spoilt in each way."""
    blocks = {name: block for name, block in _streams().items() if name in names}
    if not blocks:
        return
    for way, value in values.items():
        yield way, _fields(blocks, value)
    plain = _fields(blocks, "words")
    for part in ("count", "type", "order", "deleted", "id"):
        yield f"without any {part}", _without(plain, f"-{part}")
    inner = {f"{name}-count": plain[f"{name}-count"] for name in blocks}
    yield "without a count within", _without(plain, "-count") | inner
    yield "of no type that there is", _with(plain, "-type", "nonsense")
    yield "of one type", _with(plain, "-type", plain[f"{next(iter(blocks))}-0-type"][0])
    yield "without values", {k: v for k, v in plain.items() if "-value" not in k}
    yield "counted too high", _with(plain, "-count", "1000000000")
    yield "counted too low", _with(plain, "-count", "-3")
    yield "in no order", _with(plain, "-order", "nonsense")
    yield "with ids that are none", _with(plain, "-id", "a\0b")


def _without(fields: Fields, end: str) -> Fields:
    return {name: values for name, values in fields.items() if not name.endswith(end)}


def _with(fields: Fields, end: str, value: str) -> Fields:
    return {n: [value] if n.endswith(end) else old for n, old in fields.items()}


def _streams() -> dict[str, StreamBlock]:
    """Of each name the StreamField with the most kinds of block."""
    found: dict[str, StreamBlock] = {}
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                block = found.get(field.name, field.stream_block)
                most = max(block, field.stream_block, key=lambda b: len(b.child_blocks))
                found[field.name] = most
    return found


def _fields(blocks: dict[str, StreamBlock], value: str) -> Fields:
    return {
        name: [sent]
        for prefix, block in blocks.items()
        for name, sent in _of_block(block, prefix, value)
    }


def _of_block(block: Block, prefix: str, value: str) -> Iterator[tuple[str, str]]:
    """The fields of a block with one block of each kind within, value in each."""
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _of_block(child, f"{prefix}-{name}", value)
    elif isinstance(block, (StreamBlock, ListBlock)):
        children = (
            block.child_blocks
            if isinstance(block, StreamBlock)
            else {"": block.child_block}
        )
        yield f"{prefix}-count", str(len(children))
        for number, (name, child) in enumerate(children.items()):
            at = f"{prefix}-{number}"
            yield f"{at}-deleted", ""
            yield f"{at}-order", str(number)
            yield f"{at}-id", ""
            if name:
                yield f"{at}-type", name
            yield from _of_block(child, f"{at}-value", value)
    elif isinstance(block, TypedTableBlock):
        yield from _of_table(block, prefix, value)
    else:
        yield prefix, value


def _of_table(
    block: TypedTableBlock, prefix: str, value: str
) -> Iterator[tuple[str, str]]:
    yield f"{prefix}-caption", value
    yield f"{prefix}-row-count", "1"
    yield f"{prefix}-row-0-order", "0"
    yield f"{prefix}-row-0-deleted", ""
    yield f"{prefix}-column-count", str(len(block.child_blocks))
    for number, (name, child) in enumerate(block.child_blocks.items()):
        at = f"{prefix}-column-{number}"
        yield f"{at}-type", name
        yield f"{at}-order", str(number)
        yield f"{at}-heading", value
        yield f"{at}-deleted", ""
        yield from _of_block(child, f"{prefix}-cell-0-{number}", value)
