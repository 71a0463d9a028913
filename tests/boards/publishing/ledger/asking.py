"""Asking the database what is open, and having it look as it does at a commit."""

from typing import Any

from django.db import Error, connection, transaction

from tests import ledger

Item = tuple[str, int, str]
OPENED = """
SELECT 'page', id, version, digest FROM wall.opened_pages
 UNION ALL SELECT 'file', id, version, digest FROM wall.opened_files
 UNION ALL SELECT 'image', id, version, digest FROM wall.opened_images
"""
ENTERED = "SELECT what, key, version FROM boards_ledgerline WHERE ended_at IS NULL"


def rows(sql: str, values: Any = None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def opened() -> set[tuple]:
    """What the public may have now: of each its kind, key, version and hash."""
    return set(rows(OPENED))


def entered() -> set[Item]:
    """What the ledger has a line for now."""
    return set(rows(ENTERED))


def refusal_of(sql: str, values: Any = None) -> str | None:
    """The code with which a transaction of this statement fails, or None.

    It is taken back in any case.
    """
    try:
        with transaction.atomic():
            rows(sql, values)
            ledger.look()
            transaction.set_rollback(True)
    except Error as error:
        return getattr(error.__cause__, "sqlstate", None)
    except Exception as error:
        # What psycopg says by itself, where the look goes past Django.
        return getattr(error, "sqlstate", None)
    return None
