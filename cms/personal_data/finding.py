"""Where an address stands, in whatever column of whatever table."""

from dataclasses import dataclass

from django.apps import apps
from django.db import connection
from psycopg.sql import SQL, Identifier

# A row of each table as one text, whatever its columns are.
ROWS_WITH = SQL(
    "SELECT count(*) FROM {} found WHERE strpos(lower(found::text), %s) > 0"
)


@dataclass(frozen=True)
class Found:
    """How many rows of a table name an address. what: the table in words."""

    table: str
    what: str
    rows: int


def rows_that_name(email: str) -> list[Found]:
    """Every table that has the address in a row: from the database, not from a list."""
    names = {
        model._meta.db_table: str(model._meta.verbose_name_plural)
        for model in apps.get_models(include_auto_created=True)
    }
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        )
        for (table,) in cursor.fetchall():
            question = ROWS_WITH.format(Identifier(table)).as_string()
            cursor.execute(question, [email.lower()])
            (rows,) = cursor.fetchone()
            if rows:
                found.append(Found(table, names.get(table, table), rows))
    return found
