"""What the public's own role of the database reads and writes, in every table."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import Error, ProgrammingError, connection, transaction
from django.test import Client

from boards.models import BoardPause, ContentPage, Withdrawal
from cms.tenancy import inspection
from cms.tenancy.build import existing_columns, existing_tables
from cms.tenancy.declaration import all_tables
from cms.tenancy.public import public_reading, public_tables, withheld_columns
from cms.tenancy.roles import Roles
from cms.tenancy.rules import EVERYBODY
from cms.tenancy.scope import EVERYTHING, PUBLIC, Scope, current_scope, in_scope
from tests.cms.tenancy.asking import ask
from tests.cms.tenancy.rows import Rows
from tests.factories import get, make_board, make_page
from tests.states import lock
from tests.worlds import taken_back

REFUSED = "42501"
PLANTED = "zibberwort"
ROLE = Roles("safeguarding").public


class PlantedRows(Rows):
    """A board with a row in every table, in whose texts stands a word of its own."""

    word = f"{PLANTED}-"


@pytest.fixture(scope="module")
def board(django_db_setup, django_db_blocker) -> Iterator[PlantedRows]:
    with taken_back(django_db_blocker):
        yield PlantedRows()


def refusal(sql: str) -> str:
    """Why the public's role is refused; "" where it is not. It is taken back."""
    mark = transaction.savepoint()
    try:
        with in_scope(PUBLIC), connection.cursor() as cursor:
            cursor.execute(sql)
        return ""
    except Error as error:
        return error.__cause__.sqlstate
    finally:
        transaction.savepoint_rollback(mark)


def tables_with_the_word() -> set[str]:
    """Where the public's role reads it, in whichever column; but for what all share."""
    with connection.cursor() as cursor:
        columns = existing_columns(cursor)
    found = set()
    with in_scope(PUBLIC):
        for table in public_tables():
            if public_reading(table) == EVERYBODY:
                continue
            read = [
                f'"{column}"::text'
                for of, column in sorted(columns)
                if of == table and column not in withheld_columns(table)
            ]
            texts = f"concat_ws(' ', {', '.join(read)})"
            told = ask(f"SELECT 1 FROM {table} WHERE {texts} LIKE '%{PLANTED}%'")
            found |= {table} if told else set()
    return found


@pytest.mark.django_db
def test_what_is_granted_is_what_the_rules_say_and_nothing_beside():
    with connection.cursor() as cursor:
        columns = existing_columns(cursor)
    readable = {
        (table, column)
        for table, column in columns
        if table in public_tables() and column not in withheld_columns(table)
    }
    granted = ask(
        "SELECT table_name, column_name FROM information_schema.column_privileges"
        f" WHERE grantee = '{ROLE}' AND privilege_type = 'SELECT'"
        " AND table_schema = 'public'"
    )

    assert {*granted} == readable
    assert ("wagtailcore_page", "draft_title") not in readable
    assert ("wagtailcore_page", "title") in readable


@pytest.mark.django_db
def test_it_writes_no_table_and_reads_none_of_which_nothing_is_public(board):
    with connection.cursor() as cursor:
        tables = sorted(existing_tables(cursor) & all_tables().keys())
    closed = {table for table in tables if not public_reading(table)}

    reads = {table for table in tables if not refusal(f"SELECT 1 FROM {table}")}
    writes = {
        sql
        for table in tables
        for sql in (
            f"INSERT INTO {table} DEFAULT VALUES",
            f"DELETE FROM {table}",
            f"TRUNCATE {table}",
        )
        if refusal(sql) != REFUSED
    }

    assert reads == {*tables} - closed
    assert not writes
    assert {"boards_searchword", "wagtailcore_revision", "users_user"} <= closed


@pytest.mark.django_db
def test_of_a_board_that_is_paused_no_table_shows_a_word(board):
    before = tables_with_the_word()
    BoardPause.objects.filter(board=board.board.board).delete()
    open_again = tables_with_the_word()
    BoardPause.objects.create(board=board.board.board, reason="For a while.")

    # Each board of this kind has a row in every table, and so a pause.
    assert before == set()
    assert {"wagtailcore_page", "boards_contentpage"} <= open_again
    assert tables_with_the_word() == set()


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["unpublished", "locked", "draft", "withdrawn"])
def test_what_the_public_may_not_read_of_a_page_no_table_shows(how):
    board = make_board()
    page = make_page(ContentPage, board.home, title=PLANTED, summary=PLANTED)
    assert "wagtailcore_page" in tables_with_the_word()

    if how == "unpublished":
        page.unpublish()
    if how == "locked":
        lock(page)
    if how == "draft":
        page.title, page.summary, page.slug = "Another", "Words.", "another"
        page.save_revision().publish()
        page.title, page.change_note = PLANTED, PLANTED
        page.save_revision()
    if how == "withdrawn":
        page.unpublish()
        Withdrawal.objects.create(
            page=page, title="A page", public_reason="For now.", reason=PLANTED
        )

    assert tables_with_the_word() == set()
    with in_scope(PUBLIC):
        notices = ask("SELECT title, public_reason FROM boards_withdrawal")
    assert notices == ([("A page", "For now.")] if how == "withdrawn" else [])


@pytest.mark.django_db
def test_the_search_is_answered_by_the_role_and_leaves_it():
    board = make_board()
    make_page(ContentPage, board.home, title="A page about herons")
    assert (
        b"A page about herons" in get(Client(), board, "/search/", q="herons").content
    )
    assert current_scope() == EVERYTHING

    with connection.cursor() as cursor:
        cursor.execute(f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA wall FROM {ROLE}")

    with pytest.raises(ProgrammingError, match="permission denied"):
        get(Client(), board, "/search/", q="herons")


@pytest.mark.django_db
def test_no_board_that_a_session_names_opens_more_to_it(board):
    BoardPause.objects.filter(board=board.board.board).delete()
    page = board.page
    page.unpublish()
    named = Scope(board=board.board.board.pk, public=True)
    with in_scope(named):
        shown = ask(f"SELECT id FROM wagtailcore_page WHERE id = {page.pk}")

    assert shown == []


@pytest.mark.django_db
def test_who_serves_is_told_that_the_role_may_write():
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT UPDATE ON boards_theme TO {ROLE}")

    (problem,) = inspection.problems_of_roles()

    assert problem == f"The role {ROLE} may write boards_theme: revoke it."
    call_command("migrate", verbosity=0)
    assert inspection.problems_of_roles() == []
