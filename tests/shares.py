"""How the tests are shared out among processes, and in what order they begin."""

import pytest
from xdist.scheduler import LoadScopeScheduling

# Folders whose tests share one world that takes long to make: one process makes it.
SHARED_WORLDS = ("tests/probe/", "tests/browser/", "tests/home/demonstration/")
# What takes longest begins first, so that no process ends long after the others.
FIRST = (
    *SHARED_WORLDS,
    "tests/apart/",
    "tests/test_every_language.py",
    "tests/test_queries.py",
)


class Shares(LoadScopeScheduling):
    """To each process a folder with a shared world, or a file, as a whole."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next(filter(file.startswith, SHARED_WORLDS), file)


def turn_of(item: pytest.Item) -> int:
    """When a test begins: its place in FIRST, or after all of these."""
    places = (at for at, place in enumerate(FIRST) if item.nodeid.startswith(place))
    return next(places, len(FIRST))
