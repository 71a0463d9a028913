"""The rows of a source in its translations: their facts, and no other rows.

A new row comes along when its words may be missing: a document is then named by what
kind it is. Others wait for their words.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, TranslatableMixin
from wagtail_localize.fields import get_translatable_fields

from boards.models import PageDocument
from boards.publishing.availability.history import write
from boards.translations.merging import merge_column
from cms.models import BasePage
from cms.users.models import User

# A row of these makes sense while nobody has written its words.
STANDS_WITHOUT_WORDS = (PageDocument,)


def relations_of(model: Any) -> list[Any]:
    """The relations of a page model that a translation copies from its source."""
    return [
        relation
        for relation in get_all_child_relations(model)
        if relation.name != COMMENTS_RELATION_NAME
    ]


def many_of(model: Any) -> list[Any]:
    """The choices of several shared things, such as themes, that are its source's."""
    return [
        column
        for choice in get_translatable_fields(model)
        if isinstance(column := choice.get_field(model), models.ManyToManyField)
    ]


def fetch_rows(pages: Iterable[BasePage]) -> None:
    """Read the rows and choices of pages of one kind, in a query for each relation."""
    pages = list(pages)
    by_key = {page.pk: page for page in pages}
    for relation in relations_of(type(pages[0])):
        owner = relation.field.attname
        found = defaultdict(list)
        rows = relation.related_model.objects.filter(
            **{f"{relation.field.name}__in": by_key}
        )
        for row in rows.order_by("sort_order", "pk"):
            found[getattr(row, owner)].append(row)
        for key, page in by_key.items():
            setattr(page, relation.name, found[key])
    for column in many_of(type(pages[0])):
        through = column.remote_field.through
        chosen = defaultdict(set)
        here, there = column.m2m_field_name(), column.m2m_reverse_field_name()
        for link in through.objects.filter(**{f"{here}__in": by_key}):
            key = getattr(link, f"{here}_id")
            chosen[key].add(getattr(link, f"{there}_id"))
        for key, page in by_key.items():
            page.__dict__[f"_chosen_{column.name}"] = chosen[key]


def carry_rows(page: BasePage, source: BasePage, by: User | None) -> bool:
    """Let a page's stored rows be its source's. Whether anything has changed.

    Both have been fetched by `fetch_rows`. A page's own rows in memory follow.
    """
    changed = [
        _carry(page, source, relation, by) for relation in relations_of(type(source))
    ]
    changed += [_carry_many(page, source, column) for column in many_of(type(source))]
    return any(changed)


def _carry(page: BasePage, source: BasePage, relation: Any, by: User | None) -> bool:
    own = list(getattr(page, relation.name).all())
    theirs = list(getattr(source, relation.name).all())
    if issubclass(relation.related_model, TranslatableMixin):
        rows, added, altered = _in_language(page, own, theirs)
    else:
        rows, added, altered = _the_same(own, theirs, relation)
    gone = [row for row in own if row not in rows]
    for row in added:
        setattr(row, relation.field.name, Page(pk=page.pk))
    model = relation.related_model
    if gone:
        model.objects.filter(pk__in=[row.pk for row in gone]).delete()
    if altered:
        names = [column.name for column in model._meta.fields if not column.primary_key]
        model.objects.bulk_update(altered, names)
    model.objects.bulk_create(added)
    for row in altered:
        _tell_history(row, by)
    setattr(page, relation.name, rows)
    return bool(gone or added or altered)


def _in_language(
    page: BasePage, own: list[Any], theirs: list[Any]
) -> tuple[list[Any], list[Any], list[Any]]:
    """The rows that stay or come, those that are new, those that are altered."""
    there = {row.translation_key: row for row in own}
    rows, added, altered = [], [], []
    for row in theirs:
        mine = there.get(row.translation_key)
        if mine is None:
            if not isinstance(row, STANDS_WITHOUT_WORDS):
                continue
            mine = type(row)(
                translation_key=row.translation_key, locale_id=page.locale_id
            )
            merge_row(mine, row)
            added.append(mine)
        elif merge_row(mine, row):
            altered.append(mine)
        rows.append(mine)
    return rows, added, altered


def merge_row(mine: Any, theirs: Any) -> bool:
    """Give a row its source's facts. Whether any has changed."""
    changed = mine.sort_order != theirs.sort_order
    mine.sort_order = theirs.sort_order
    before = getattr(mine, "availability", None)
    for choice in get_translatable_fields(type(theirs)):
        column = choice.get_field(type(theirs))
        if not isinstance(column, models.Field) or column.name == "sort_order":
            continue
        is_words = choice.is_translated(theirs)
        changed = merge_column(column, mine, theirs, is_words) or changed
    if isinstance(mine, PageDocument) and before != mine.availability:
        # What was said of the state before is not true of this one.
        mine.public_note = ""
        mine.availability_before = before
    return changed


def _tell_history(row: Any, by: User | None) -> None:
    before = getattr(row, "availability_before", None)
    if before:
        write(row, before, by, "")


def _the_same(
    own: list[Any], theirs: list[Any], relation: Any
) -> tuple[list[Any], list[Any], list[Any]]:
    """Lines without words are copied as they are."""
    names = [
        column.attname
        for column in relation.related_model._meta.fields
        if not column.primary_key and column != relation.field
    ]

    def facts(row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in names)

    if [facts(row) for row in own] == [facts(row) for row in theirs]:
        return own, [], []
    model = relation.related_model
    copies = [model(**dict(zip(names, facts(row), strict=True))) for row in theirs]
    return copies, copies, []


def _carry_many(page: BasePage, source: BasePage, column: Any) -> bool:
    name = f"_chosen_{column.name}"
    own, theirs = page.__dict__[name], source.__dict__[name]
    if own == theirs:
        return False
    through = column.remote_field.through
    here, there = column.m2m_field_name(), column.m2m_reverse_field_name()
    through.objects.filter(
        **{f"{here}_id": page.pk, f"{there}_id__in": own - theirs}
    ).delete()
    through.objects.bulk_create(
        through(**{f"{here}_id": page.pk, f"{there}_id": key}) for key in theirs - own
    )
    page.__dict__[name] = theirs
    return True
