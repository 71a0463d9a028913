"""Processes of their own that work on a test's database, and may be killed anywhere.

They are forked from a server that has one thread and has loaded the product once. A
fork of the tests' own process would keep the locks that other threads of it held just
then, and wait for them for ever.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from unittest.mock import patch

import django
from django.conf import settings
from django.db import connection

# In the server of forks this module is the first of the product to be loaded.
django.setup()

PATIENCE = 120  # seconds
LOADED = "tests.apart.loaded"
FORKS = multiprocessing.get_context("forkserver")


@contextmanager
def forked(do: Callable[..., None], *args: object) -> Iterator[BaseProcess]:
    """A process that does something. It is killed at the end, if it is still there."""
    FORKS.set_forkserver_preload([__name__, LOADED, do.__module__])
    with patch.dict(os.environ, TEST_RUN_FILES=str(settings.MEDIA_ROOT.parent)):
        forkserver.ensure_running()
    name = connection.settings_dict["NAME"]
    process = FORKS.Process(target=_on_database, args=[name, do, *args])
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join(PATIENCE)


def done_elsewhere(
    do: Callable[..., None], *args: object, may_be_killed: bool = True
) -> bool:
    """Have a process do something. Whether it came to its end, and was not killed.

    Raises AssertionError if it does not end in time, or ends otherwise.
    """
    connection.close()
    with forked(do, *args) as process:
        process.join(PATIENCE)
        ended = process.exitcode
    assert ended is not None, f"It did not end within {PATIENCE} s."
    assert ended in ([0, -signal.SIGKILL] if may_be_killed else [0])
    return ended == 0


def end_suddenly() -> None:
    """What a process does that is killed."""
    os.kill(os.getpid(), signal.SIGKILL)


def _on_database(name: str, do: Callable[..., None], *args: object) -> None:
    connection.settings_dict["NAME"] = name
    do(*args)
