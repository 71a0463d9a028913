"""Makes the template of the tests' databases anew for a mutation of SQL, in a copy.

Migrating takes longer than all tests of a mutation. So the migrated database of the
copy as it is stays under a name of its own, and what a mutation changes of the wall is
built anew upon it. A mutation of a migration is not meant.

python -m tests.mutations.template          keeps it, and prints the name
python -m tests.mutations.template NAME     makes the template of what the copy says now
"""

import sys

import django
from django.core.management import call_command
from django.db import connection
from psycopg import Connection
from psycopg.sql import SQL, Identifier

from tests import template_database as templates

KEPT = "kept_"


def keep(server: Connection) -> str:
    """Keep the migrated database of the copy as it is; what was kept before goes."""
    template = templates.ensure_template(server)
    kept = template.replace(templates.TEMPLATES, KEPT)
    there = templates.databases(server, KEPT)
    for old in there:
        if old != kept:
            templates.drop(server, old)
    if kept not in there:
        clone(server, template, kept)
    return kept


def make(server: Connection, kept: str) -> None:
    """The template as the copy says it now, upon what was migrated before."""
    name = f"{templates.TEMPLATES}{templates.fingerprint(templates.PROJECT)}"
    if name in templates.databases(server, name):
        return
    draft = f"{name}_draft"
    templates.drop(server, draft)
    clone(server, kept, draft)
    connection.close()
    connection.settings_dict["NAME"] = draft
    # Nothing is left to migrate. What follows a migration is the wall.
    call_command("migrate", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA tests CASCADE")
        cursor.execute(templates.OF_TESTS)
    connection.close()
    rename = SQL("ALTER DATABASE {} RENAME TO {}")
    server.execute(rename.format(Identifier(draft), Identifier(name)))


def clone(server: Connection, source: str, name: str) -> None:
    statement = SQL("CREATE DATABASE {} TEMPLATE {}")
    server.execute(statement.format(Identifier(name), Identifier(source)))


def main(arguments: list[str]) -> None:
    django.setup()
    with templates.connect_beside_django() as server:
        if arguments:
            make(server, arguments[0])
        else:
            print(keep(server))


if __name__ == "__main__":
    main(sys.argv[1:])
