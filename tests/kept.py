"""What visitors are answered in a test: as if all that it has done were committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from django.core.signals import request_started
from django.db import close_old_connections, connection

from cms.handling import Handler
from cms.inner_requests import request_to
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


class Served(NamedTuple):
    """What a web server is handed to pass on."""

    status: str
    headers: dict[str, str]
    body: bytes


handler = cache(Handler)


def serve(host: str, address: str, **environ: str) -> Served:
    """What a process of the web server answers to a GET, with all that it has seen."""
    said: list[tuple[str, dict[str, str]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], _error=None):
        said.append((status, dict(headers)))

    asked = request_to(host, address).environ | environ
    # The connection has a transaction of the test open. It may not be closed here if it
    # has served for its time, or something went wrong with it.
    request_started.disconnect(close_old_connections)
    connection.close_at, connection.errors_occurred = None, False
    try:
        answered = handler()(asked, start_response)
    finally:
        request_started.connect(close_old_connections)
    [(status, headers)] = said
    return Served(status, headers, b"".join(answered))
