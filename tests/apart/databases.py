"""Databases of a test's own, in which everything is committed as in production."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from psycopg.sql import SQL, Identifier

from tests import template_database


@contextmanager
def own_database(*, migrated: bool = True) -> Iterator[str]:
    """A new database, and its name: a copy of the migrated template, or an empty one.

    Nothing leads to it yet. It is dropped at the end; nobody may be connected then.
    """
    name = f"{template_database.RUNS}{uuid.uuid4().hex[:12]}"
    with template_database.connect_beside_django() as server:
        template_database.take(server, name)
        source = template_database.ensure_template(server) if migrated else "template0"
        create = SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(create.format(Identifier(name), Identifier(source)))
        try:
            yield name
        finally:
            template_database.drop(server, name)


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Django's connection leads to another database for a while."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
        # Their keys may be others there.
        ContentType.objects.clear_cache()
