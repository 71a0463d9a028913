"""How the tests are shared out among processes, and in what order they begin."""

import os
import time

import pytest
from xdist.scheduler import LoadScopeScheduling

# Folders whose tests share one world that takes long to make: one process makes it.
SHARED_WORLDS = ("tests/home/demonstration/", "tests/browser/", "tests/probe/")
# A file that takes long begins early, so that its process ends with the others.
FIRST = (
    "tests/home/demonstration/",
    "tests/apart/",
    "tests/test_every_language.py",
    "tests/test_queries.py",
)
# What takes longest of all, and what a slow machine may have no time for.
LAST = ("tests/browser/", "tests/probe/")
DEADLINE = "LAST_TESTS_BEGIN_BEFORE"


class Shares(LoadScopeScheduling):
    """To each process a folder with a shared world, or a file, as a whole."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next(filter(file.startswith, SHARED_WORLDS), file)


def turn_of(nodeid: str) -> int:
    """When a test begins: among the first, in between, or among the last."""
    first = [nodeid.startswith(place) for place in FIRST]
    last = [nodeid.startswith(place) for place in LAST]
    if any(last):
        return len(FIRST) + 1 + last.index(True)
    return first.index(True) if any(first) else len(FIRST)


def leave_out_when_late(item: pytest.Item) -> None:
    """Skip one of the last when it is too late for it, where somebody set a time.

    The time is in seconds since 1970, in LAST_TESTS_BEGIN_BEFORE.
    """
    before = os.environ.get(DEADLINE)
    if before and item.nodeid.startswith(LAST) and time.time() > float(before):
        pytest.skip("There was no time left for the tests in a browser and the probe.")
