"""What is asked of one page costs the same among many, as an import makes them.

Plans are kept from when there were hardly any pages: none of them may read them all.
"""

import pytest
from django.db import connection

from boards.models import ContentPage
from tests.factories import make_board, make_page
from tests.ledger import look

pytestmark = pytest.mark.django_db

MANY, A_FEW = 20, 10
READ = (
    "SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))"
    " FROM pg_stat_xact_user_tables"
    " WHERE relname IN ('wagtailcore_page', 'boards_ledgerline')"
)
QUESTIONS = (
    "SELECT wall.with_versions(ARRAY[%s])",
    "SELECT wall.with_followers(ARRAY[%s])",
    "SELECT wall.not_let_out(ARRAY[%s], NULL, NULL)",
    "SELECT wall.hold_pages(ARRAY[%s])",
    "SELECT wall.needs_one_person(%s)",
    "SELECT wall.had_of(%s)",
    "SELECT wall.opened_page(%s)",
)


def rows_read() -> int:
    """Of pages and of lines of the ledger, by this transaction so far."""
    with connection.cursor() as cursor:
        cursor.execute(READ)
        return int(cursor.fetchone()[0])


def read_by(question: str, key: int) -> int:
    before = rows_read()
    with connection.cursor() as cursor:
        cursor.execute(question, [key])
    return rows_read() - before


def test_what_is_asked_of_one_page_reads_no_others():
    board = make_board()
    pages = [make_page(ContentPage, board.home) for _number in range(MANY)]
    look()

    read = {question: read_by(question, pages[-1].pk) for question in QUESTIONS}

    assert any(read.values())
    assert {question: rows for question, rows in read.items() if rows > A_FEW} == {}
