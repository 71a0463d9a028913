"""Every text that a page's content holds is read, whatever field or block it is in."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.blocks.list_block import ListBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, get_page_models

from boards.models import Board, NewsPage, ReviewPage, Theme
from boards.publishing.page_words import blocks as kinds_of_blocks
from boards.publishing.page_words import texts as kinds_of_fields
from boards.publishing.page_words.blocks import texts_in_block
from boards.publishing.page_words.rich import paragraphs
from boards.publishing.page_words.texts import (
    OF_EDITORS,
    OF_EVERY_PAGE,
    fields_of,
    public_rows,
    texts_of,
)
from cms.models import BasePage
from cms.partial_dates import PartialDateField
from tests.factories import (
    make_board,
    make_document,
    make_image,
    make_news,
    make_review,
    release,
)

PAGES = [
    model
    for model in get_page_models()
    if issubclass(model, BasePage) or model is Board
]
HOLDERS = sorted(
    {*PAGES, *(row.related_model for page in PAGES for row in public_rows(page))},
    key=lambda model: model.__name__,
)
KNOWN_FIELDS = (
    *kinds_of_fields.WORDS,
    *kinds_of_fields.NO_WORDS,
    StreamField,
    # It may be in words of somebody's own.
    PartialDateField,
)
KNOWN_BLOCKS = (
    *kinds_of_blocks.WORDS,
    *kinds_of_blocks.NO_WORDS,
    blocks.RichTextBlock,
    blocks.BaseStructBlock,
    blocks.BaseStreamBlock,
    ListBlock,
    TypedTableBlock,
    ImageBlock,
)
# Columns of Wagtail's that are made of what is read elsewhere, or that nobody reads.
OF_WAGTAIL = {"path", "url_path", "draft_title"}


def own_fields(model: type[models.Model]) -> list[models.Field]:
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return [field for field in fields if field.model is not Page]


def streams() -> Iterator[Any]:
    for model in HOLDERS:
        for field in own_fields(model):
            if isinstance(field, StreamField):
                yield pytest.param(field, id=f"{model.__name__}.{field.name}")


def blocks_in(block: blocks.Block) -> Iterator[blocks.Block]:
    yield block
    for child in getattr(block, "child_blocks", {}).values():
        yield from blocks_in(child)
    if (child := getattr(block, "child_block", None)) is not None:
        yield from blocks_in(child)


@pytest.mark.parametrize("model", HOLDERS, ids=lambda model: model.__name__)
def test_every_kind_of_field_is_known_to_hold_words_or_none(model):
    unknown = [
        field.name for field in own_fields(model) if not isinstance(field, KNOWN_FIELDS)
    ]

    assert unknown == []


def test_every_column_of_words_that_wagtail_gives_a_page_is_known():
    words = {
        field.name
        for field in Page._meta.fields
        if isinstance(field, kinds_of_fields.WORDS)
    }

    assert words == {*OF_EVERY_PAGE, *OF_WAGTAIL}


def test_every_row_of_a_page_is_read_by_the_public_or_by_its_editors():
    keys = {
        relation.related_model
        for model in PAGES
        for relation in model._meta.related_objects
        if isinstance(relation.field, ParentalKey)
    }
    rows = {row.related_model for model in PAGES for row in public_rows(model)}

    assert {model.__name__ for model in keys - rows} == {"Comment"}
    assert OF_EDITORS == ("wagtail_admin_comments",)


@pytest.mark.parametrize("field", [*streams()])
def test_every_kind_of_block_is_known_to_hold_words_or_none(field):
    unknown = {
        type(block).__name__
        for block in blocks_in(field.stream_block)
        if not isinstance(block, KNOWN_BLOCKS)
    }

    assert unknown == set()


def planted(block: blocks.Block, words: Iterator[str]) -> Any:
    """A stored value of a block, with a word of its own in each of its texts."""
    if isinstance(block, kinds_of_blocks.NO_WORDS):
        return block.get_prep_value(block.get_default())
    if isinstance(block, ImageBlock):
        return None
    if isinstance(block, TypedTableBlock):
        columns = block.child_blocks.items()
        return {
            "caption": next(words),
            "columns": [{"type": name, "heading": next(words)} for name, _ in columns],
            "rows": [{"values": [planted(child, words) for _, child in columns]}],
        }
    if isinstance(block, ListBlock):
        return [planted(block.child_block, words)]
    if isinstance(block, blocks.BaseStreamBlock):
        return [
            {"type": name, "value": planted(child, words)}
            for name, child in block.child_blocks.items()
        ]
    if isinstance(block, blocks.BaseStructBlock):
        return {
            name: planted(child, words) for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.RichTextBlock):
        return f"<h2>{next(words)}</h2><p>{next(words)} <b>{next(words)}</b></p>"
    return next(words)


@pytest.mark.parametrize("field", [*streams()])
def test_every_text_of_every_block_is_read(field):
    given: list[str] = []

    def words() -> Iterator[str]:
        for number in itertools.count():
            given.append(f"planted{number}end")
            yield given[-1]

    value = field.stream_block.to_python(planted(field.stream_block, words()))
    read = " ".join(text for _label, text in texts_in_block(field.stream_block, value))

    assert given
    assert [word for word in given if word not in read] == []


@pytest.mark.django_db
@pytest.mark.parametrize("model", HOLDERS, ids=lambda model: model.__name__)
def test_every_text_of_every_field_is_read(model):
    instance = model()
    texts = [
        field
        for field in own_fields(model) + list(Page._meta.fields)
        if isinstance(field, kinds_of_fields.WORDS)
        and hasattr(instance, field.attname)
        and field.editable
        and not field.choices
        and field.name not in OF_WAGTAIL
    ]
    for field in texts:
        setattr(instance, field.attname, f"planted-{field.name}-end")

    read = " ".join(one.text for one in kinds_of_fields._of_fields(instance, ""))

    assert [
        field.name for field in texts if f"planted-{field.name}-end" not in read
    ] == []


def test_marked_text_is_read_by_paragraphs_with_where_its_links_lead():
    html = (
        "<p>One <b>wo</b>rd<br/>and more</p><ul><li>item</li></ul>"
        '<p><a href="https://example.org/doe">link</a></p>'
        '<embed embedtype="image" id="3" format="left" alt="A girl"/>'
    )

    assert list(paragraphs(html)) == [
        "One word\nand more",
        "item",
        "link",
        "https://example.org/doe",
        "A girl",
    ]


@pytest.mark.django_db
def test_what_a_page_shows_of_files_pictures_and_shared_lists_is_read():
    board = make_board()
    image = make_image(board, title="Titled", description="Described")
    file = make_document(board, title="Listed file", filename="named-child.pdf")
    linked = make_document(board, title="Linked file")
    theme = Theme.objects.create(name="A theme of its own", slug="own")
    review = make_review(
        board,
        themes=[theme],
        body=[
            ("figure", {"image": image, "caption": "Captioned"}),
            ("text", f'<p><a linktype="document" id="{linked.pk}">a</a></p>'),
        ],
    )
    release(review, file, title="A row")

    read = {one.text for one in texts_of(ReviewPage.objects.get(pk=review.pk))}

    assert {
        "Titled",
        "Described",
        "Listed file",
        file.filename,
        "Linked file",
        "A theme of its own",
        "Captioned",
        "A row",
    } <= read


@pytest.mark.django_db
def test_a_place_is_named_as_its_editors_know_it():
    board = make_board()
    news = make_news(board, summary="Summed up", body=[("text", "<p>Told</p>")])

    places = {one.text: one.place for one in texts_of(NewsPage.objects.get(pk=news.pk))}

    assert places["Summed up"] == "Summary"
    assert places["Told"] == "Text, part 1: Text"


def test_fields_that_only_programs_fill_are_not_read():
    assert "source_words" not in {field.name for field in fields_of(NewsPage)}
