"""What keeps the files of a backup in their places while it is made.

Locks of PostgreSQL that belong to a connection: they fall with its process.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

# Of the 64 bits of an advisory lock the upper half says what it is about: "keep".
_ABOUT = 0x6B656570 << 32
_FILES_STAY = _ABOUT + 1
_ONE_BACKUP = _ABOUT + 2


@contextmanager
def a_file_may_go() -> Iterator[bool]:
    """Whether no backup is being made: then none begins before this ends."""
    may = _ask("SELECT pg_try_advisory_lock_shared(%s)", _FILES_STAY)
    try:
        yield may
    finally:
        if may:
            _ask("SELECT pg_advisory_unlock_shared(%s)", _FILES_STAY)


def begin_alone(at: BaseDatabaseWrapper) -> bool:
    """Whether no other backup is being made. The place is held by the connection."""
    return _ask("SELECT pg_try_advisory_lock(%s)", _ONE_BACKUP, at)


def keep_files(at: BaseDatabaseWrapper) -> None:
    """Wait for deletions that have begun; from here on none begins."""
    _ask("SELECT pg_advisory_lock(%s) IS NULL", _FILES_STAY, at)


def _ask(sql: str, key: int, at: BaseDatabaseWrapper = connection) -> bool:
    with at.cursor() as cursor:
        cursor.execute(sql, [key])
        (answer,) = cursor.fetchone()
    return bool(answer)
