"""`manage.py release_due`: what has to go public now, goes public now."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand
from django.db import InterfaceError, OperationalError, connection

from boards.publishing.releases.scheduler import run
from boards.publishing.releases.trusted_time import SteadyClock
from cms.tenancy.scope import widen_to_everything

EVERY = 10  # seconds


class Command(BaseCommand):
    help = (
        "Releases what is signed off and due, publishes and ends single pages at their "
        "time, and tells people of what a check stopped. Start it every minute, or "
        "once with --loop. Several at once do no harm."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--loop",
            action="store_true",
            help=f"Go on for ever, with a look every {EVERY} seconds.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        clock = SteadyClock()
        try:
            self._once(clock)
            while options["loop"]:
                time.sleep(EVERY)
                self._again(clock)
        except KeyboardInterrupt:
            self.stderr.write("Interrupted. What was not finished was not begun.")

    def _once(self, clock: SteadyClock) -> None:
        widen_to_everything()
        for sentence in run(clock.now()):
            self.stdout.write(sentence)

    def _again(self, clock: SteadyClock) -> None:
        """A database that is away for a while is asked again the next time."""
        try:
            self._once(clock)
        except (OperationalError, InterfaceError) as error:
            self.stderr.write(f"The database does not answer: {error}")
            connection.close()
