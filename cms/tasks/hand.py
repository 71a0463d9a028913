"""One process's work: one task after the other of one queue, until it has to end."""

import logging
import os
import signal
import time
from types import FrameType

from django.core.exceptions import ImproperlyConfigured
from django.db import Error, connection
from django_tasks.base import TaskContext
from django_tasks.utils import normalize_json

from cms.models import StoredTask
from cms.tasks import meanwhile
from cms.tasks.backend import DatabaseBackend
from cms.tasks.locks import Locks
from cms.tasks.queue import Queue
from cms.tenancy import guard
from cms.tenancy.scope import EVERYTHING, POWERLESS, in_scope, set_scope
from cms.tenancy.standing import ensure_it_is_not_down

logger = logging.getLogger(__name__)

# Seconds.
LOOKS_EVERY = 1.0
BEATS_EVERY = 10.0
LOOKS_FOR_KILLED_EVERY = 5.0
WAITS_FOR_DATABASE = 2.0


class OutOfTime(BaseException):
    """Raised in the middle of a task when its process has to end now."""


class Hand:
    """Takes tasks and does them.

    Between them it works as the owner of the tables. A task begins without any right,
    as a thread's own connection does, and says what it may see.
    """

    def __init__(self, backend: DatabaseBackend, queue: str) -> None:
        self.locks = Locks()
        self.queue = Queue(backend, queue, self.locks)
        self.is_ending = False
        self.is_busy = False
        self._parent = os.getppid()
        self._last: dict[str, float] = {}

    def work(self, *, until_empty: bool = False) -> None:
        """Go on until asked to end, or until nothing waits.

        A database that is away, or not ready yet, is waited for.
        """
        told = False
        while not self._has_to_end():
            try:
                found = self.look()
                told = False
            except (Error, ImproperlyConfigured) as error:
                if not told:
                    logger.error("Tasks wait for the database: %s", error)
                told = True
                self._lose_connections()
                time.sleep(WAITS_FOR_DATABASE)
                continue
            if until_empty and not found:
                break
        self._lose_connections()

    def _has_to_end(self) -> bool:
        # Whoever started us is gone, and with it who would start us again.
        return self.is_ending or os.getppid() != self._parent

    def look(self) -> bool:
        """Do the next task, or wait a moment. Whether there was one."""
        set_scope(EVERYTHING)
        guard.ensure_the_wall_stands()
        ensure_it_is_not_down()
        if self._is_time("beat", BEATS_EVERY):
            self.queue.beat()
        if self._is_time("killed", LOOKS_FOR_KILLED_EVERY):
            self.queue.return_killed()
        row = self.queue.take()
        if row is None:
            if not self.is_ending and not meanwhile.do(self.queue.name):
                self.locks.wait(LOOKS_EVERY)
            return False
        try:
            self._do(row)
        finally:
            self.locks.release(row.pk)
        return True

    def _is_time(self, what: str, every: float) -> bool:
        now = time.monotonic()
        if now - self._last.get(what, -every) < every:
            return False
        self._last[what] = now
        return True

    def _do(self, row: StoredTask) -> None:
        try:
            self.queue.say_begun(row)
            returned = self._call(row)
        except OutOfTime:
            self._come_back()
            self.queue.give_back(row)
        # Whatever a task raises is its own failure, and not its worker's.
        except BaseException as error:
            self._come_back()
            self.queue.fail(row, error)
        else:
            self._come_back()
            self.queue.finish(row, returned)

    def _call(self, row: StoredTask) -> object:
        result = self.queue.backend.result_of(row)
        context = [TaskContext(task_result=result)] if result.task.takes_context else []
        with in_scope(POWERLESS):
            try:
                self.is_busy = True
                return normalize_json(
                    result.task.call(*context, *result.args, **result.kwargs)
                )
            finally:
                self.is_busy = False

    def _come_back(self) -> None:
        """Whatever a task has left of its connection: the next one begins afresh."""
        connection.close_if_unusable_or_obsolete()
        set_scope(EVERYTHING)

    def _lose_connections(self) -> None:
        connection.close()
        self.locks.close()


def listen_to_signals(hand: Hand, grace: int) -> None:
    """End when asked to: what is being done has some seconds, and is given back."""

    def end(_number: int, _frame: FrameType | None) -> None:
        hand.is_ending = True
        signal.alarm(grace)

    def out_of_time(_number: int, _frame: FrameType | None) -> None:
        if hand.is_busy:
            raise OutOfTime

    signal.signal(signal.SIGALRM, out_of_time)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
