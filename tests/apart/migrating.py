"""A later release's migrations, made by a process that may be killed anywhere."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch

from django.core.management import call_command
from django.db import connection, migrations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from cms.tenancy.scope import widen_to_everything
from tests.apart.forked import done_elsewhere, end_suddenly

APP, NAME = "home", "9000_later"
COLUMN = 'ALTER TABLE "boards_contentpage" ADD COLUMN "later" integer NULL'
INDEX = 'CREATE INDEX "later_of_page" ON "boards_contentpage" ("later")'
WIDER = 'ALTER TABLE "boards_contentpage" ALTER COLUMN "later" TYPE text'
ANEW = "UPDATE boards_contentpage SET later = 'anew'"


def adding() -> list[Operation]:
    return [migrations.RunSQL(COLUMN), migrations.RunSQL(INDEX)]


def changing(while_down: Callable[[], None] | None = None) -> list[Operation]:
    """Of a column that the triggers read.

    while_down: what is done meanwhile, while the table is locked.
    """

    def do(_apps: object, _editor: object) -> None:
        if while_down:
            while_down()

    return [
        *(migrations.RunSQL(sql) for sql in (COLUMN, WIDER, ANEW)),
        migrations.RunPython(do),
    ]


@contextmanager
def later(operations: Sequence[Operation]) -> Iterator[None]:
    """The release of this process has one migration more."""
    load = MigrationLoader.load_disk

    def load_more(loader: MigrationLoader) -> None:
        load(loader)
        last = max(name for app, name in loader.disk_migrations if app == APP)
        more = migrations.Migration(NAME, APP)
        more.dependencies = [(APP, last)]
        more.operations = list(operations)
        loader.disk_migrations[APP, NAME] = more

    with patch.object(MigrationLoader, "load_disk", load_more):
        yield


def migrate(operations: Sequence[Operation]) -> None:
    """As on a machine: what is wrong with the database is looked at before."""
    with later(operations):
        call_command("migrate", APP, verbosity=0, skip_checks=False)


def migrate_elsewhere(kill_before: str = "") -> bool:
    """Make the changing migration in a process of its own. Whether it came to its end.

    kill_before: words of the statement before which it ends itself.
    """
    return done_elsewhere(_run, kill_before)


def _run(kill_before: str) -> None:
    widen_to_everything()

    def look(execute, sql, params, many, context):
        if kill_before and kill_before in str(sql):
            end_suddenly()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        migrate(changing())
