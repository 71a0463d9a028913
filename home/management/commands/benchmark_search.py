"""`manage.py benchmark_search`: what a search costs over a great library."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from psycopg.sql import SQL, Composed, Identifier

from home.search_benchmark.filling import Size, fill
from home.search_benchmark.measuring import Cost, measure

SUFFIX = "_search_benchmark"


class Command(BaseCommand):
    help = (
        "Fills a database of its own with 40 boards, 10,000 reviews, 20,000 files and "
        "200,000 pages of files, asks their search, suggestions and lists with "
        "filters, and prints what half and what 95 of 100 answers take at most. "
        f"The database is named …{SUFFIX}; interrupted, it goes on there the next time."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--share", type=float, default=1.0, help="0.1 for a tenth of each board."
        )
        parser.add_argument("--boards", type=int, default=Size.boards)
        parser.add_argument("--rounds", type=int, default=60, help="Questions a kind.")
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
        try:
            call_command("migrate", interactive=False, verbosity=0)
            part = options["boards"] / Size.boards
            size = Size().times(options["share"] * part)
            fill(
                Size(options["boards"], size.reviews, size.files, size.file_pages),
                self._say,
            )
            costs = list(measure(options["rounds"], self._say))
        except KeyboardInterrupt:
            self._say("Stopped. Start it again to go on.")
            return
        finally:
            self._work_in(usual)
        self._print(costs)
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

    def _print(self, costs: list[Cost]) -> None:
        heads = ("p50", "p95", "goal", "Python", "queries")
        self._say(f"\n{'milliseconds':<28}{''.join(f'{one:>9}' for one in heads)}")
        for cost in costs:
            above = "" if cost.p95 <= cost.goal else "  ABOVE"
            self._say(
                f"{cost.name:<28}{cost.half:>9.1f}{cost.p95:>9.1f}{cost.goal:>9}"
                f"{cost.own:>9.1f}{cost.questions:>9}{above}"
            )
