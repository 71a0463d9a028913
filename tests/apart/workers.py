"""Workers in processes of their own, which may be killed anywhere."""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from unittest.mock import patch

import django
from django.conf import settings
from django.db import connection
from django.test import override_settings

# In the server of forks this module is the first of the product to be loaded.
django.setup()

from django_tasks import task_backends  # noqa: E402

from cms.tasks import crew, hand  # noqa: E402
from tests.apart.tasks import stored_tasks  # noqa: E402

PATIENCE = 30  # seconds


@contextmanager
def a_worker(queue: str = "default", grace: int = 30) -> Iterator[BaseProcess]:
    """One process of a worker. It is killed at the end, if it is still there."""
    with _process(_work_alone, queue, grace) as process:
        yield process


@contextmanager
def a_crew(queues: dict[str, int], grace: int = 5) -> Iterator[BaseProcess]:
    """The whole worker, as `manage.py db_worker` runs it."""
    with _process(_work_together, queues, grace) as process:
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


@contextmanager
def _process(target: Callable[..., None], *args: object) -> Iterator[BaseProcess]:
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([__name__])
    with patch.dict(os.environ, FILES_OF_TEST=str(settings.MEDIA_ROOT.parent)):
        forkserver.ensure_running()
    name = connection.settings_dict["NAME"]
    process = forks.Process(target=target, args=[name, *args])
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join(PATIENCE)


def _ready(database: str) -> None:
    connection.settings_dict["NAME"] = database
    # As in production: a connection has no right until it is given one.
    connection.settings_dict["OPTIONS"].pop("options", None)
    connection.settings_dict["OPTIONS"].pop("application_name", None)
    override_settings(TASKS=stored_tasks()).enable()
    hand.LOOKS_FOR_KILLED_EVERY = 0.2


def _work_alone(database: str, queue: str, grace: int) -> None:
    _ready(database)
    alone = hand.Hand(task_backends["default"], queue)
    hand.listen_to_signals(alone, grace)
    alone.work()


def _work_together(database: str, queues: dict[str, int], grace: int) -> None:
    _ready(database)
    crew.PAUSE = 0.1
    crew.Crew(task_backends["default"], queues, grace).work()
