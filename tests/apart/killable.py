"""The scheduler in a process of its own, which may be killed anywhere.

Such processes are forked from a server that has one thread and has loaded the product
once. A fork of the tests' own process would keep the locks that other threads of it
held just then, and wait for them for ever.
"""

import multiprocessing
import os
import signal
import threading
from dataclasses import dataclass
from multiprocessing import forkserver
from typing import TYPE_CHECKING
from unittest.mock import patch

import django
from django.conf import settings
from django.db import connection
from django.utils import timezone

# In the server of forks this module is the first of the product to be loaded.
django.setup()

from boards.publishing.releases import scheduler  # noqa: E402
from cms.tenancy.scope import widen_to_everything  # noqa: E402

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Kill:
    """When a process ends itself, as suddenly as it can."""

    before: int
    """The number, from one, of the statement that is not sent any more."""
    within: float | None = None
    """Or it is sent, and this many seconds after that the process ends."""


def run_scheduler(kill: Kill | None = None) -> int:
    """Run the scheduler on this database; return how many statements it sent.

    With a kill the process ends there, if it comes as far. Raises AssertionError if it
    does not end in time, or otherwise.
    """
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([__name__])
    with patch.dict(os.environ, FILES_OF_TEST=str(settings.MEDIA_ROOT.parent)):
        forkserver.ensure_running()
    sent = forks.Value("i", 0)
    name = connection.settings_dict["NAME"]
    process = forks.Process(target=_run, args=[name, sent, kill])
    connection.close()
    process.start()
    process.join(PATIENCE)
    ended = process.exitcode
    process.kill()
    process.join(PATIENCE)
    assert ended is not None, f"The scheduler did not end within {PATIENCE} s."
    assert ended in ([0] if kill is None else [0, -signal.SIGKILL])
    return sent.value


def _run(database: str, sent: "Synchronized[int]", kill: Kill | None) -> None:
    connection.settings_dict["NAME"] = database
    widen_to_everything()

    def count(execute, sql, params, many, context):
        sent.value += 1
        if kill and sent.value == kill.before:
            if kill.within is None:
                _end()
            threading.Timer(kill.within, _end).start()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        for _done in scheduler.run(timezone.now()):
            pass


def _end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
