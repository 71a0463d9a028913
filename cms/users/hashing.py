"""What a password is kept as is worked out behind all else that a process does.

It takes a core for a tenth of a second, and any stranger may ask for it: readers of the
public sites do not wait for that. One at a time is worked out in a process, by a thread
that yields to the others, and few requests may wait for it at once.
"""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache

from django.contrib.auth.hashers import PBKDF2PasswordHasher, ScryptPasswordHasher

# How much less urgent it is, as `nice` counts.
YIELDS = 10
# Requests of a process that may wait for it, fewer than it has threads: of anybody, and
# of who is known by a device on which they have logged in before.
_anybody, _known = threading.BoundedSemaphore(2), threading.BoundedSemaphore(1)


class InTurn:
    """Of a hasher: it is worked out when its turn comes."""

    def encode(self, *said: object, **options: object) -> str:
        encode = super().encode  # type: ignore[misc]
        turn = _worker(os.getpid()).submit(encode, *said, **options)
        encoded: str = turn.result()
        return encoded


class Scrypt(InTurn, ScryptPasswordHasher):
    pass


class PBKDF2(InTurn, PBKDF2PasswordHasher):
    pass


@contextmanager
def place(*, is_known: bool) -> Iterator[bool]:
    """Whether a request may wait for its turn now. Nobody waits for a place."""
    for places in (_known, _anybody) if is_known else (_anybody,):
        if places.acquire(blocking=False):
            try:
                yield True
            finally:
                places.release()
            return
    yield False


@lru_cache(maxsize=1)
def _worker(process: int) -> ThreadPoolExecutor:
    """process: its number, as one that is forked has no threads of the other."""
    return ThreadPoolExecutor(1, "passwords", initializer=_yield_to_others)


def _yield_to_others() -> None:
    """Linux alone does this to one thread: elsewhere the whole process would yield."""
    if os.uname().sysname == "Linux":
        own = threading.get_native_id()
        urgent = os.getpriority(os.PRIO_PROCESS, own)
        os.setpriority(os.PRIO_PROCESS, own, urgent + YIELDS)
