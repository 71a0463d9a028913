"""Workers in processes of their own, which may be killed anywhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess

from django.db import connection
from django.test import override_settings
from django_tasks import task_backends

from cms.tasks import crew, hand
from tests.apart.forked import forked
from tests.apart.tasks import stored_tasks

PATIENCE = 90  # seconds


@contextmanager
def a_worker(queue: str = "default", grace: int = 30) -> Iterator[BaseProcess]:
    """One process of a worker. It is killed at the end, if it is still there."""
    with forked(_work_alone, queue, grace) as process:
        yield process


@contextmanager
def a_crew(queues: dict[str, int], grace: int = 5) -> Iterator[BaseProcess]:
    """The whole worker, as `manage.py db_worker` runs it."""
    with forked(_work_together, queues, grace) as process:
        yield process
        # Killed, it would leave its processes to end what they have begun.
        process.terminate()
        process.join(PATIENCE)


def wait_until(true: Callable[[], object], what: str) -> None:
    """Fail when something does not come true in time."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, f"In vain: {what}"
        time.sleep(0.02)


def _ready() -> None:
    # As in production: a connection has no right until it is given one.
    connection.settings_dict["OPTIONS"].pop("options", None)
    connection.settings_dict["OPTIONS"].pop("application_name", None)
    override_settings(TASKS=stored_tasks()).enable()
    hand.LOOKS_FOR_KILLED_EVERY = 0.2


def _work_alone(queue: str, grace: int) -> None:
    _ready()
    alone = hand.Hand(task_backends["default"], queue)
    hand.listen_to_signals(alone, grace)
    alone.work()


def _work_together(queues: dict[str, int], grace: int) -> None:
    _ready()
    crew.PAUSE = 0.1
    crew.Crew(task_backends["default"], queues, grace).work()
