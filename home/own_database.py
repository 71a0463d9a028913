"""A database of its own for a command that measures, so that no data are touched."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management import CommandError, call_command
from django.db import connection
from psycopg.sql import SQL, Composed, Identifier


@contextmanager
def own_database(
    suffix: str, say: Callable[[str], None], *, keep: bool
) -> Iterator[str]:
    """Work in a migrated database whose name ends so; say its name.

    It is made where it is not there, and stays when what is done in it is interrupted
    or fails, so that the next time goes on. keep: whether it stays afterwards too.

    Raises CommandError while a transaction is open.
    """
    if connection.in_atomic_block:
        raise CommandError(
            "A transaction is open, from which no other database can be made."
        )
    usual = connection.settings_dict["NAME"]
    name = f"{usual}{suffix}"
    _make(name, say)
    _work_in(name)
    try:
        call_command("migrate", interactive=False, verbosity=0)
        yield name
    finally:
        _work_in(usual)
    if not keep:
        _run(SQL("DROP DATABASE {}").format(Identifier(name)))


def _make(name: str, say: Callable[[str], None]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        there = cursor.fetchone()
    if not there:
        say(f"Filling the database {name} …")
        _run(SQL("CREATE DATABASE {}").format(Identifier(name)))


def _run(statement: Composed) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(cursor.connection))


def _work_in(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
