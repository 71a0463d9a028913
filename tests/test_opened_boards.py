"""The boards that tests stand on are what opening a board makes."""

import pytest
from django.db import connection

from tests import opened_boards
from tests.factories import make_board

pytestmark = pytest.mark.django_db


def test_a_board_that_is_put_in_place_has_the_rows_of_one_that_is_opened():
    before = _counts()
    make_board()
    put = _counts()
    opened_boards.open_numbered(2)
    opened = _counts()

    assert {name: put[name] - before[name] for name in put} == {
        name: opened[name] - put[name] for name in put
    }


def test_a_test_has_as_many_boards_as_it_likes():
    boards = [make_board().board for _number in range(opened_boards.BOARDS + 1)]

    assert len({board.path for board in boards}) == len(boards)
    assert [board.title for board in boards][:2] == ["Board 1", "Board 2"]
    assert all(board.site.hostname for board in boards)


def _counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        return {
            name: _count(cursor, name)
            for name in connection.introspection.table_names(cursor)
        }


def _count(cursor, name: str) -> int:
    cursor.execute(f'SELECT count(*) FROM "{name}"')
    return cursor.fetchone()[0]
