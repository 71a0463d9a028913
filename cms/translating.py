"""What of a page is words, which people translate, and what is facts.

A date, a number, an address or a file is the same in every language: translations take
it from the page that they translate, by code alone.
"""

from typing import Any

from wagtail import blocks
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField
from wagtail_localize.segments import StringSegmentValue

from cms.text_tables import TextTableBlock


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


def is_words(block: blocks.Block) -> bool:
    """Whether what stands in a block is words that somebody translates."""
    if isinstance(block, FactBlock | FactTextBlock):
        return False
    if isinstance(block, blocks.URLBlock | blocks.EmailBlock):
        return False
    words = blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock | TextTableBlock
    return isinstance(block, words)
