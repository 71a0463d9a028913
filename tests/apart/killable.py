"""The scheduler in a process of its own, which may be killed anywhere."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.utils import timezone

from boards.publishing.releases import scheduler
from cms.tenancy.scope import widen_to_everything
from tests.apart.forked import FORKS, done_elsewhere, end_suddenly

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized


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
    sent = FORKS.Value("i", 0)
    done_elsewhere(_run, sent, kill, may_be_killed=kill is not None)
    return sent.value


def _run(sent: "Synchronized[int]", kill: Kill | None) -> None:
    widen_to_everything()

    def count(execute, sql, params, many, context):
        sent.value += 1
        if kill and sent.value == kill.before:
            if kill.within is None:
                end_suddenly()
            threading.Timer(kill.within, end_suddenly).start()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        for _done in scheduler.run(timezone.now()):
            pass
