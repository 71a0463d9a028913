from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client

from tests.cms.tenancy.rows import Rows
from tests.worlds import taken_back


@dataclass(frozen=True)
class TwoBoards:
    """Two boards that know nothing of each other, each with a row in every table."""

    ours: Rows
    theirs: Rows


@pytest.fixture(scope="module")
def two_boards(django_db_setup, django_db_blocker) -> Iterator[TwoBoards]:
    """For a module whose tests take back what they try."""
    with taken_back(django_db_blocker):
        yield TwoBoards(Rows(), Rows())


@pytest.fixture
def client(settings) -> Client:
    """A browser at the CMS's own host."""
    return Client(headers={"host": settings.CMS_HOST})
