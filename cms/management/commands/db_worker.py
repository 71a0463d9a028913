"""`manage.py db_worker`: does what was asked to be done beside a request."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management import BaseCommand, CommandError
from django.db import connections
from django_tasks import task_backends

from cms.tasks.backend import DatabaseBackend
from cms.tasks.crew import Crew
from cms.tasks.hand import Hand, listen_to_signals
from cms.tenancy.guard import start_serving

GRACE = 25  # seconds


class Command(BaseCommand):
    help = (
        "Does the tasks that are stored in the database, such as reading files that "
        "were uploaded. A service of its own, always on; several at once do no harm, "
        "and it can be killed at any moment: what was being done is done again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--queue-name",
            action="append",
            metavar="QUEUE",
            help="Work on this queue alone. May be said several times.",
        )
        parser.add_argument(
            "--batch", action="store_true", help="End when nothing waits any more."
        )
        parser.add_argument(
            "--grace",
            type=int,
            default=GRACE,
            metavar="SECONDS",
            help=(
                "When it is asked to end: how long it goes on with what it has begun "
                f"before it gives that back; {GRACE} unless said otherwise."
            ),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        backend = task_backends["default"]
        if not isinstance(backend, DatabaseBackend):
            raise CommandError("The setting TASKS stores no tasks: nothing waits.")
        queues = self._queues(backend, options["queue_name"])
        # From here on connections have no right of their own, as in a web server.
        try:
            start_serving()
        except ImproperlyConfigured as error:
            # An upgrade may be under way: each process asks again before it begins.
            self.stderr.write(str(error))
        connections.close_all()
        if options["batch"]:
            for queue in queues:
                hand = Hand(backend, queue)
                listen_to_signals(hand, options["grace"])
                hand.work(until_empty=True)
            return
        Crew(backend, queues, max(1, options["grace"])).work()

    def _queues(
        self, backend: DatabaseBackend, named: list[str] | None
    ) -> dict[str, int]:
        unknown = set(named or ()) - backend.processes.keys()
        if unknown:
            known = ", ".join(backend.processes)
            raise CommandError(
                f"No queue is called {', '.join(sorted(unknown))}; there are: {known}."
            )
        return {
            queue: number
            for queue, number in backend.processes.items()
            if not named or queue in named
        }
