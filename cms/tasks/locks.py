"""Who works on a task holds a lock of its session, which falls with its process."""

from contextlib import suppress

from django.db import Error, connection

from cms.tasks.backend import CHANNEL

# Of the 64 bits of an advisory lock the upper half says what it is about: "task".
_ABOUT = 0x7461736B << 32


class Locks:
    """A connection of its own: a task may lose or close the one that it works with."""

    def __init__(self) -> None:
        self._at = connection.copy()

    def take(self, key: int) -> bool:
        """Whether nobody works on the task: then it is ours until we let go of it."""
        return bool(self._ask("SELECT pg_try_advisory_lock(%s)", _ABOUT + key))

    def release(self, key: int) -> None:
        """Let go. With a lost connection the lock is gone already."""
        try:
            self._ask("SELECT pg_advisory_unlock(%s)", _ABOUT + key)
        except Exception:
            self.close()

    def wait(self, seconds: float) -> None:
        """Return when a task was stored, or when so many seconds have passed."""
        self._connect()
        with self._at.wrap_database_errors:
            for _stored in self._at.connection.notifies(timeout=seconds, stop_after=1):
                pass

    def close(self) -> None:
        """All locks fall."""
        with suppress(Error):
            self._at.close()

    def _ask(self, sql: str, number: int) -> bool:
        self._connect()
        with self._at.cursor() as cursor:
            cursor.execute(sql, [number])
            (answer,) = cursor.fetchone()
        return bool(answer)

    def _connect(self) -> None:
        if self._at.connection is None:
            with self._at.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
