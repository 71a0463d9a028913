"""Every key of every table, turned on a row of another board in an editor's scope."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from wagtail.models import Page

from cms.tenancy.declaration import all_rules
from cms.tenancy.rules import EVERYBODY, NOBODY
from cms.tenancy.scope import in_scope
from tests.cms.tenancy.rows import Rows
from tests.cms.tenancy.test_rules import REFUSED, added, copies, outcome

pytestmark = pytest.mark.django_db
# A column to change, with what it is of this board's row and of the other's.
Case = tuple[str, str, Any, Any]


def tables() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.db_table in all_rules() and meta.managed and not meta.proxy:
            yield model


def is_of_a_board(target: type[models.Model]) -> bool:
    """Whether its rows are one board's; people are not, as they stay authors."""
    rule = all_rules().get(target._meta.db_table)
    return rule is not None and rule.read != EVERYBODY


def keys(ours: Rows, theirs: Rows) -> Iterator[Case]:
    """The foreign keys, also those that the database does not check."""
    for model in tables():
        for field in model._meta.local_fields:
            target = field.related_model
            if not target or target is get_user_model() or not is_of_a_board(target):
                continue
            own, foreign = (_value(field, rows) for rows in (ours, theirs))
            yield model._meta.db_table, field.column, own, foreign


def _value(field: Any, rows: Rows) -> Any:
    row = field.related_model._base_manager.get(pk=rows.key(field.related_model))
    return getattr(row, field.target_field.attname)


def objects(ours: Rows, theirs: Rows) -> Iterator[Case]:
    """The keys of any kind of object, beside the column that says which kind."""
    for model in tables():
        names = {field.name: field for field in model._meta.local_concrete_fields}
        for name, field in names.items():
            key = names.get(name.replace("content_type", "object_id"))
            is_kind = field.related_model is ContentType and not field.unique
            if is_kind and key and key is not field and not key.is_relation:
                pages = (ours.page.pk, theirs.page.pk)
                yield model._meta.db_table, key.column, *pages


def may(table: str, action: str) -> bool:
    return getattr(all_rules()[table], action) != NOBODY


def changed(rows: Rows, table: str, column: str, value: Any) -> int | str:
    key, own = rows.by_table()[table]
    return outcome(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", [value, own])


def copied(rows: Rows, table: str, column: str, value: Any) -> int | str:
    row = json.loads(copies(rows, table)) | {column: value}
    with in_scope(rows.scope):
        return added(table, json.dumps(row, default=str))


@pytest.fixture(scope="module")
def cases(two_boards) -> list[Case]:
    """All of them; what points at an object points at a page, of either board."""
    ours, theirs = two_boards.ours, two_boards.theirs
    pages = ContentType.objects.get_for_model(Page).pk
    for table, column, own, _foreign in objects(ours, theirs):
        kind = column.replace("object_id", "content_type_id")
        outcome_of_own = f"UPDATE {table} SET {kind} = %s, {column} = %s WHERE {{}}"
        key, value = ours.by_table()[table]
        _run(outcome_of_own.format(f"{key} = %s"), [pages, str(own), value])
    return [*keys(ours, theirs), *objects(ours, theirs)]


def _run(sql: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_no_row_is_turned_on_the_row_of_another_board(two_boards, cases):
    ours = two_boards.ours
    with in_scope(ours.scope):
        taken = {
            f"{table}.{column}": result
            for table, column, _own, foreign in cases
            if (result := changed(ours, table, column, foreign))
            != (REFUSED if may(table, "change") else 0)
        }

    assert taken == {}


def test_no_row_is_added_that_points_at_the_row_of_another_board(two_boards, cases):
    taken = {
        f"{table}.{column}": result
        for table, column, _own, foreign in cases
        if (result := copied(two_boards.ours, table, column, foreign)) != REFUSED
    }

    assert taken == {}


def test_the_same_keys_may_point_at_rows_of_ones_own_board(two_boards, cases):
    ours = two_boards.ours
    with in_scope(ours.scope):
        refused = {
            f"change {table}.{column}": result
            for table, column, own, _foreign in cases
            # A row that is one with its page has its own, and no other.
            if may(table, "change")
            and column != ours.by_table()[table][0]
            and (result := changed(ours, table, column, own)) in (0, REFUSED)
        }
    refused |= {
        f"add {table}.{column}": REFUSED
        for table, column, own, _foreign in cases
        if may(table, "add") and copied(ours, table, column, own) == REFUSED
    }

    assert refused == {}


def test_the_keys_that_are_tried_are_those_of_the_models(cases):
    tried = {f"{table}.{column}" for table, column, *_keys in cases}

    assert {
        "wagtailcore_page.latest_revision_id",
        "boards_documentrequest.row_id",
        "wagtailcore_taskstate.task_id",
        "wagtailcore_modellogentry.revision_id",
        "wagtail_localize_stringsegment.string_id",
        "wagtailcore_referenceindex.to_object_id",
    } <= tried
