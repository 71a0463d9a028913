"""Every field of a page editor says what to write in it."""

import pytest
from django.apps import apps
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

OURS = ("cms", "boards", "home")
# Written by the product; nobody fills them in.
UNTYPED = {"FormerTheme"}
MODELS = [
    model
    for model in apps.get_models()
    if model._meta.app_label in ("boards", "home") and model.__name__ not in UNTYPED
]


def own_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields that a person fills in and that we defined."""
    return [
        field
        for field in model._meta.get_fields()
        if isinstance(field, models.Field)
        and field.editable
        and not field.auto_created
        and field.model.__module__.split(".")[0] in OURS
        and not getattr(field.remote_field, "parent_link", False)
    ]


def fields_of_block(block: blocks.Block, path: str) -> list[tuple[str, blocks.Block]]:
    """The inputs inside a block, with where they are. An image has Wagtail's own."""
    if isinstance(block, ImageBlock):
        return []
    if isinstance(block, blocks.ListBlock):
        return fields_of_block(block.child_block, path)
    if isinstance(block, blocks.BaseStreamBlock | blocks.BaseStructBlock):
        return [
            found
            for name, child in block.child_blocks.items()
            for found in fields_of_block(child, f"{path}.{name}")
        ]
    return [(path, block)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_a_help_text(model):
    silent = [
        field.name
        for field in own_fields(model)
        if not field.help_text and field.name not in {"sort_order", "page", "home"}
    ]

    assert not silent


@pytest.mark.parametrize(
    "model",
    [model for model in MODELS if issubclass(model, Page)],
    ids=lambda model: model.__name__,
)
def test_every_input_of_every_block_has_a_help_text(model):
    streams = [field for field in own_fields(model) if isinstance(field, StreamField)]

    silent = [
        path
        for stream in streams
        for path, block in fields_of_block(stream.stream_block, stream.name)
        if path.count(".") > 1
        and not (block.meta.help_text if "help_text" in dir(block.meta) else "")
        and not getattr(getattr(block, "field", None), "help_text", "")
    ]

    assert not silent
