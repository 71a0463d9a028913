"""Tables of words, and what of them is translated."""

from hashlib import sha256

from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.rich_text import RichText
from wagtail_localize.segments.ingest import organise_template_segments
from wagtail_localize.segments.types import (
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.strings import extract_strings, restore_strings

# The kinds of columns.
TEXT, RICH = "text", "rich"
# How the places of both begin.
_OF_TEXT, _OF_RICH = "t", "r"
Segments = list[StringSegmentValue | TemplateSegmentValue]


class TextTableBlock(TypedTableBlock):
    """A table of words: its caption, its headings and its cells are translated.

    A text is named by itself and not by its place, so that its translation is found
    again when rows or columns move.
    """

    def get_translatable_segments(self, value: TypedTable) -> Segments:
        texts = [value.caption or "", *(col["heading"] for col in value.columns)]
        cells = [text for row in value.row_data for text in row["values"]]
        texts += [cell for cell in cells if not isinstance(cell, RichText)]
        rich = [cell.source for cell in cells if isinstance(cell, RichText)]
        plain: Segments = [
            StringSegmentValue(_name(_OF_TEXT, text), text)
            for text in dict.fromkeys(texts)
            if text
        ]
        of_rich = [_of_rich(source) for source in dict.fromkeys(rich) if source]
        return [*plain, *(segment for segments in of_rich for segment in segments)]

    def restore_translated_segments(
        self, value: TypedTable, segments: Segments
    ) -> TypedTable:
        by_name: dict[str, Segments] = {}
        for segment in segments:
            by_name.setdefault(segment.path, []).append(segment)

        def translated(text: str | RichText | None) -> str | RichText | None:
            if isinstance(text, RichText):
                found = by_name.get(_name(_OF_RICH, text.source))
                return _restored(found) if found else text
            found = by_name.get(_name(_OF_TEXT, text)) if text else None
            return found[0].render_text() if found else text

        columns = [
            {**column, "heading": translated(column["heading"])}
            for column in value.columns
        ]
        rows = [
            {**row, "values": [translated(text) for text in row["values"]]}
            for row in value.row_data
        ]
        return TypedTable(columns, rows, translated(value.caption))

    @staticmethod
    def is_rich(name: str) -> bool:
        """Whether the text of a name, as a place ends in it, may hold marks."""
        return name.startswith(_OF_RICH)


def _of_rich(source: str) -> Segments:
    """The frame of a rich text and its texts, as of any rich text."""
    template, strings = extract_strings(source)
    name = _name(_OF_RICH, source)
    return [
        TemplateSegmentValue(name, "html", template, len(strings)),
        *(StringSegmentValue(name, text, attrs=attrs) for text, attrs in strings),
    ]


def _restored(segments: Segments) -> RichText:
    _format, template, strings = organise_template_segments(segments)
    return RichText(restore_strings(template, strings))


def _name(kind: str, text: str) -> str:
    return kind + sha256(text.encode()).hexdigest()[:16]
