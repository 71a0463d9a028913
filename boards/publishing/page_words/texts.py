"""Every text that the content of a page holds, with the place that editors know it by.

Fields and blocks are walked by their kind, so that a new one is read without a line
here. A kind that nobody knows is read as it prints itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, ReferenceIndex

from boards.publishing.page_words.blocks import texts_in_block
from boards.publishing.page_words.rich import paragraphs
from cms.models import BoardDocument, BoardImage
from cms.one_step import known
from cms.partial_dates import PartialDateField

# What of Wagtail's own columns the public reads; its other ones are of its own making.
OF_EVERY_PAGE = ("title", "slug", "seo_title", "search_description")
# Rows of a page that only its editors read.
OF_EDITORS = ("wagtail_admin_comments",)
WORDS = (models.CharField, models.TextField)
NO_WORDS = (
    models.AutoField,
    models.BooleanField,
    models.IntegerField,
    models.DateField,
    models.UUIDField,
    models.ForeignKey,
    models.ManyToManyField,
    ArrayField,
)


@dataclass(frozen=True)
class Text:
    """One text. part: what is read with it in one go. place: the field, in words."""

    part: str
    place: str
    text: str


def texts_of(draft: Page) -> Iterator[Text]:
    """Every text that the public would read of a page as it is given."""
    yield from _of_fields(draft, "")
    for relation in public_rows(type(draft)):
        for number, row in enumerate(getattr(draft, relation.name).all(), 1):
            kind = capfirst(str(row._meta.verbose_name))
            yield from _of_fields(row, f"{kind} {number}")
    yield from _of_what_it_uses(draft)


def public_rows(model: type[Page]) -> list[Any]:
    """The relations to rows of a page that go public with it."""
    relations = get_all_child_relations(model)
    return [one for one in relations if one.name not in OF_EDITORS]


def fields_of(model: type[models.Model]) -> Iterator[models.Field]:
    """The columns that people fill."""
    for field in model._meta.fields:
        is_own = field.model is not Page or field.name in OF_EVERY_PAGE
        if is_own and field.editable and not field.choices:
            yield field


def _of_fields(instance: Any, part: str) -> Iterator[Text]:
    for field in fields_of(type(instance)):
        label = str(capfirst(field.verbose_name))
        place = f"{part}: {label}" if part else label
        value = field.value_from_object(instance)
        if value and not isinstance(field, NO_WORDS):
            yield from _in_field(field, value, part or place, place)


def _in_field(field: models.Field, value: Any, part: str, place: str) -> Iterator[Text]:
    if isinstance(field, StreamField):
        for number, child in enumerate(value, 1):
            where = _("%(field)s, part %(number)s") % {"field": place, "number": number}
            for label, text in texts_in_block(child.block, child.value):
                yield Text(part, f"{where}: {label}", text)
    elif isinstance(field, RichTextField):
        yield from (Text(part, place, text) for text in paragraphs(str(value)))
    elif isinstance(field, models.FileField):
        yield Text(part, place, value.name)
    elif isinstance(field, PartialDateField):
        if value.words:
            yield Text(part, place, value.words)
    else:
        yield Text(part, place, str(value))


def _of_what_it_uses(draft: Page) -> Iterator[Text]:
    """What is printed of pictures, of files, and of rows that all boards share."""
    for model, keys in _referred_to(draft).items():
        rows = model._default_manager.filter(pk__in=keys).order_by("pk")
        ask: Callable[[], list[models.Model]] = partial(list, rows)
        for used in known(ask, (model,), "used", model, frozenset(keys)):
            # Not its title: that may be what nobody is shown.
            kind = capfirst(str(model._meta.verbose_name))
            for label, text in said_by(used):
                yield Text(f"{kind} {used.pk}: {label}", f"{kind}: {label}", text)


def said_by(used: Any) -> Iterator[tuple[str, str]]:
    """What is printed of something that a page uses: the label of a field, its text."""
    if isinstance(used, BoardDocument):
        yield _("title"), used.title
        yield _("name of the file"), used.filename
    elif isinstance(used, BoardImage):
        yield _("title"), used.title
        yield _("description"), used.description
    else:
        for field in fields_of(type(used)):
            if isinstance(field, WORDS) and (value := field.value_from_object(used)):
                yield str(field.verbose_name), str(value)


def _referred_to(draft: Page) -> dict[type[models.Model], set[int]]:
    """The keys of all rows that a draft names, but pages, which are looked at alone."""
    found: dict[type[models.Model], set[int]] = {}
    for kind, key, _path, _place in ReferenceIndex._extract_references_from_object(
        draft
    ):
        model = ContentType.objects.get_for_id(kind).model_class()
        if model and not issubclass(model, Page):
            found.setdefault(model, set()).add(int(key))
    for field in type(draft)._meta.many_to_many:
        if field.editable:
            keys = {one.pk for one in getattr(draft, field.name).all()}
            found.setdefault(field.related_model, set()).update(keys)
    return {model: keys for model, keys in found.items() if keys}
