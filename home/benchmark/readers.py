"""Readers in processes of their own, so that who publishes has this one for himself."""

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnProcess
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from queue import Empty
from re import search
from typing import NamedTuple

from home.benchmark.servers import Reader

READERS = 2
PATIENCE = 60  # seconds
EDITION = rb"Child 1, edition (\d+)"


class Answer(NamedTuple):
    """begun, ended: moments. edition: which was shown; -1 for an error."""

    begun: float
    ended: float
    edition: int


def edition_in(body: bytes) -> int:
    """Which edition of the review a page shows; 0 for the first."""
    found = search(EDITION, body)
    return int(found[1]) if found else 0


@contextmanager
def reading_on(port: int, host: str, path: str) -> Iterator[list[Answer]]:
    """Processes that read on and on. What they were answered, when they have ended."""
    spawning = multiprocessing.get_context("spawn")
    told, ended = spawning.Queue(), spawning.Event()
    processes: list[SpawnProcess] = [
        spawning.Process(target=_read_on, args=[port, host, path, told, ended])
        for _one in range(READERS)
    ]
    for process in processes:
        process.start()
    answers: list[Answer] = []
    try:
        # Each says that it has begun.
        for _one in processes:
            told.get(timeout=PATIENCE)
        yield answers
        ended.set()
        for _one in processes:
            answers += told.get(timeout=PATIENCE)
    except Empty as error:
        raise RuntimeError("A reader has ended before its time.") from error
    finally:
        ended.set()
        for process in processes:
            # What it still had to say would hold it up.
            process.kill()
            process.join()


def _read_on(
    port: int,
    host: str,
    path: str,
    told: "Queue[list[Answer]]",
    ended: Event,
) -> None:
    reader = Reader(port, host)
    answers: list[Answer] = []
    reader.ask(path)
    told.put([])
    while not ended.is_set():
        begun = time.monotonic()
        status, _said, body = reader.ask(path)
        shown = edition_in(body) if status == 200 else -1
        answers.append(Answer(begun, time.monotonic(), shown))
    told.put(answers)
