"""Every rule, tried in an editor's scope: two boards, all tables, four actions."""

from typing import Any

import pytest
from django.db import Error, connection, transaction

from cms.tenancy.declaration import all_rules
from cms.tenancy.rules import EVERYBODY, NOBODY
from cms.tenancy.scope import NOTHING, in_scope

pytestmark = pytest.mark.django_db

REFUSED = "42501"


def outcome(sql: str, values: list[Any]) -> int | str:
    """How many rows a statement met, or why it was refused. It is taken back."""
    mark = transaction.savepoint()
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.rowcount
    except Error as error:
        return error.__cause__.sqlstate
    finally:
        transaction.savepoint_rollback(mark)


def rows_of_boards() -> list[str]:
    """The tables whose rows are of one board or another."""
    return sorted(
        table
        for table, rule in all_rules().items()
        if rule.read not in (EVERYBODY, NOBODY)
    )


def shared_tables() -> list[str]:
    return sorted(
        table for table, rule in all_rules().items() if rule.read == EVERYBODY
    )


def seen(rows, table) -> int | str:
    column, key = rows.by_table()[table]
    return outcome(f"SELECT FROM {table} WHERE {column} = %s", [key])


def changed(rows, table) -> int | str:
    column, key = rows.by_table()[table]
    return outcome(f"UPDATE {table} SET {column} = {column} WHERE {column} = %s", [key])


def removed(rows, table) -> int | str:
    column, key = rows.by_table()[table]
    return outcome(f"DELETE FROM {table} WHERE {column} = %s", [key])


def copies(rows, table) -> str:
    """A row as text, to be added once more."""
    column, key = rows.by_table()[table]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT to_jsonb(t)::text FROM {table} t WHERE {column} = %s", [key]
        )
        return cursor.fetchone()[0]


def added(table, row) -> int | str:
    copied = f"jsonb_populate_record(NULL::{table}, %s::jsonb)"
    return outcome(f"INSERT INTO {table} SELECT ({copied}).*", [row])


def test_an_editor_sees_the_row_of_their_own_board_in_every_table(two_boards):
    with in_scope(two_boards.ours.scope):
        unseen = [t for t in rows_of_boards() if seen(two_boards.ours, t) != 1]

    assert unseen == []


def test_no_table_shows_the_row_of_another_board(two_boards):
    with in_scope(two_boards.ours.scope):
        leaks = [t for t in rows_of_boards() if seen(two_boards.theirs, t) != 0]

    assert leaks == []


def test_no_row_of_another_board_can_be_changed(two_boards):
    with in_scope(two_boards.ours.scope):
        leaks = [t for t in rows_of_boards() if changed(two_boards.theirs, t) != 0]

    assert leaks == []


def test_no_row_of_another_board_can_be_removed(two_boards):
    with in_scope(two_boards.ours.scope):
        leaks = [t for t in rows_of_boards() if removed(two_boards.theirs, t) != 0]

    assert leaks == []


def test_no_row_can_be_added_to_another_board(two_boards):
    rows = {table: copies(two_boards.theirs, table) for table in rows_of_boards()}
    with in_scope(two_boards.ours.scope):
        leaks = {
            table: result
            for table, row in rows.items()
            if (result := added(table, row)) != REFUSED
        }

    assert leaks == {}


def test_an_editors_own_rows_can_be_written_where_the_rule_says_so(two_boards):
    ours = two_boards.ours
    rows = {table: copies(ours, table) for table in rows_of_boards()}
    with in_scope(ours.scope):
        refused = [
            f"{action} {table}"
            for table in rows_of_boards()
            for action, rule, result in (
                ("add", all_rules()[table].add, added(table, rows[table])),
                ("change", all_rules()[table].change, changed(ours, table)),
                ("remove", all_rules()[table].remove, removed(ours, table)),
            )
            if (result in (0, REFUSED)) != (rule == NOBODY)
        ]

    assert refused == []


def test_nobody_makes_themselves_an_administrator(two_boards):
    _column, key = two_boards.ours.by_table()["users_user"]
    change = "UPDATE users_user SET first_name = 'A', is_superuser = %s WHERE id = %s"
    with in_scope(two_boards.ours.scope):
        outcomes = [
            outcome(change, [is_superuser, key]) for is_superuser in (False, True)
        ]

    assert outcomes == [1, REFUSED]


def test_what_all_boards_share_is_read_and_never_changed(two_boards):
    ours = two_boards.ours
    with in_scope(ours.scope):
        wrong = [
            table
            for table in shared_tables()
            if table in ours.by_table()
            and (seen(ours, table), changed(ours, table), removed(ours, table))
            != (1, 0, 0)
        ]

    assert wrong == []


def test_whoever_has_no_board_sees_no_row_of_any(two_boards):
    with in_scope(NOTHING):
        leaks = [
            table
            for table in rows_of_boards()
            if seen(two_boards.ours, table) or seen(two_boards.theirs, table)
        ]

    assert leaks == []


def test_every_table_with_rows_of_boards_was_tried(two_boards):
    assert set(rows_of_boards()) <= two_boards.ours.by_table().keys()
