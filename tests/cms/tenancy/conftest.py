from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client

from tests.cms.tenancy.rows import Rows


@dataclass(frozen=True)
class TwoBoards:
    """Two boards that know nothing of each other, each with a row in every table."""

    ours: Rows
    theirs: Rows


@pytest.fixture(scope="module")
def two_boards(django_db_setup, django_db_blocker) -> Iterator[TwoBoards]:
    """For a module whose tests take back what they try."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield TwoBoards(Rows(), Rows())
        transaction.set_rollback(True)


@pytest.fixture
def client(settings) -> Client:
    """A browser at the CMS's own host."""
    return Client(headers={"host": settings.CMS_HOST})
