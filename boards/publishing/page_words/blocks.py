"""The texts of blocks, each with the labels on the way to it."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.images.blocks import ImageBlock

from boards.publishing.page_words.rich import paragraphs
from cms.reading.tables import said_of_values

WORDS = (
    blocks.CharBlock,
    blocks.TextBlock,
    blocks.URLBlock,
    blocks.EmailBlock,
    blocks.RegexBlock,
    blocks.RawHTMLBlock,
)
# A picture or a file is read with all that the page uses.
NO_WORDS = (
    blocks.ChooserBlock,
    blocks.BooleanBlock,
    blocks.IntegerBlock,
    blocks.FloatBlock,
    blocks.DecimalBlock,
    blocks.DateBlock,
    blocks.DateTimeBlock,
    blocks.TimeBlock,
    blocks.ChoiceBlock,
    blocks.MultipleChoiceBlock,
    blocks.StaticBlock,
)
# Keeps figures of neighbouring cells from being read as one number.
BETWEEN_CELLS = " ; "


def texts_in_block(block: blocks.Block, value: Any) -> Iterator[tuple[str, str]]:
    """Each text of a block, behind its label."""
    label = str(block.label)
    if value is None or value == "" or isinstance(block, NO_WORDS):
        return
    if isinstance(block, ImageBlock):
        # Its value is the picture, which says in this place what it shows here.
        yield label, getattr(value, "contextual_alt_text", None) or ""
    elif isinstance(block, TypedTableBlock):
        yield from ((label, text) for text in _in_table(value))
    elif isinstance(block, blocks.RichTextBlock):
        yield from ((label, text) for text in paragraphs(value.source))
    elif isinstance(value, StreamValue | ListValue):
        children = value if isinstance(value, StreamValue) else value.bound_blocks
        for child in children:
            yield from _below(label, child.block, child.value)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _below(label, child, value.get(name))
    else:
        yield label, str(value)


def _below(label: str, block: blocks.Block, value: Any) -> Iterator[tuple[str, str]]:
    for below, text in texts_in_block(block, value):
        yield f"{label}: {below}" if label else below, text


def _in_table(table: TypedTable) -> Iterator[str]:
    """The caption, each row, and each value behind its head."""
    heads = [str(column["heading"] or "") for column in table.columns]
    rows = [
        [
            " ".join(text for _label, text in texts_in_block(column["block"], value))
            for column, value in zip(table.columns, row["values"], strict=False)
        ]
        for row in table.row_data
    ]
    yield table.caption or ""
    for row in [heads, *rows]:
        yield BETWEEN_CELLS.join(row)
    yield from said_of_values([heads, *rows])
