"""How the tests are shared out among processes, and in what order they begin."""

from xdist.scheduler import LoadScopeScheduling

# Folders whose tests share one world that takes long to make: one process makes it.
SHARED_WORLDS = ("tests/home/demonstration/", "tests/browser/", "tests/probe/")
# Of these, what has a world of its own.
APART = ("tests/probe/test_opening.py",)
# A file that takes long begins early, so that its process ends with the others.
FIRST = (
    "tests/home/demonstration/",
    "tests/apart/",
    "tests/probe/test_opening.py",
    "tests/test_every_language.py",
    "tests/test_queries.py",
)
# What takes longest of all, the longest first. What reads files comes behind: who is
# done before the other reads them one by one, so that all processes end together.
LAST = ("tests/probe/", "tests/browser/", "tests/cms/reading/")


class Shares(LoadScopeScheduling):
    """To each process a folder with a shared world, or a file, as a whole."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        if file in APART:
            return file
        return next(filter(file.startswith, SHARED_WORLDS), file)


def turn_of(nodeid: str) -> int:
    """When a test begins: among the first, in between, or among the last."""
    first = [number for number, place in enumerate(FIRST) if nodeid.startswith(place)]
    last = [number for number, place in enumerate(LAST) if nodeid.startswith(place)]
    if last and not first:
        return len(FIRST) + 1 + max(last)
    return min(first, default=len(FIRST))
