"""A board that has its pages in Polish as well."""

from collections.abc import Iterator

import pytest

from home.provisioning import OpenedBoard
from tests.factories import make_board
from tests.languages import add_language
from tests.worlds import as_stored, taken_back


@pytest.fixture(scope="module")
def board_in_polish(django_db_setup, django_db_blocker) -> Iterator[OpenedBoard]:
    with taken_back(django_db_blocker):
        board = make_board()
        add_language(board, "pl")
        yield board


@pytest.fixture
def board(board_in_polish, db) -> OpenedBoard:
    return as_stored(board_in_polish)
