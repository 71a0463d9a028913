"""What belongs to a backup: every table, and every file that a row names.

Both are read on one connection, in one snapshot of the database.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.files.storage import Storage, storages
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import FileField
from psycopg.sql import SQL, Identifier

# Who is logged in logs in again, and what is kept of answers is made again: what they
# hold is of the moment, and some of it personal.
LEFT_OUT = ("django_session", "cms_cache", "cms_keptpage")


@dataclass(frozen=True, order=True)
class StoredFile:
    """A file in its place. store: what the setting STORAGES calls its storage."""

    store: str
    name: str


def stores() -> dict[str, Storage]:
    """Every store in which rows have files, by its name."""
    return {alias: storages[alias] for alias in sorted(_aliases())}


def files_of(at: BaseDatabaseWrapper) -> list[StoredFile]:
    """Every file that a row names, each once."""
    there, found = set(_tables(at)), set()
    for field, store in _fields():
        table = field.model._meta.db_table
        # A later version of the code copies the database of the one before it.
        if table in there:
            found |= {StoredFile(store, name) for name in _names(at, table, field)}
    return sorted(found)


def rows_of(at: BaseDatabaseWrapper) -> dict[str, int]:
    """How many rows each table has."""
    counts = {}
    with at.cursor() as cursor:
        for table in _tables(at):
            count = SQL("SELECT count(*) FROM {}").format(Identifier(table))
            cursor.execute(count.as_string())
            (counts[table],) = cursor.fetchone()
    return counts


def migrations_of(at: BaseDatabaseWrapper) -> list[str]:
    with at.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        return [f"{app}.{name}" for app, name in cursor.fetchall()]


def boards_of(at: BaseDatabaseWrapper) -> list[str]:
    """What lies right under the root of the tree: the boards, by their names."""
    with at.cursor() as cursor:
        cursor.execute("SELECT title FROM wagtailcore_page WHERE depth = 2 ORDER BY 1")
        return [title for (title,) in cursor.fetchall()]


def _tables(at: BaseDatabaseWrapper) -> list[str]:
    with at.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        )
        return [table for (table,) in cursor.fetchall()]


def _fields() -> Iterator[tuple[FileField, str]]:
    """Every column that names files, from the registry of models, with its store."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, FileField) and not model._meta.proxy:
                yield field, _store_of(field)


def _place_of(store: Storage) -> object:
    """What says where a store is, however many there are of it in this process."""
    return store.__class__, getattr(store, "location", store)


def _store_of(field: FileField) -> str:
    for alias in _aliases():
        if _place_of(field.storage) == _place_of(storages[alias]):
            return alias
    raise LookupError(f"The files of {field} lie in no store of the setting STORAGES.")


def _aliases() -> set[str]:
    return set(storages.backends) - {"staticfiles"}


def _names(at: BaseDatabaseWrapper, table: str, field: FileField) -> list[str]:
    column = Identifier(str(field.column))
    wanted = SQL("SELECT DISTINCT {c} FROM {t} WHERE {c} <> ''")
    with at.cursor() as cursor:
        cursor.execute(wanted.format(c=column, t=Identifier(table)).as_string())
        return [name for (name,) in cursor.fetchall()]
