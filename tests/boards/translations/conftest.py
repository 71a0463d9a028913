"""A board that has its pages in Polish as well."""

import pytest

from home.provisioning import OpenedBoard
from tests.factories import make_board
from tests.languages import add_language


@pytest.fixture
def board() -> OpenedBoard:
    board = make_board()
    add_language(board, "pl")
    return board
