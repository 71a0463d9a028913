"""`manage.py benchmark`: what pages cost on boards with a great many reviews."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from psycopg.sql import SQL, Composed, Identifier

from home.benchmark.filling import Size, fill
from home.benchmark.measuring import Measured, measure

SUFFIX = "_benchmark"


class Command(BaseCommand):
    help = (
        "Fills boards with reviews in a database of its own, named "
        f"…{SUFFIX}, serves them on ports of its own and prints what pages cost, "
        "beside a plain view of Django's and, where it is installed, nginx. "
        "Interrupted, it goes on there the next time. On Linux."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--boards", type=int, default=4)
        parser.add_argument("--reviews", type=int, default=1000, help="Of each board.")
        parser.add_argument("--documents", type=int, default=3, help="Of a review.")
        parser.add_argument("--times", type=int, default=300, help="Each is asked.")
        parser.add_argument(
            "--against", default="", metavar="URL", help="A page of another server."
        )
        parser.add_argument(
            "--keep", action="store_true", help="Keep the database for the next time."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.in_atomic_block:
            raise CommandError(
                "A transaction is open, from which no other database can be made."
            )
        usual = connection.settings_dict["NAME"]
        name = f"{usual}{SUFFIX}"
        self._make(name)
        self._work_in(name)
        size = Size(options["boards"], options["reviews"], options["documents"])
        try:
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
            fill(size, self._say)
            found = measure(name, options["times"], options["against"], self._say)
        finally:
            self._work_in(usual)
        self._print(size, found)
        if not options["keep"]:
            self._run(SQL("DROP DATABASE {}").format(Identifier(name)))

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _make(self, name: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            there = cursor.fetchone()
        if not there:
            self._say(f"Filling the database {name} …")
            self._run(SQL("CREATE DATABASE {}").format(Identifier(name)))

    def _run(self, statement: Composed) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement.as_string(cursor.connection))

    def _work_in(self, name: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name

    def _print(self, size: Size, found: Measured) -> None:
        self._say(
            f"\nBoards: {size.boards}, each with {size.reviews} reviews with "
            f"{size.documents} documents.\n"
            f"\n{'':<32}{'queries':>8}{'ms':>9}{': plain':>9}"
        )
        for cost in [found.plain, *found.costs]:
            queries = "" if cost.queries is None else str(cost.queries)
            ratio = cost.cpu / found.plain.cpu
            self._say(f"{cost.name:<32}{queries:>8}{cost.cpu:>9.3f}{ratio:>9.2f}")
        self._say("\nMilliseconds of the processor that the web server took an answer.")
