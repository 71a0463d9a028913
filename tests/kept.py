"""What visitors are answered in a test: as if all that it has done were committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection

from cms.kept import facts, middleware, versions
from cms.kept.entries import Entry
from cms.kept.found import Fact
from cms.kept.memory import Memory

AT_COMMIT = "SET CONSTRAINTS wall_seen, wall_seen_by_change"
# What comes next is of another transaction.
COMMIT = (
    f"{AT_COMMIT} IMMEDIATE; {AT_COMMIT} DEFERRED;"
    " SELECT set_config('safeguarding.changed', '', true)"
)


@dataclass
class Process:
    """What one process holds in its memory."""

    pages: Memory[Entry] = field(default_factory=Memory)
    facts: Memory[Fact] = field(default_factory=Memory)


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
    former, versions.is_settled = versions.is_settled, _settled
    try:
        with another_process(Process()):
            yield
    finally:
        versions.is_settled = former


@contextmanager
def another_process(process: Process) -> Iterator[None]:
    """What is asked in here is answered by a process that has this in its memory."""
    former = Process(middleware.memory, facts.memory)
    middleware.memory, facts.memory = process.pages, process.facts
    try:
        yield
    finally:
        middleware.memory, facts.memory = former.pages, former.facts
