"""All that the wall stands on, held for a moment while readers go on asking.

Who reads holds a table for a few milliseconds and may want the next one. So nobody is
kept waiting by half of what is wanted: whoever builds gives way, and asks again.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable, QueryCanceled

logger = logging.getLogger(__name__)

# Less than after what PostgreSQL (a second) ends one of two that wait for each other:
# for one table, and for all of them.
WAITED, WAITED_FOR_ALL = "200ms", "900ms"
A_MOMENT = 0.2  # seconds
SAID_AFTER = 5  # seconds
PATIENCE = 120  # seconds
# A view before what it reads, as readers come. Readers ask none that reads PostgreSQL's
# own tables, which nobody may lock.
_ALL = r"""
SELECT format('%I.%I', nspname, relname) FROM pg_class
JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = 'wall' AND relkind = 'v' AND pg_get_viewdef(pg_class.oid) !~ '\mpg_'
UNION ALL
SELECT format('%I.%I', nspname, relname) FROM pg_class
JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = 'public' AND relkind IN ('r', 'p')
"""


@contextmanager
def held() -> Iterator[None]:
    """A transaction in which nobody else reads or writes.

    Raises OperationalError where somebody holds a table for minutes.
    """
    begun, has_said = time.monotonic(), False
    while True:
        with transaction.atomic():
            if _hold():
                yield
                return
        waited = time.monotonic() - begun
        if waited > PATIENCE:
            raise OperationalError(
                "Somebody reads or writes for minutes, such as a backup that is being "
                "made. Nothing was changed: run it again when that has ended."
            )
        if waited > SAID_AFTER and not has_said:
            logger.warning("Somebody holds a table: waiting %s s at most", PATIENCE)
            has_said = True
        time.sleep(A_MOMENT)


def _hold() -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_ALL)
            if names := ", ".join(name for (name,) in cursor.fetchall()):
                cursor.execute(
                    f"SET LOCAL lock_timeout = '{WAITED}';"
                    f" SET LOCAL statement_timeout = '{WAITED_FOR_ALL}'"
                )
                cursor.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
                cursor.execute(
                    "SET LOCAL lock_timeout = DEFAULT;"
                    " SET LOCAL statement_timeout = DEFAULT"
                )
    except OperationalError as refused:
        if isinstance(refused.__cause__, (LockNotAvailable, QueryCanceled)):
            return False
        raise
    return True
