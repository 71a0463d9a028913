"""Which migrations leave the wall as it stands: those that only add to the database.

What is on no list here is taken for a change of what policies, triggers or views use.
"""

import re
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader

# How Django writes what adds, or keeps columns as they are.
ADDS = re.compile(
    r"CREATE (TABLE|INDEX|UNIQUE INDEX) |DROP INDEX |COMMENT ON |SET CONSTRAINTS "
    r'|ALTER TABLE "\w+" (ADD COLUMN|(ADD|DROP) CONSTRAINT) '
    r'|ALTER TABLE "\w+" ALTER COLUMN "\w+" (SET|DROP) (DEFAULT|NOT NULL)'
)
CHANGES = re.compile(r"\b(TYPE|RENAME|UPDATE|DELETE|DROP COLUMN|CASCADE)\b")
NO_SQL = "-- THIS OPERATION CANNOT BE WRITTEN AS SQL"


def only_adds(plan: list[Any]) -> bool:
    """Whether migrations that are about to run do nothing but add.

    plan: as Django makes it, of migrations and whether each goes backwards.
    """
    if not _has_a_wall():
        return False
    try:
        backwards = any(backwards for _migration, backwards in plan)
        return not backwards and all(map(adds, _as_sql(plan)))
    except Exception:
        # Such as one whose SQL depends on what an earlier one has made.
        return False


def _has_a_wall() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace('wall') IS NOT NULL")
        return bool(cursor.fetchone()[0])


def _as_sql(plan: list[Any]) -> list[str]:
    loader = MigrationLoader(connection)
    there = [key for key in loader.applied_migrations if key in loader.graph.nodes]
    state = loader.project_state(there)
    said: list[str] = []
    for migration, _backwards in plan:
        with connection.schema_editor(
            collect_sql=True, atomic=migration.atomic
        ) as editor:
            state = migration.apply(state, editor, collect_sql=True)
        said += editor.collected_sql
    return said


def adds(statement: str) -> bool:
    """Whether one statement, as Django writes it, does nothing but add."""
    if statement.startswith("--"):
        return statement != NO_SQL
    return bool(ADDS.match(statement)) and not CHANGES.search(statement)
