"""One makes an answer; who asks this process for the same meanwhile waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

# Seconds. Who has waited for so long makes it too, and is not kept waiting for ever.
LONGEST = 5.0


class Turns:
    """The answers that are being made now, by their keys. Waiting asks the database
    nothing, so that nobody who waits holds a lock or a transaction of it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._making: dict[str, Event] = {}

    @contextmanager
    def of(self, key: str) -> Iterator[bool]:
        """Whether it is ours to make. Else somebody has made it, or took too long."""
        with self._lock:
            made = self._making.get(key)
            is_ours = made is None
            if made is None:
                made = self._making[key] = Event()
        if not is_ours:
            made.wait(LONGEST)
            yield False
            return
        try:
            yield True
        finally:
            with self._lock:
                del self._making[key]
            made.set()
