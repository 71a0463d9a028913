"""`manage.py wall_cost`: how much slower the CMS is for keeping boards apart."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from home.own_database import own_database
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
        with own_database(SUFFIX, self._say, keep=options["keep"]):
            fill(options["pages"], self._say)
            costs, public = measure(EDITOR, options["rounds"])
        self._print(costs, public)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

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
