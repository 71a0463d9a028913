"""Which version of a board's public a request begins with."""

from typing import NamedTuple

from django.db import connection

from cms.kept.decided import Decided

# In the place of a board: of a site that gathers several.
GATHERED = 0
READ = "SELECT board, version FROM wall.public_version(%s)"
READ_AND_DECIDE = "SELECT board, version, {question} FROM wall.public_version(%s)"
READ_LAST_KNOWN = "SELECT board, version FROM wall.last_known WHERE host = %s"


class Version(NamedTuple):
    """A board, and what its public sees: another with each commit that changes it."""

    board: int
    version: str


def is_settled() -> bool:
    """Whether what this connection reads is what everybody reads."""
    return not connection.in_atomic_block


def version_of(host: str) -> Version | None:
    """Of the board on a host; None for a host of nobody, and where nothing is known.

    Inside of a transaction nothing is: what that has changed is nobody else's yet.
    The database refuses to say while migrations have taken the wall down.
    """
    if not is_settled():
        return None
    return _read(READ, host)


def is_so_still(decided: Decided, host: str, version: str) -> bool:
    """Whether a host is of the same version, and the database decides the same now.

    The version says that all else around the answer is as it was.
    """
    if not is_settled():
        return False
    with connection.cursor() as cursor:
        question = READ_AND_DECIDE.format(question=decided.question)
        cursor.execute(question, [*decided.values, host])
        found = cursor.fetchone()
    if found is None:
        return False
    return Version(*found[:2]).version == version and found[2] == decided.answer


def last_version_of(host: str) -> Version | None:
    """The version that was seen last before the wall was taken down.

    Nobody changes anything while it is down, so it is the present one until it stands.
    """
    return _read(READ_LAST_KNOWN, host)


def _read(question: str, host: str) -> Version | None:
    with connection.cursor() as cursor:
        cursor.execute(question, [host])
        found = cursor.fetchone()
    return Version(*found) if found else None
