"""`manage.py benchmark`: what pages cost on boards with a great many reviews."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, call_command

from home.benchmark.filling import Size, fill
from home.benchmark.measuring import Measured, Times, measure
from home.own_database import own_database

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
            "--requests", type=int, default=10_000, help="Until memory is looked at."
        )
        parser.add_argument(
            "--against", default="", metavar="URL", help="A page of another server."
        )
        parser.add_argument(
            "--keep", action="store_true", help="Keep the database for the next time."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        size = Size(options["boards"], options["reviews"], options["documents"])
        with own_database(SUFFIX, self._say, keep=options["keep"]) as name:
            call_command("createcachetable", verbosity=0)
            fill(size, self._say)
            times = Times(options["times"], options["requests"], options["against"])
            found = measure(name, times, self._say)
        self._print(size, found)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

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
        for line in found.lines:
            self._say(f"{line.name:<54}{line.said}")
        self._say("\nMilliseconds of the processor that the web server took an answer.")
