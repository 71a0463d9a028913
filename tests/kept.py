"""What visitors are answered in a test: as if all that it has done were committed."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from cms.kept import middleware, versions
from cms.kept.memory import Memory

AT_COMMIT = "SET CONSTRAINTS wall_seen, wall_seen_by_change"
# What comes next is of another transaction.
COMMIT = (
    f"{AT_COMMIT} IMMEDIATE; {AT_COMMIT} DEFERRED;"
    " SELECT set_config('safeguarding.changed', '', true)"
)


def commit() -> None:
    """Have the database say which boards have changed, as a commit would."""
    with connection.connection.cursor() as cursor:
        # Past Django, which may be counting queries.
        cursor.execute(COMMIT)


def _settled() -> bool:
    commit()
    return True


@contextmanager
def pages_are_kept() -> Iterator[None]:
    """A process that knows nothing yet, and keeps what it answers in here."""
    former = versions.is_settled, middleware.memory
    versions.is_settled, middleware.memory = _settled, Memory()
    try:
        yield
    finally:
        versions.is_settled, middleware.memory = former


@contextmanager
def another_process(memory: Memory) -> Iterator[None]:
    """What is asked in here is answered by a process that has this in its memory."""
    former = middleware.memory
    middleware.memory = memory
    try:
        yield
    finally:
        middleware.memory = former
