"""`manage.py migrate`: Django's, which keeps no reader waiting behind it.

Who waits for a lock on a table is waited for by all who come after. So a migration
gives way after a moment, and is tried again; those that were done before it are done.
"""

import time
from typing import Any

from django.core.management.commands import migrate
from django.db import OperationalError, connections
from psycopg.errors import LockNotAvailable

from cms.quick_states import quick_states

WAITED = "800ms"  # less than PostgreSQL's deadlock_timeout
A_MOMENT = 1.0  # seconds
TRIES = 60


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        for left in reversed(range(TRIES)):
            with connection.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{WAITED}'")
            try:
                with quick_states():
                    super().handle(*args, **options)
                break
            except OperationalError as refused:
                if not left or not isinstance(refused.__cause__, LockNotAvailable):
                    raise
                self.stderr.write("Somebody uses a table that is changed: once more …")
                time.sleep(A_MOMENT)
        with connection.cursor() as cursor:
            cursor.execute("RESET lock_timeout")
