"""The demonstration, filled once for all tests of this folder."""

from collections.abc import Iterator

import pytest

from home import demo
from tests.worlds import taken_back


@pytest.fixture(scope="package")
def demonstration(django_db_setup, django_db_blocker) -> Iterator[list[str]]:
    """What filling it wrote. Each test, and at last the filling, is taken back."""
    written: list[str] = []
    with taken_back(django_db_blocker):
        demo.fill(written.append, force=True, with_work=False)
        yield written
