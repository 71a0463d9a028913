"""No key in a row of one board points at a row of another.

The database checks foreign keys without row level security. So a policy that lets a
row be written asks as well that what its keys point to can be seen: of each key to a
table with rows of single boards, and of each pair of columns that names an object by
its content type and key.

People are the one exception: somebody who has left a board stays the author of their
pages.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from wagtail.models import Collection, Page

from cms.tenancy.declaration import all_rules, declared
from cms.tenancy.rules import EVERYBODY

# Asked as who writes, and planned once a connection: a policy that asked the other
# table itself would be planned with all of that one's policies for each statement, and
# two tables that point at each other would ask for ever.
SEES = """
CREATE OR REPLACE FUNCTION wall.{name}(key {kind}) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM public.{table} AS target WHERE target.{column} = key);
END $$;
"""


def key_guards(columns: set[tuple[str, str]]) -> dict[str, str]:
    """For each table, what must hold of the keys in a row that is written.

    columns: those that are there, each with its table before it.
    """
    guards: dict[str, str] = {}
    for model in guarded_models():
        table = model._meta.db_table
        conditions = [
            f" AND ({field.column} IS NULL OR {seen})"
            for field in guarded_keys(model)
            if (table, field.column) in columns and (seen := _is_seen(field))
        ]
        conditions += [
            f" AND wall.is_of_no_other_board({kind}, {key}::text)"
            for kind, key in unstamped_pairs(model)
            if (table, kind) in columns
        ]
        guards[table] = "".join(conditions)
    return guards


def guarded_models() -> Iterator[type[models.Model]]:
    """The models that have rows of single boards."""
    rules = all_rules()
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.db_table in rules and meta.managed and not meta.proxy:
            yield model


def guarded_keys(model: type[models.Model]) -> list[Any]:
    """The fields of a model that hold the key of a row of one board."""
    return [
        field
        for field in model._meta.local_fields
        if field.is_relation
        and not getattr(field.remote_field, "parent_link", False)
        and _is_some_boards(field.related_model)
    ]


def _is_some_boards(target: Any) -> bool:
    rule = all_rules().get(target._meta.db_table)
    return (
        rule is not None and rule.read != EVERYBODY and target is not get_user_model()
    )


def pairs(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """The columns that say what kind of object is meant, each with that of its key."""
    fields: dict[str, Any] = {field.name: field for field in model._meta.local_fields}
    for name, field in fields.items():
        if field.related_model is not ContentType:
            continue
        key = fields.get(name.replace("content_type", "object_id"))
        # The key of a row may itself be called so.
        if key and key is not field and not key.is_relation:
            yield field.column, key.column


def unstamped_pairs(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """Those pairs that no stamp follows: a row's stamp is the board of its object."""
    table = model._meta.db_table
    stamped = {
        stamp.object_id
        for stamp in declared.stamps
        if stamp.table == table and stamp.follows
    }
    for kind, key in pairs(model):
        if key not in stamped:
            yield kind, key


def _is_seen(field: Any) -> str:
    """How SQL asks whether the target of a key is visible."""
    target = field.related_model
    if issubclass(target, Page):
        return f"wall.sees_page({field.column})"
    if target is Collection:
        return f"wall.sees_collection({field.column})"
    return f"wall.{_name(field)}({field.column})"


def _name(field: Any) -> str:
    return f"sees_{field.related_model._meta.db_table}"


def sight_statements(tables: set[str]) -> Iterator[str]:
    """The functions that the guards ask."""
    made = {}
    for model in guarded_models():
        for field in guarded_keys(model):
            target = field.target_field
            table = field.related_model._meta.db_table
            if table in tables:
                made[_name(field)] = SEES.format(
                    name=_name(field),
                    kind=target.rel_db_type(connection),
                    table=table,
                    column=target.column,
                )
    yield from made.values()
