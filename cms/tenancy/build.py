"""The wall, put into the database: functions, stamps, policies and grants.

Built after each `migrate`, in one step, and taken down before one that does more than
add to the tables (`cms/tenancy/additive.py`), because PostgreSQL changes no column that
a policy uses. While it is down the database refuses whoever asks
(`cms/tenancy/down.py`). All of it may be run again.
"""

import hashlib
from collections.abc import Iterator

from django.db import ProgrammingError, connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg.errors import InvalidFunctionDefinition

from cms.tenancy.additive import Plan, only_adds
from cms.tenancy.declaration import all_rules, all_tables, declared
from cms.tenancy.down import MIGRATES, MIGRATES_NO_MORE, know_the_last, prepared
from cms.tenancy.holding import held
from cms.tenancy.keys import key_guards, sight_statements
from cms.tenancy.public import is_askable, public_statements
from cms.tenancy.roles import Roles
from cms.tenancy.rules import Rule
from cms.tenancy.seen import BEGIN_ANEW, FORGET_VERSIONS, seen_statements
from cms.tenancy.stamps import (
    old_row_statements,
    stamp_statements,
    stamped_columns,
)
from cms.tenancy.standing import built_by, is_down, marked

POLICY = "wall_{action}"
ACTIONS = ("read", "add", "change", "remove")
FUNCTIONS = """
SELECT format('DROP ROUTINE %s;', oid::regprocedure) FROM pg_proc
 WHERE pronamespace = 'wall'::regnamespace
"""


def build_the_wall(**_signal: object) -> None:
    """Put the wall up as it is declared, for the tables that are there."""
    with held(), connection.cursor() as cursor:
        sql = as_declared(cursor)
        take_down(cursor)
        _put_up(cursor, sql)
        cursor.execute(marked(fingerprint(sql)))
        cursor.execute(BEGIN_ANEW)
        cursor.execute(MIGRATES_NO_MORE)


def _put_up(cursor: CursorWrapper, sql: str) -> None:
    """Functions are replaced where they are: who is asking one now goes on with it."""
    try:
        with transaction.atomic():
            cursor.execute(sql)
    except ProgrammingError as error:
        if not isinstance(error.__cause__, InvalidFunctionDefinition):
            raise
        # One returns something else than before, so that none can stay.
        cursor.execute(FUNCTIONS)
        cursor.execute("\n".join(drop for (drop,) in cursor.fetchall()))
        cursor.execute(sql)


def as_declared(cursor: CursorWrapper) -> str:
    """The SQL of the whole wall, for the tables that are there."""
    roles = Roles(connection.settings_dict["USER"])
    there = existing_tables(cursor), existing_columns(cursor)
    return "\n".join(statements(*there, roles))


def fingerprint(sql: str) -> str:
    """What the schema of the wall carries, to tell which rules it was built by."""
    return hashlib.sha256(sql.encode()).hexdigest()


def is_as_declared() -> bool:
    """Whether the wall was built by what the code says now."""
    with connection.cursor() as cursor:
        return built_by() == fingerprint(as_declared(cursor))


def take_down_for_changes(plan: Plan, **_signal: object) -> None:
    """Before migrations that are about to run: they may change what policies use."""
    with connection.cursor() as cursor:
        cursor.execute(MIGRATES)
    if not plan or (only_adds(plan) and not is_down()):
        return
    with held(), connection.cursor() as cursor:
        if not is_down():
            know_the_last(cursor)
        refusals = prepared(cursor)
        take_down(cursor)
        if refusals:
            cursor.execute(refusals)


def existing_tables(cursor: CursorWrapper) -> set[str]:
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
        " AND relnamespace = 'public'::regnamespace"
    )
    return {name for (name,) in cursor.fetchall()}


def existing_columns(cursor: CursorWrapper) -> set[tuple[str, str]]:
    """Each column of each table: an older database may lack a column of a table too."""
    cursor.execute(
        "SELECT relname, attname FROM pg_class"
        " JOIN pg_attribute ON attrelid = pg_class.oid"
        " WHERE relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped"
        " AND relnamespace = 'public'::regnamespace"
    )
    return set(cursor.fetchall())


def take_down(cursor: CursorWrapper) -> None:
    """Drop the policies, triggers and views, and leave row level security on."""
    # What waits for the end of the transaction is looked at while it still is.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    cursor.execute(
        "SELECT format('DROP POLICY %I ON %I.%I;', policyname, schemaname, tablename)"
        " FROM pg_policies WHERE policyname LIKE 'wall\\_%'"
        " UNION ALL"
        " SELECT format('DROP TRIGGER %I ON %s;', tgname, tgrelid::regclass)"
        " FROM pg_trigger WHERE tgname LIKE 'wall\\_%'"
        " UNION ALL"
        " SELECT format('DROP VIEW IF EXISTS wall.%I CASCADE;', viewname)"
        " FROM pg_views WHERE schemaname = 'wall'"
    )
    if drops := [statement for (statement,) in cursor.fetchall()]:
        cursor.execute("\n".join(drops))
    # Nothing says what changes from here on, so nothing is kept.
    cursor.execute(FORGET_VERSIONS)


def statements(
    tables: set[str], columns: set[tuple[str, str]], roles: Roles
) -> Iterator[str]:
    """The whole wall as SQL, for the tables and columns that are there."""
    # No table can be altered while checks of its rows are waiting.
    yield "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;"
    # Functions ask each other, and tables that an old database does not have yet.
    yield "SET LOCAL check_function_bodies = off;"
    yield "CREATE SCHEMA IF NOT EXISTS wall;"
    yield "DROP TABLE IF EXISTS wall.last_known;"
    yield from stamp_statements(declared.stamps, tables)
    columns = columns | stamped_columns(declared.stamps, tables)
    yield from declared.statements
    for path in (*declared.functions, *declared.views):
        yield path.read_text()
    yield from sight_statements(tables)
    yield from old_row_statements(declared.stamps, tables)
    guards = key_guards(columns)
    for table, rule in all_rules().items():
        if table not in tables:
            continue
        if is_askable(table, rule, columns):
            guard = guards.get(table, "")
            yield from policy_statements(table, rule, guard, roles)
        else:
            # Closed until the column is there that says whose its rows are.
            yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
    yield from seen_statements(columns)
    yield from grant_statements(tables & all_tables().keys(), roles)
    yield from public_statements(columns, roles)


def policy_statements(
    table: str, rule: Rule, guard: str, roles: Roles
) -> Iterator[str]:
    """One policy an action; what is written has to point to visible rows as well."""
    to = f"TO {roles.scoped}"
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
    add, change = (f"({condition}){guard}" for condition in (rule.add, rule.change))
    clauses = {
        "read": f"FOR SELECT {to} USING ({rule.read})",
        "add": f"FOR INSERT {to} WITH CHECK ({add})",
        "change": f"FOR UPDATE {to} USING ({rule.change}) WITH CHECK ({change})",
        "remove": f"FOR DELETE {to} USING ({rule.remove})",
    }
    for action, clause in clauses.items():
        yield f"CREATE POLICY {POLICY.format(action=action)} ON {table} {clause};"


def grant_statements(tables: set[str], roles: Roles) -> Iterator[str]:
    """Rights to the tables that are declared, and to no other.

    A table that nobody declared stays closed to the scoped role, loudly.
    """
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {roles.scoped};"
    yield "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA wall FROM PUBLIC;"
    yield f"GRANT USAGE ON SCHEMA public, wall TO {roles.scoped};"
    yield f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA wall TO {roles.scoped};"
    if tables:
        listed = ", ".join(sorted(tables))
        yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {listed} TO {roles.scoped};"
