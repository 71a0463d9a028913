"""Which migrations leave the wall as it stands: those that only add to the database.

What is on no list here is taken for a change of what policies, triggers or views use,
and so is what Django does not write as SQL. A column that is added is empty or has one
value for all rows: PostgreSQL writes no table anew for it, which would hide all rows
from a question that has begun before.
"""

import re
from collections.abc import Iterator, Sequence

from django.db import DatabaseError, connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.utils import NotSupportedError

# As Django makes it: migrations, and whether each goes backwards.
Plan = Sequence[tuple[Migration, bool]]
NO_SQL = "-- THIS OPERATION CANNOT BE WRITTEN AS SQL"
_NAME = r'"\w+"'
# Words that are quoted, and what stands in brackets, are each one sign.
_QUOTED = re.compile(r"'(?:[^']|'')*'")
_IN_BRACKETS = re.compile(r" ?\([^()]*\)")
_VALUE = r"(?:-?\d+(?:\.\d+)?|true|false|NULL|''(?:::\w+(?:\[\])?)?)"
_LATER = r"(?: DEFERRABLE INITIALLY DEFERRED)?"
_POINTS = rf"REFERENCES {_NAME}\(\){_LATER}"
_COLUMN = (
    rf"{_NAME} (?!\w*serial)[a-z ]+(?:\(\))?(?:\[\])*"
    rf"(?: DEFAULT {_VALUE})?(?: NOT NULL| NULL)?"
    rf"(?: CONSTRAINT {_NAME} {_POINTS})?"
)
ADDS = re.compile(
    rf"CREATE TABLE {_NAME}\(\)"
    rf"|CREATE (?:UNIQUE )?INDEX {_NAME} ON {_NAME}[^;]*"
    rf"|ALTER TABLE {_NAME} ADD COLUMN {_COLUMN}"
    rf"|ALTER TABLE {_NAME} ADD CONSTRAINT {_NAME} (?:UNIQUE|CHECK)\(\){_LATER}"
    rf"|ALTER TABLE {_NAME} ADD CONSTRAINT {_NAME} FOREIGN KEY\(\) {_POINTS}"
    rf"|ALTER TABLE {_NAME} ALTER COLUMN {_NAME}"
    rf" (?:DROP NOT NULL|DROP DEFAULT|SET DEFAULT {_VALUE})"
    rf"|SET CONSTRAINTS {_NAME} IMMEDIATE"
)


def only_adds(plan: Plan) -> bool:
    """Whether migrations that are about to run do nothing but add."""
    if not _has_a_wall() or any(
        backwards or not all(one.reduces_to_sql for one in migration.operations)
        for migration, backwards in plan
    ):
        return False
    try:
        return all(map(adds, _as_sql(plan)))
    except (DatabaseError, NotSupportedError, LookupError, ValueError):
        # Such as one whose SQL depends on what an earlier one has made.
        return False


def adds(statement: str) -> bool:
    """Whether one statement, as Django writes it, does nothing but add."""
    said = statement.strip()
    if said.startswith("--") and "\n" not in said:
        return said != NO_SQL
    said = _QUOTED.sub("''", said)
    while said != (said := _IN_BRACKETS.sub("\0", said)):
        pass
    said = said.replace("\0", "()")
    # A key comes with a look at what waits for the end of the transaction.
    parts = (part.strip() for part in said.rstrip(";").split(";"))
    return all(ADDS.fullmatch(part) for part in parts)


def _has_a_wall() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace('wall') IS NOT NULL")
        return bool(cursor.fetchone()[0])


def _as_sql(plan: Plan) -> Iterator[str]:
    loader = MigrationLoader(connection)
    there = [key for key in loader.applied_migrations if key in loader.graph.nodes]
    state = loader.project_state(there)
    for migration, _backwards in plan:
        with connection.schema_editor(
            collect_sql=True, atomic=migration.atomic
        ) as editor:
            state = migration.apply(state, editor, collect_sql=True)
        yield from editor.collected_sql
