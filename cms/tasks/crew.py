"""The worker: processes that do tasks, as many a queue as the settings say.

A process of its own for each, so that a file that takes long keeps nobody waiting who
asked for something short, and so that what ends one process ends one task.
"""

import logging
import multiprocessing
import signal
import sys
import time
from types import FrameType

from django.db import connections

from cms.tasks.backend import DatabaseBackend
from cms.tasks.hand import Hand, listen_to_signals

logger = logging.getLogger(__name__)

LOOKS_EVERY = 0.2  # seconds
# Who ends at once is not started again at once.
PAUSE = 2.0
# A process that was given its seconds, and gave its task back, needs a moment more.
TO_SAY_GOODBYE = 5


class Crew:
    """Keeps its processes at work until it is asked to end."""

    def __init__(
        self, backend: DatabaseBackend, queues: dict[str, int], grace: int
    ) -> None:
        self.backend = backend
        self.grace = grace
        self.is_ending = False
        self._posts = [
            queue for queue, number in queues.items() for _n in range(number)
        ]
        # Forks share the memory of what they have loaded alike.
        self._forks = multiprocessing.get_context("fork")
        self._at_work: dict[int, multiprocessing.process.BaseProcess] = {}
        self._begun: dict[int, float] = {}

    def work(self) -> None:
        """Return when everybody has ended. Has to be called in the main thread."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        # A connection would be shared with the forks.
        connections.close_all()
        while not self.is_ending:
            for post, queue in enumerate(self._posts):
                self._fill(post, queue)
            time.sleep(LOOKS_EVERY)
        self._let_go()

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self.is_ending = True

    def _fill(self, post: int, queue: str) -> None:
        process = self._at_work.get(post)
        if process is not None:
            if process.is_alive():
                return
            if time.monotonic() - self._begun[post] < PAUSE:
                return
            logger.error("A worker of “%s” ended (%s).", queue, process.exitcode)
        self._begun[post] = time.monotonic()
        self._at_work[post] = self._forks.Process(target=self._one, args=[queue])
        # A signal that comes in between is heard by parent and child, each as its own.
        both = {signal.SIGTERM, signal.SIGINT}
        signal.pthread_sigmask(signal.SIG_BLOCK, both)
        try:
            self._at_work[post].start()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, both)

    def _one(self, queue: str) -> None:
        hand = Hand(self.backend, queue)
        listen_to_signals(hand, self.grace)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGINT})
        hand.work()
        sys.stdout.flush()

    def _let_go(self) -> None:
        """Everybody ends what they do, or gives it back."""
        processes = self._at_work.values()
        for process in processes:
            process.terminate()
        deadline = time.monotonic() + self.grace + TO_SAY_GOODBYE
        for process in processes:
            process.join(max(0, deadline - time.monotonic()))
            # What it did is given back by whoever finds its lock free.
            process.kill()
            process.join()
