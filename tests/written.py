"""Whether anything was written, so that nobody looks again at what did not change."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

# What only reads: the ORM's own questions, beginnings and ends, and a change of scope.
# Whatever else is said counts as writing; so does taking back, which brings back what
# was before.
READING = re.compile(
    r"\s*(SELECT (DISTINCT )?(\"|COUNT\(|%s AS \"a\" FROM |set_config\()"
    r"|SAVEPOINT |RELEASE )"
)


class Written:
    """What the test at hand has written through Django's connection."""

    in_test = True
    since_look = True

    @contextmanager
    def noted(self) -> Iterator[None]:
        """For one test, with the worlds that are made for it."""
        self.in_test, self.since_look = False, True
        with connection.execute_wrapper(self._note):
            yield

    def _note(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        known = self.in_test and self.since_look
        if not known and not READING.match(sql):
            self.in_test = self.since_look = True
        return execute(sql, *rest)


written = Written()
