"""What of a page is words, which people translate, and what is facts.

A date, a number, an address or a file is the same in every language: translations take
it from the page that they translate, by code alone.
"""

from hashlib import sha256
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField
from wagtail_localize.segments import StringSegmentValue


class OwnField(BaseTranslatableField):
    """A field that each version has for itself: neither translated nor taken over."""


def own(*names: str) -> list[BaseTranslatableField]:
    """Fields that each version has for itself, such as its place in the address."""
    return [OwnField(name) for name in names]


def facts(*names: str) -> list[BaseTranslatableField]:
    """Fields of text that are no words: codes, names of organisations, places."""
    return [SynchronizedField(name, overridable=False) for name in names]


class FactBlock(blocks.CharBlock):
    """A line of text that is a fact: a phone number, somebody's name."""

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        return []


class FactTextBlock(blocks.TextBlock):
    """Lines of text that are a fact: an address as it stands on a letter."""

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        return []


class TextTableBlock(TypedTableBlock):
    """A table of words: its caption, its headings and its cells are translated.

    A text is named by itself and not by its place, so that its translation is found
    again when rows or columns move.
    """

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        texts = [value.caption or "", *(col["heading"] for col in value.columns)]
        texts += [text for row in value.row_data for text in row["values"]]
        return [
            StringSegmentValue(_name(text), text)
            for text in dict.fromkeys(texts)
            if text
        ]

    def restore_translated_segments(
        self, value: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        words = {segment.path: segment.render_text() for segment in segments}

        def translated(text: str | None) -> str | None:
            return words.get(_name(text), text) if text else text

        columns = [
            {**column, "heading": translated(column["heading"])}
            for column in value.columns
        ]
        rows = [
            {**row, "values": [translated(text) for text in row["values"]]}
            for row in value.row_data
        ]
        return TypedTable(columns, rows, translated(value.caption))


def _name(text: str) -> str:
    return "t" + sha256(text.encode()).hexdigest()[:16]


def is_words(block: blocks.Block) -> bool:
    """Whether what stands in a block is words that somebody translates."""
    if isinstance(block, FactBlock | FactTextBlock):
        return False
    if isinstance(block, blocks.URLBlock | blocks.EmailBlock):
        return False
    words = blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock | TextTableBlock
    return isinstance(block, words)
