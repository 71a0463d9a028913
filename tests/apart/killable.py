"""The scheduler in a process of its own, which may be killed anywhere.

Such processes are forked from a server that has one thread and has loaded the product
once. A fork of the tests' own process would keep the locks that other threads of it
held just then, and wait for them for ever.
"""

import multiprocessing
import os
import time
from multiprocessing import forkserver
from unittest.mock import patch

import django
from django.conf import settings
from django.db import connection
from django.utils import timezone

# In the server of forks this module is the first of the product to be loaded.
django.setup()

from boards.publishing.releases import scheduler  # noqa: E402
from cms.tenancy.scope import widen_to_everything  # noqa: E402

PATIENCE = 60  # seconds


def run_scheduler(kill_after: float | None = None) -> None:
    """Run the scheduler on this database; kill it after some seconds, if any.

    Raises AssertionError if it neither ends nor can be ended in time.
    """
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([__name__])
    with patch.dict(os.environ, FILES_OF_TEST=str(settings.MEDIA_ROOT.parent)):
        forkserver.ensure_running()
    process = forks.Process(target=_run, args=[connection.settings_dict["NAME"]])
    connection.close()
    process.start()
    if kill_after is not None:
        time.sleep(kill_after)
        process.kill()
    process.join(PATIENCE)
    ended = process.exitcode is not None
    process.kill()
    process.join(PATIENCE)
    assert ended, f"The scheduler did not end within {PATIENCE} s."
    assert kill_after is not None or process.exitcode == 0


def _run(database: str) -> None:
    connection.settings_dict["NAME"] = database
    widen_to_everything()
    for _done in scheduler.run(timezone.now()):
        pass
