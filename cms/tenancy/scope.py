"""What a database connection may see now: everything, one board, or nothing.

A connection that nobody gave a scope has no right at all: its first query is refused,
loudly. That is the state of a fresh connection in a process that serves, of a thread's
own connection, and of one that was lost and made again in the middle of a request.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import TransactionStatus

from cms.tenancy import labels
from cms.tenancy.roles import Roles

# Settings of PostgreSQL's session that the policies read.
BOARD_SETTING = "safeguarding.board"
PERSON_SETTING = "safeguarding.person"
_ONE = re.compile(r"boards:(\d+):(\d+)")
_EVERYTHING_BY = re.compile(r"boards:all:(\d+)")
_SWITCH = (
    "SELECT set_config('role', %s, false),"
    f" set_config('{BOARD_SETTING}', %s, false),"
    f" set_config('{PERSON_SETTING}', %s, false),"
    " set_config('application_name', %s, false)"
)


@dataclass(frozen=True)
class Scope:
    """The rows that a connection works on.

    everything: all boards', as the owner of the tables. Otherwise the rows of one
    board and of the person who asks; without a board, only what all boards share.
    person: who asks, also where everything is shown: what they change is noted as
    theirs. powerless: nobody has said yet, and the database refuses every question.
    public: what the public of any board may read, and nothing is changed.
    """

    board: int | None = None
    person: int | None = None
    everything: bool = False
    powerless: bool = False
    public: bool = False

    @property
    def label(self) -> str:
        """What the connection calls itself in this scope."""
        if self.powerless:
            return ""
        if self.public:
            return labels.PUBLIC
        if self.everything:
            by = labels.EVERYTHING_BY.format(person=self.person)
            return by if self.person else labels.EVERYTHING
        if self == NOTHING:
            return labels.NOTHING
        return labels.ONE.format(board=self.board or 0, person=self.person or 0)

    def role(self, login: str) -> str:
        if self.powerless:
            return "none"
        roles = Roles(login)
        if self.public:
            return roles.public
        return roles.owner if self.everything else roles.scoped


EVERYTHING = Scope(everything=True)
NOTHING = Scope()
POWERLESS = Scope(powerless=True)
PUBLIC = Scope(public=True)


def current_scope(at: BaseDatabaseWrapper = connection) -> Scope:
    """The scope of a connection, as its server says. Asks the server nothing."""
    at.ensure_connection()
    with at.wrap_database_errors:
        label = at.connection.info.parameter_status("application_name") or ""
    if label == labels.EVERYTHING:
        return EVERYTHING
    if label == labels.NOTHING:
        return NOTHING
    if label == labels.PUBLIC:
        return PUBLIC
    if found := _EVERYTHING_BY.fullmatch(label):
        return Scope(everything=True, person=int(found[1]))
    if found := _ONE.fullmatch(label):
        board, person = (int(number) or None for number in found.groups())
        return Scope(board, person)
    return POWERLESS


def set_scope(scope: Scope, at: BaseDatabaseWrapper = connection) -> None:
    """Change what a connection may see from here on.

    Inside a transaction a rollback takes the change back, as it does all others.
    """
    values = [
        scope.role(at.settings_dict["USER"]),
        str(scope.board or ""),
        str(scope.person or ""),
        scope.label,
    ]
    with at.cursor() as cursor:
        cursor.execute(_SWITCH, values)


def widen_to_everything() -> None:
    """Work on all boards from here on: nothing to do where it is so already."""
    if current_scope() != EVERYTHING:
        set_scope(EVERYTHING)


@contextmanager
def in_scope(scope: Scope) -> Iterator[None]:
    """Work in another scope for a while."""
    before = current_scope()
    if before == scope:
        yield
        return
    set_scope(scope)
    try:
        yield
    finally:
        # A failed transaction obeys nothing; its rollback restores the scope as well.
        if not _transaction_has_failed():
            set_scope(before)


@contextmanager
def unscoped() -> Iterator[None]:
    """Work on all boards for a while, in the few places that have to.

    Say in a comment why: what is shown or changed in here is held by nothing else. Who
    asks stays known.
    """
    scope = current_scope()
    if scope.everything:
        yield
        return
    with in_scope(Scope(everything=True, person=scope.person)):
        yield


def made_in(scope: Scope, parts: Iterator[bytes]) -> Iterator[bytes]:
    """The parts of a download, each made in its reader's scope.

    A server may ask the same connection something else before the next part is read.
    """
    while True:
        if current_scope() != scope:
            set_scope(scope)
        part = next(parts, None)
        if part is None:
            return
        yield part


@contextmanager
def second_connection() -> Iterator[BaseDatabaseWrapper]:
    """Another connection to the database, in the scope that this one is in.

    By itself a second connection, as a thread opens one, may do nothing.
    """
    scope = current_scope()
    other = connection.copy()
    try:
        set_scope(scope, other)
        yield other
    finally:
        other.close()


def _transaction_has_failed() -> bool:
    raw = connection.connection
    if raw is None:
        return True
    return raw.info.transaction_status == TransactionStatus.INERROR
