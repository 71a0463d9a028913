"""What one process holds of the answers that are kept: the ones asked for last."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, Protocol, TypeVar

MOST_BYTES = 32 * 1024 * 1024


class Sized(Protocol):
    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        ...


S = TypeVar("S", bound=Sized)


class Memory(Generic[S]):
    """By their keys, as many as have room."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._entries: OrderedDict[str, S] = OrderedDict()
        self._lock = Lock()
        self._most = most_bytes
        self.size = 0

    def find(self, key: str) -> S | None:
        with self._lock:
            entry = self._entries.get(key)
            if entry is not None:
                self._entries.move_to_end(key)
            return entry

    def keep(self, key: str, entry: S) -> None:
        """In the place of what was kept before; what was asked for longest ago goes."""
        with self._lock:
            self._forget(key)
            self._entries[key] = entry
            self.size += entry.size
            while self.size > self._most:
                self._forget(next(iter(self._entries)))

    def forget(self, key: str) -> None:
        with self._lock:
            self._forget(key)

    def _forget(self, key: str) -> None:
        if (entry := self._entries.pop(key, None)) is not None:
            self.size -= entry.size
