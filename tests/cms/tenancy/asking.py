"""Ways of asking the database from outside of what the tests set up."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from cms.tenancy.scope import Scope, current_scope


@contextmanager
def just_connected() -> Iterator[BaseDatabaseWrapper]:
    """A connection as a process that serves makes it: nobody gave it a scope."""
    other = connection.copy()
    other.settings_dict["OPTIONS"] = {}
    try:
        yield other
    finally:
        other.close()


def ask(sql: str, at: BaseDatabaseWrapper = connection) -> list[tuple]:
    with at.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def role(at: BaseDatabaseWrapper = connection) -> str:
    return ask("SELECT current_user", at)[0][0]


def scope_during(client: Client, address: str) -> Scope:
    """The scope in which the last query of a request was asked."""
    scopes: list[Scope] = []

    def note(execute, *query):
        scopes.append(current_scope())
        return execute(*query)

    with connection.execute_wrapper(note):
        client.get(address)
    return scopes[-1]
