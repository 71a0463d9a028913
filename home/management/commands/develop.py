"""`manage.py develop`: from an empty database to a served demonstration."""

import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from boards.governance.sites import sync_all_sites
from boards.models import Board, Hub
from cms.hosts import public_address
from cms.local_postgres.parents import end_with_parent
from cms.management.commands import migrate
from cms.tenancy.build import is_as_declared
from home import demo
from home.demo.first_steps import five_things

# Seconds that what is being read has to come to its end; it is read again otherwise.
GRACE = 1


EACH = 50  # migrations, after which it is said how many are done


class _Told(migrate.Command):
    """The one of `manage.py migrate`, which says now and then how far it is."""

    done, of = 0, 0

    def migration_progress_callback(
        self, action: str, migration: object = None, fake: bool = False
    ) -> None:
        if action != "apply_success":
            return
        self.done += 1
        if self.done % EACH == 0:
            self.stdout.write(f"  {self.done} of {self.of} …")


def _end(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)


class Command(BaseCommand):
    help = (
        "Migrates, fills the demonstration when there are no boards, prints every "
        "address and login, and serves on this machine. For development only."
    )
    # Checked by the server that it starts, once.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--no-serve", action="store_true", help="Prepare everything, serve nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self._migrate()
        if not Board.objects.exists() or demo.is_unfinished():
            self.stdout.write("Filling the demonstration: five boards …")
            demo.fill(self.stdout.write)
        sync_all_sites()
        self._say_where()
        if not options["no_serve"]:
            self._start_scheduler()
            with self._worker():
                call_command(
                    "runserver", f"127.0.0.1:{settings.PUBLIC_PORT}", use_reloader=False
                )

    @contextmanager
    def _worker(self) -> Iterator[None]:
        """Files are checked beside the server, as in production, and end with it."""
        signal.signal(signal.SIGTERM, _end)
        worker = subprocess.Popen(
            [sys.executable, sys.argv[0], "db_worker", "--grace", str(GRACE)],
            preexec_fn=end_with_parent(),
        )
        try:
            yield
        finally:
            worker.terminate()
            worker.wait()

    def _start_scheduler(self) -> None:
        """What is signed off goes public at its time, as in production.

        In a thread, which ends with the server however that ends.
        """
        Thread(
            target=call_command,
            args=("release_due",),
            kwargs={"loop": True},
            daemon=True,
        ).start()

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting or not is_as_declared():
            self.stdout.write(f"Preparing the database: {len(waiting)} migrations …")
            told = _Told()
            told.stdout, told.of = self.stdout, len(waiting)
            call_command(told, verbosity=0, interactive=False)

    def _say_where(self) -> None:
        write = self.stdout.write
        write("\nBoards")
        for board in (
            Board.objects.live().filter(hostname__isnull=False).order_by("path")
        ):
            write(f"  {public_address(board.hostname):<42} {board.title}")
        for hub in Hub.objects.exclude(hostname=""):
            write(f"  {public_address(hub.hostname):<42} {hub.name}: all of them")
        write("\nCMS")
        write(f"  {settings.WAGTAILADMIN_BASE_URL}/admin/")
        logins = demo.logins_in_use()
        if logins:
            write(f"\nDemonstration logins (password: {demo.PASSWORD})")
            for email, what in logins:
                write(f"  {email:<42} {what}")
        self._say_what_to_try({email for email, _what in logins})
        write("\nCtrl-C stops everything.\n")

    def _say_what_to_try(self, logins: set[str]) -> None:
        """Only as somebody whose password is still the known one."""
        found = [one for one in five_things(demo.ADMINISTRATOR) if one[0] in logins]
        if found:
            self.stdout.write("\nTo try first")
        for number, (email, where, what) in enumerate(found, start=1):
            self.stdout.write(f"  {number}. {email} ({where})\n     {what}")
