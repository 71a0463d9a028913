"""The demonstration, filled once for all tests of this folder."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction

from home import demo


@pytest.fixture(scope="package")
def demonstration(django_db_setup, django_db_blocker) -> Iterator[list[str]]:
    """What filling it wrote. Each test, and at last the filling, is taken back."""
    written: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        demo.fill(written.append, force=True)
        yield written
        transaction.set_rollback(True)
    # Wagtail keeps the addresses of the sites there.
    cache.clear()
