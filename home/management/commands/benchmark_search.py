"""`manage.py benchmark_search`: what a search costs over a great library."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from home.own_database import own_database
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
        part = options["boards"] / Size.boards
        one = Size().times(options["share"] * part)
        size = Size(options["boards"], one.reviews, one.files, one.file_pages)
        try:
            with own_database(SUFFIX, self._say, keep=options["keep"]):
                fill(size, self._say)
                costs = list(measure(options["rounds"], self._say))
        except KeyboardInterrupt:
            self._say("Stopped. Start it again to go on.")
            return
        self._print(costs)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _print(self, costs: list[Cost]) -> None:
        heads = ("p50", "p95", "goal", "Python", "queries")
        self._say(f"\n{'milliseconds':<28}{''.join(f'{one:>9}' for one in heads)}")
        for cost in costs:
            above = "" if cost.p95 <= cost.goal else "  ABOVE"
            self._say(
                f"{cost.name:<28}{cost.half:>9.1f}{cost.p95:>9.1f}{cost.goal:>9}"
                f"{cost.own:>9.1f}{cost.questions:>9}{above}"
            )
