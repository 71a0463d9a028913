"""`manage.py release_due`: what has to go public now, goes public now."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand
from django.db import InterfaceError, OperationalError, connection

from boards.publishing.releases.scheduler import run
from boards.publishing.releases.trusted_time import SteadyClock
from cms.tenancy.scope import widen_to_everything

# Seconds.
EVERY = 10
WAITS_FOR_DATABASE = 2


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
        try:
            if not options["loop"]:
                self._once(SteadyClock())
                return
            self._wait_for_database()
            clock = SteadyClock()
            while True:
                time.sleep(self._pause_after_looking(clock))
        except KeyboardInterrupt:
            self.stderr.write("Interrupted. What was not finished was not begun.")

    def _once(self, clock: SteadyClock) -> None:
        widen_to_everything()
        for sentence in run(clock.now()):
            self.stdout.write(sentence)

    def _wait_for_database(self) -> None:
        """The clock begins by asking it."""
        while True:
            try:
                connection.ensure_connection()
            except OperationalError as error:
                self._say_that_it_is_away(error)
                time.sleep(WAITS_FOR_DATABASE)
            else:
                return

    def _pause_after_looking(self, clock: SteadyClock) -> int:
        """A database that is away for a while is asked again soon."""
        try:
            self._once(clock)
        except (OperationalError, InterfaceError) as error:
            self._say_that_it_is_away(error)
            connection.close()
            return WAITS_FOR_DATABASE
        return EVERY

    def _say_that_it_is_away(self, error: Exception) -> None:
        self.stderr.write(f"The database does not answer: {error}")
