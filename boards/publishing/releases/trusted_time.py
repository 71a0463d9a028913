"""What time it is, for deciding that something may go public: never too early.

A machine's clock can be set wrong. It counts as the time only as far as the database's
clock agrees, and as far as as much time has really passed since the process began.
"""

import logging
import time
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

logger = logging.getLogger(__name__)

# A clock that is this much ahead of the time that has passed was set, and did not run.
TOLERANCE = timedelta(seconds=5)
# So long it has to stay there before it is believed: a mistake is mended by then.
BELIEVED_AFTER = timedelta(minutes=10)


def now() -> datetime:
    """The earlier of this machine's time and the database's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (of_database,) = cursor.fetchone()
    return min(timezone.now(), of_database)


class SteadyClock:
    """The time for a process that runs for long, which knows how much has passed."""

    def __init__(self) -> None:
        self._begin(now())

    def _begin(self, wall: datetime) -> None:
        self._wall, self._passed = wall, time.monotonic()
        self._doubted_since: float | None = None

    def now(self) -> datetime:
        """The time, held back for a while when the clock has jumped ahead."""
        wall = now()
        expected = self._wall + timedelta(seconds=time.monotonic() - self._passed)
        if wall <= expected + TOLERANCE:
            # A clock that was set back is late, which harms nobody.
            if wall < expected - TOLERANCE:
                self._begin(wall)
            self._doubted_since = None
            return min(wall, expected)
        return self._doubt(wall, expected)

    def _doubt(self, wall: datetime, expected: datetime) -> datetime:
        if self._doubted_since is None:
            self._doubted_since = time.monotonic()
            logger.error(
                "The clock jumped ahead by %s. Nothing is released by the new time for "
                "%s: check the clock of this machine and of the database.",
                wall - expected,
                BELIEVED_AFTER,
            )
        if time.monotonic() - self._doubted_since < BELIEVED_AFTER.total_seconds():
            return expected
        logger.warning("The clock has kept its new time and is believed: %s.", wall)
        self._begin(wall)
        return wall
