"""The boards that tests stand on are what opening a board makes."""

from typing import Any

import pytest
from django.db import connection, transaction

from home.provisioning import open_board
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


# In words that stand in nothing else.
FACTS: dict[str, Any] = {
    "short_name": "The “Short” Öne",
    "hostname": "of-its-own.example",
    "phone": "01480 373582",
    "colour": "#5a2d82",
}


def test_facts_of_its_own_stand_where_opening_a_board_writes_them():
    with transaction.atomic():
        make_board(**FACTS)
        put = _where_they_stand(FACTS)
        transaction.set_rollback(True)
    open_board(name="Board 1", lead="We keep children safe.", **FACTS)

    assert put == _where_they_stand(FACTS)
    assert ("wagtailcore_site", "hostname", "of-its-own.example") in put
    assert ("wagtailcore_workflow", "name", "The “Short” Öne: sign-off") in put


@pytest.mark.parametrize("facts", [{"name": "Its name"}, {"hostname": None}])
def test_a_board_whose_facts_stand_elsewhere_too_is_opened(facts):
    assert opened_boards.put_in_place(facts) is None


def test_a_test_has_as_many_boards_as_it_likes():
    boards = [make_board().board for _number in range(opened_boards.BOARDS + 1)]

    assert len({board.path for board in boards}) == len(boards)
    assert [board.title for board in boards][:2] == ["Board 1", "Board 2"]
    assert all(board.site.hostname for board in boards)


def _where_they_stand(facts: dict[str, Any]) -> list[tuple[str, str, str]]:
    words = [str(fact) for fact in facts.values()]
    with connection.cursor() as cursor:
        return sorted(
            (name, column, value)
            for name in connection.introspection.table_names(cursor)
            for column, value in _values(cursor, name)
            if any(word in value for word in words)
        )


def _values(cursor, name: str) -> list[tuple[str, str]]:
    cursor.execute(
        "SELECT fact.key, fact.value"
        f' FROM "{name}" AS one, jsonb_each_text(to_jsonb(one)) AS fact'
        " WHERE fact.value IS NOT NULL"
    )
    return cursor.fetchall()


def _counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        return {
            name: _count(cursor, name)
            for name in connection.introspection.table_names(cursor)
        }


def _count(cursor, name: str) -> int:
    cursor.execute(f'SELECT count(*) FROM "{name}"')
    return cursor.fetchone()[0]
