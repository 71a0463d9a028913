"""What the public's own role of the database reads: what is public, and nothing else.

It is made from the rules of the wall. Where a rule says that a row is of a page, the
row is public while its page is; where it says that a row is seen as its parent is, the
same; what all boards share is public. Where that is not so, or does not follow, the
rule says what is (`public=`). All else is closed: no right is given, and the first
question is refused. So is each table, and each column, of which no public page shows
anything, and each that is withheld with its reason.

The role writes nothing. Of functions it asks those that are declared, which answer of
what is public alone.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar, cast

from django.db.models import Model, QuerySet

from cms.tenancy.declaration import all_tables, declared
from cms.tenancy.roles import Roles
from cms.tenancy.rules import EVERYBODY, NOBODY, Open, Rule
from cms.tenancy.whose import Condition

PUBLIC_POLICY = "wall_public"
M = TypeVar("M", bound=Model)


def public_reading(table: str) -> str:
    """The condition on a row of which the public may read it; "" for none at all."""
    rule = all_tables()[table]
    if isinstance(rule, Open) or table in declared.unseen:
        return ""
    if rule.public:
        return "" if rule.public == NOBODY else rule.public
    read = rule.read
    if read == EVERYBODY:
        return EVERYBODY
    if not isinstance(read, Condition):
        return ""
    if read.parent:
        return str(read) if public_reading(read.parent[0]) else ""
    return read.public


def public_tables() -> list[str]:
    return sorted(table for table in all_tables() if public_reading(table))


def is_askable(table: str, rule: Rule, columns: set[tuple[str, str]]) -> bool:
    """Whether an older database has the column that a rule asks for."""
    column = getattr(rule.read, "column", "")
    return not column.isidentifier() or (table, column) in columns


def withheld_columns(table: str) -> set[str]:
    """Those of a table that the public does not read, though it reads the row."""
    return {
        *declared.unseen_columns.get(table, {}),
        *declared.withheld_columns.get(table, {}),
    }


def public_statements(columns: set[tuple[str, str]], roles: Roles) -> Iterator[str]:
    """The policies and rights of the public's role, for the columns that are there."""
    there: dict[str, list[str]] = defaultdict(list)
    for table, column in sorted(columns):
        there[table].append(column)
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {roles.public};"
    yield f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA wall FROM {roles.public};"
    yield f"GRANT USAGE ON SCHEMA public, wall TO {roles.public};"
    for name in declared.public_functions:
        yield f"GRANT EXECUTE ON FUNCTION wall.{name} TO {roles.public};"
    for table in public_tables():
        rule = all_tables()[table]
        if table not in there or not isinstance(rule, Rule):
            continue
        if not is_askable(table, rule, columns):
            continue
        yield (
            f"CREATE POLICY {PUBLIC_POLICY} ON {table} FOR SELECT TO {roles.public}"
            f" USING ({public_reading(table)});"
        )
        withheld = withheld_columns(table)
        read = ", ".join(f'"{one}"' for one in there[table] if one not in withheld)
        yield f"GRANT SELECT ({read}) ON {table} TO {roles.public};"


def readable(rows: QuerySet[M], *related: str) -> QuerySet[M]:
    """The same rows without the columns that the public's role may not read.

    related: the names of the keys that are followed by `select_related`.
    """
    names = [*_deferred(rows.model)]
    for path in related:
        model: type[Model] = rows.model
        for step in path.split("__"):
            model = cast(type[Model], model._meta.get_field(step).related_model)
        names += [f"{path}__{name}" for name in _deferred(model)]
    followed = rows.select_related(*related) if related else rows
    return followed.defer(*names) if names else followed


def _deferred(model: type[Model]) -> Iterator[str]:
    for field in model._meta.concrete_fields:
        if field.column in withheld_columns(field.model._meta.db_table):
            yield field.name
