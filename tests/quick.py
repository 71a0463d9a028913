"""What `./test --quick` runs: what needs no database, and of a file one test with it.

Files that take long as a whole, browser, probe and the reading of files are left out.
"""

from pathlib import Path

import pytest

from tests.shares import FIRST

NEEDS_A_DATABASE = {"db", "transactional_db", "django_db_setup"}
LEFT_OUT = (*FIRST, "tests/cms/reading/")
# Each of their tests starts servers or makes environments.
ONE_OF_EACH = (
    "tests/cms/test_installing.py",
    "tests/cms/test_local_postgres.py",
    "tests/cms/test_run_script.py",
)


def is_left_out(item: pytest.Item) -> bool:
    marked = any(item.get_closest_marker(name) for name in ("browser", "probe"))
    return marked or item.nodeid.startswith(LEFT_OUT)


def takes_long(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return (
        item.get_closest_marker("django_db") is not None
        or bool(NEEDS_A_DATABASE & fixtures)
        or item.nodeid.startswith(ONE_OF_EACH)
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    begun: set[Path] = set()
    for item in items:
        if is_left_out(item) or (takes_long(item) and item.path in begun):
            continue
        if takes_long(item):
            begun.add(item.path)
        item.add_marker(pytest.mark.quick)
