from collections.abc import Iterator

import pytest

from boards.models import PageDocument
from boards.publishing.copy_requests import tickets
from home.provisioning import OpenedBoard
from tests.boards.publishing.copy_requests.asking import make_row
from tests.factories import make_board
from tests.worlds import as_stored, taken_back


@pytest.fixture(scope="module")
def board_with_facts(django_db_setup, django_db_blocker) -> Iterator[OpenedBoard]:
    with taken_back(django_db_blocker):
        yield make_board(email="office@example.org", phone="01480 373582")


@pytest.fixture
def board(board_with_facts, db) -> OpenedBoard:
    return as_stored(board_with_facts)


@pytest.fixture
def row(board: OpenedBoard) -> PageDocument:
    return make_row(board, title="Child P: report")


@pytest.fixture
def slowly(monkeypatch):
    """Visitors here have taken their time, however quick the test is."""
    monkeypatch.setattr(tickets, "QUICKEST", -1)
