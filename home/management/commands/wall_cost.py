"""`manage.py wall_cost`: how much slower the CMS is for keeping boards apart."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from psycopg.sql import SQL, Identifier

from home.wall_cost.filling import EDITOR, fill
from home.wall_cost.measuring import Cost, measure

SUFFIX = "_wall_cost"
GOAL = 1.10


class Command(BaseCommand):
    help = (
        "Asks twenty pages of the CMS with the wall between boards and without it, and "
        f"prints what each takes. Works in a database of its own, named …{SUFFIX}, "
        "which it fills first; interrupted, it goes on there the next time."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pages", type=int, default=10_000)
        parser.add_argument("--rounds", type=int, default=7, help="Times a page.")
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
            fill(options["pages"], self._say)
            costs, public = measure(EDITOR, options["rounds"])
        finally:
            self._work_in(usual)
        self._print(costs, public)
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

    def _run(self, statement: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement.as_string(cursor.connection))

    def _work_in(self, name: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name

    def _print(self, costs: list[Cost], public: Cost) -> None:
        self._say(f"\n{'milliseconds':<26}{'wall':>8}{'without':>9}{'ratio':>7}")
        behind = sum(cost.behind for cost in costs)
        without = sum(cost.without for cost in costs)
        for cost in [*costs, Cost("sum", behind, without), public]:
            self._say(
                f"{cost.name:<26}{cost.behind:>8.1f}{cost.without:>9.1f}"
                f"{cost.ratio:>7.2f}"
            )
        ratio = behind / without
        self._say(
            f"\n{'Within' if ratio <= GOAL else 'ABOVE'} the goal: the sum behind the "
            f"wall is {ratio:.2f} of the sum without; at most {GOAL:.2f} is meant."
        )
