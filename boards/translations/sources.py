"""The words of a page, as they are kept for those who translate them.

wagtail-localize asks the database four times for each text that it finds. Here all
texts of a page are settled together: a page of sixty costs what a page of six does.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import uuid5

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.rich_text import RichText
from wagtail_localize.models import (
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.models import BasePage
from cms.tenancy.scope import unscoped
from cms.translating import is_words

Values = list[StringSegmentValue | TemplateSegmentValue]


def words_of(page: BasePage) -> Values:
    """The texts of a page and the frames of its rich texts, in their order."""
    _fill_empty_texts(page)
    wanted = StringSegmentValue | TemplateSegmentValue
    return [value for value in extract_segments(page) if isinstance(value, wanted)]


def _fill_empty_texts(page: BasePage) -> None:
    """Let a text that nobody has written be empty: wagtail-localize knows no other.

    Blocks that code has made, or that are older than one of their fields, lack some.
    """
    for column in page._meta.fields:
        if isinstance(column, StreamField):
            stream = getattr(page, column.name)
            for child in stream or ():
                _fill(child.block, child.value)


def _fill(block: Any, value: Any) -> None:
    # A picture's block is made of fields too, but its value is the picture.
    if isinstance(block, blocks.StructBlock) and isinstance(value, blocks.StructValue):
        for name, child in block.child_blocks.items():
            if value.get(name) is None and is_words(child):
                empty = isinstance(child, blocks.RichTextBlock)
                value[name] = RichText("") if empty else ""
            _fill(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value or ():
            _fill(block.child_block, item)
    elif isinstance(block, blocks.StreamBlock):
        for child in value or ():
            _fill(child.block, child.value)


def fingerprint(values: Iterable[Any]) -> str:
    """What tells whether any word has changed; links and places do not count."""
    return _fingerprint(
        (value.path, value.string.data)
        for value in values
        if isinstance(value, StringSegmentValue)
    )


def _fingerprint(texts: Iterable[tuple[str, str]]) -> str:
    by_place: dict[str, list[str]] = {}
    for path, text in texts:
        by_place.setdefault(path, []).append(text)
    return sha256(json.dumps(by_place, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Kept:
    """What a source said when it was kept last. content: as a version is stored."""

    words: str
    content: dict[str, Any]


def kept_of(page: BasePage) -> Kept | None:
    """What is kept of a source now, or None while nobody has translated it."""
    source = TranslationSource.objects.filter(
        object=page.translation_key, locale=page.locale_id
    ).first()
    if source is None:
        return None
    segments = StringSegment.objects.filter(source=source).order_by("order")
    texts = segments.values_list("context__path", "string__data")
    return Kept(_fingerprint(texts), json.loads(source.content_json))


@transaction.atomic
def keep(page: BasePage) -> TranslationSource:
    """Keep the words and facts of a page as what its translations are made from.

    page: as it is live; as its latest draft while it has not been public.
    """
    kept = TranslatableObject.objects.get_or_create(
        translation_key=page.translation_key,
        defaults={"content_type": ContentType.objects.get_for_model(page_model(page))},
    )[0]
    content = {
        "object_repr": str(page)[:200],
        "content_json": page.to_json(),
        "schema_version": get_schema_version(page._meta.app_label),
        "last_updated_at": timezone.now(),
    }
    source, _created = TranslationSource.objects.update_or_create(
        object=kept,
        locale_id=page.locale_id,
        defaults=content,
        create_defaults={
            **content,
            "specific_content_type": ContentType.objects.get_for_model(type(page)),
        },
    )
    _settle(source, words_of(page))
    return source


def remember_words(source: BasePage) -> None:
    """Note at a public page which words it says now: its translations compare them."""
    words = fingerprint(words_of(source))
    if words != source.source_words:
        source.source_words = words
        # Beside its versions: what a source says is known of its live words alone.
        type(source).objects.filter(pk=source.pk).update(source_words=words)


def page_model(page: BasePage) -> Any:
    """The model that knows the versions of a page."""
    return page.get_translation_model()


def _settle(source: TranslationSource, values: Values) -> None:
    """Keep the words of a source that was made in the scope."""
    # As the owner: a text is stored once, found by its hash. When another board wrote
    # it first, its row is hidden from this board until a page of this board uses it.
    with unscoped():
        _settle_texts(source, values)


def _settle_texts(source: TranslationSource, values: Values) -> None:
    contexts = _contexts(source, values)
    texts = [value for value in values if isinstance(value, StringSegmentValue)]
    strings = _strings(source, texts)
    _replace(
        StringSegment.objects.filter(source=source),
        [
            StringSegment(
                source=source,
                context_id=contexts[value.path],
                order=value.order,
                string_id=strings[String._get_data_hash(value.string.data)],
                attrs=json.dumps(value.attrs, cls=DjangoJSONEncoder),
            )
            for value in texts
        ],
        ("context_id", "order", "string_id", "attrs"),
    )
    _settle_frames(source, values, contexts)


def _settle_frames(
    source: TranslationSource, values: Values, contexts: dict[str, int]
) -> None:
    frames = [value for value in values if isinstance(value, TemplateSegmentValue)]
    templates = _templates(frames)
    _replace(
        TemplateSegment.objects.filter(source=source),
        [
            TemplateSegment(
                source=source,
                context_id=contexts[value.path],
                order=value.order,
                template_id=templates[_name(value)],
            )
            for value in frames
        ],
        ("context_id", "order", "template_id"),
    )


def _contexts(source: TranslationSource, values: Values) -> dict[str, int]:
    """The keys of the places in which texts stand, by their paths."""
    wanted = {value.path for value in values}
    made = [
        TranslationContext(
            object_id=source.object_id,
            path=path,
            path_id=TranslationContext._get_path_id(path),
        )
        for path in sorted(wanted)
    ]
    there = TranslationContext.objects.filter(object=source.object_id)
    return _there_or_made(there.filter(path__in=wanted), made, "path")


def _strings(
    source: TranslationSource, texts: list[StringSegmentValue]
) -> dict[Any, int]:
    """The keys of texts, by their hashes."""
    wanted = {
        String._get_data_hash(value.string.data): value.string.data for value in texts
    }
    made = [
        String(locale_id=source.locale_id, data_hash=name, data=text)
        for name, text in wanted.items()
    ]
    there = String.objects.filter(locale=source.locale_id, data_hash__in=wanted)
    return _there_or_made(there, made, "data_hash")


def _templates(frames: list[TemplateSegmentValue]) -> dict[Any, int]:
    """The keys of the frames of rich texts, by their hashes."""
    wanted = {_name(value): value for value in frames}
    made = [
        Template(
            uuid=name,
            template=value.template,
            template_format=value.format,
            string_count=value.string_count,
        )
        for name, value in wanted.items()
    ]
    return _there_or_made(Template.objects.filter(uuid__in=wanted), made, "uuid")


def _name(value: TemplateSegmentValue) -> Any:
    """The hash by which wagtail-localize finds a frame again."""
    return uuid5(uuid5(Template.BASE_UUID_NAMESPACE, value.format), value.template)


def _there_or_made(there: Any, made: list[Any], name: str) -> dict[Any, int]:
    """The keys of rows by name, those that were missing included."""
    known = dict(there.values_list(name, "pk"))
    missing = [row for row in made if getattr(row, name) not in known]
    if missing:
        # Somebody else may keep the same text at the same moment.
        type(missing[0]).objects.bulk_create(missing, ignore_conflicts=True)
        known = dict(there.values_list(name, "pk"))
    return known


def _replace(there: Any, wanted: list[Any], columns: tuple[str, ...]) -> None:
    """Let just these rows be there; those that are there already stay."""
    old = {row[1:]: row[0] for row in there.values_list("pk", *columns)}
    new = {tuple(getattr(row, name) for name in columns): row for row in wanted}
    if gone := [old[key] for key in old.keys() - new.keys()]:
        there.filter(pk__in=gone).delete()
    there.model.objects.bulk_create(new[key] for key in new.keys() - old.keys())
