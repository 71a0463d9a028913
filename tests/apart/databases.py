"""Databases of a test's own, in which everything is committed as in production."""

import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from psycopg.sql import SQL, Identifier

from cms.local_postgres import LocalPostgres, running
from cms.local_postgres.programs import find_programs
from cms.local_postgres.roles import APPLICATION_ROLE, DATABASE
from cms.tenancy.roles import Roles
from tests import template_database

EMPTY = "template0"


@contextmanager
def own_database(*, like: str | None = None) -> Iterator[str]:
    """A new database, and its name: a copy of another, or of the migrated template.

    like: the other's name, to which nobody may be connected.
    Nothing leads to it yet. It is dropped at the end; nobody may be connected then.
    """
    name = f"{template_database.RUNS}{uuid.uuid4().hex[:12]}"
    with template_database.connect_beside_django() as server:
        template_database.take(server, name)
        source = like or template_database.ensure_template(server)
        create = SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(create.format(Identifier(name), Identifier(source)))
        try:
            yield name
        finally:
            template_database.drop(server, name)


@contextmanager
def another_server(name: str) -> Iterator[dict[str, str]]:
    """A PostgreSQL that knows none of our roles, with an empty database of this name.

    What Django's connection has to say to find it.
    """
    roles = Roles(APPLICATION_ROLE)
    with tempfile.TemporaryDirectory(prefix="another-") as folder:
        Path(folder).chmod(0o755)
        data = Path(folder) / "data"
        server = LocalPostgres(
            data, find_programs(), durable=False, report=lambda _line: None
        )
        with running(server):
            found = {"HOST": str(server.sockets), "PORT": "5432", "PASSWORD": ""}
            with psycopg.connect(administrator(found), autocommit=True) as its:
                its.execute(f"DROP DATABASE {DATABASE}")
                its.execute(f"DROP ROLE {', '.join(roles.all)}")
                its.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
            yield found


def administrator(server: dict[str, str], name: str = "postgres") -> str:
    """The address of one of its databases, for who may all."""
    return f"postgresql://postgres@/{name}?host={server['HOST']}&port={server['PORT']}"


@contextmanager
def connected_to(name: str, **server: str) -> Iterator[None]:
    """Django's connection leads to another database for a while.

    server: where it is, if it is another one.
    """
    usual = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update({"NAME": name, **server})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(usual)
        # Their keys may be others there.
        ContentType.objects.clear_cache()
