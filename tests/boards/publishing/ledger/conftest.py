"""What these tests open is taken back before a test's end looks at it."""

from collections.abc import Iterator

import pytest
from django.db import transaction


@pytest.fixture(autouse=True)
def nothing_is_left(db: None) -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
