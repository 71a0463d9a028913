"""What the service needs and does not have just now, told from what was raised.

None of it is a fault of a request: who asks is told to ask again, and nobody that there
is nothing. One question for every view, form and middleware: `what_is_away`.
"""

import errno
from collections.abc import Iterator
from enum import Enum

from django.db import InterfaceError, OperationalError

from cms.tenancy.standing import may_come_of_a_migration

# Seconds after which somebody may ask again.
ASK_AGAIN_AFTER = 30


class Away(Enum):
    DATABASE = "database"
    """It does not answer, takes nobody else, has no room, or is being migrated."""
    ROOM = "room"
    """Files cannot be kept: the disk is full, is read-only, or fails."""
    FILES = "files"
    """A file that a row names is not in its place."""


class FileAway(OSError):
    """A file that somebody may have is not where it was put."""


NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}
# Classes of PostgreSQL's own codes: a lost connection, too little of something, and an
# operator at work. What failed before there was a connection has none.
CLASSES = ("08", "53", "57P")


def what_is_away(raised: BaseException | None) -> Away | None:
    """What was missing when something was raised; None for a fault of ours."""
    for one in _with_causes(raised):
        if isinstance(one, FileAway):
            return Away.FILES
        if isinstance(one, (OperationalError, InterfaceError)):
            code = getattr(one.__cause__, "sqlstate", None)
            if code is None or code.startswith(CLASSES):
                return Away.DATABASE
        if may_come_of_a_migration(one):
            return Away.DATABASE
        if isinstance(one, OSError) and one.errno in NO_ROOM:
            return Away.ROOM
    return None


def _with_causes(raised: BaseException | None) -> Iterator[BaseException]:
    while raised is not None:
        yield raised
        raised = raised.__cause__ or raised.__context__
