"""The database itself says when what the public of a board sees has changed."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from boards.models import BoardClosure, ContentPage, Theme
from cms.tenancy import inspection
from cms.tenancy.build import build_the_wall, take_down_for_changes
from cms.tenancy.declaration import declared
from cms.tenancy.rules import read_only
from cms.tenancy.seen import seen_tables
from home.provisioning import OpenedBoard
from tests.cms.tenancy.asking import ask
from tests.cms.tenancy.plans import MORE_THAN_ADDS
from tests.every_page import one_of_each
from tests.factories import get, make_board, make_editor, make_page, save_draft
from tests.kept import AT_COMMIT, commit
from tests.ledger import look
from tests.states import lock

pytestmark = pytest.mark.django_db

READ = re.compile(r'(?:FROM|JOIN) "?([a-z_0-9]+)"?')


def versions() -> dict[int, Any]:
    """The version of each board, and of what all share, as of a commit now."""
    commit()
    return dict(ask("SELECT board_id, version FROM cms_publicversion"))


def changed_since(before: dict[int, Any]) -> set[int]:
    return {key for key, version in versions().items() if version != before.get(key)}


def board_key(board: OpenedBoard) -> int:
    return board.board.pk


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def seen_models() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.managed and not meta.proxy and meta.db_table in seen_tables():
            yield model


@pytest.mark.parametrize("model", list(seen_models()), ids=lambda m: m._meta.db_table)
def test_a_row_that_goes_gives_its_board_a_new_version_and_no_other(model, two_boards):
    ours, theirs = two_boards.ours.board, two_boards.theirs.board
    key = two_boards.ours.key(model)
    with transaction.atomic():
        before = versions()
        with connection.cursor() as cursor:
            # By its key, as the owner, past all that the product would say.
            column = model._meta.pk.column
            cursor.execute(
                f"DELETE FROM {model._meta.db_table} WHERE {column} = %s",
                [key],
            )
        changed = changed_since(before)
        transaction.set_rollback(True)

    assert changed in ({board_key(ours)}, {0})
    assert board_key(theirs) not in changed


def test_saving_a_draft_changes_nothing_that_the_public_sees(board):
    page = make_page(ContentPage, board.home)
    editor = make_editor(board)
    save_draft(page, editor, title="First words")
    before = versions()

    save_draft(page, editor, title="Other words")

    assert changed_since(before) == set()


def test_what_is_written_is_seen_whoever_writes_it(board):
    page = make_page(ContentPage, board.home)
    before = versions()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE wagtailcore_page SET title = 'Other' WHERE id = %s", [page.pk]
        )

    assert changed_since(before) == {board_key(board)}


def test_what_all_boards_share_changes_for_all(board):
    before = versions()
    Theme.objects.filter(slug="neglect").update(name="Other")

    assert changed_since(before) == {0}


def test_a_page_that_moves_to_another_board_changes_both(board):
    other = make_board()
    page = make_page(ContentPage, board.home)
    before = versions()
    page.move(other.home, "last-child")

    assert changed_since(before) >= {board_key(board), board_key(other)}


def test_a_board_that_has_ended_changes_with_its_successor(board):
    successor, unrelated = make_board(), make_board()
    BoardClosure.objects.create(
        board=board.board, successor=successor.board, closed_on=date(2026, 3, 1)
    )
    before = versions()
    successor.board.title = "Renamed"
    successor.board.save()

    changed = changed_since(before)
    assert {board_key(board), board_key(successor)} <= changed
    assert board_key(unrelated) not in changed


def test_a_board_with_an_alias_of_a_page_changes_with_the_board_of_its_source(board):
    page = make_page(ContentPage, board.home)
    other = make_board()
    page.create_alias(parent=other.home)
    before = versions()
    lock(page)

    assert changed_since(before) == {board_key(board), board_key(other)}


def test_what_a_savepoint_takes_back_is_said_again_when_it_comes_again(board):
    page = make_page(ContentPage, board.home)
    before = versions()
    with transaction.atomic():
        ContentPage.objects.filter(pk=page.pk).update(title="Never")
        with connection.cursor() as cursor:
            cursor.execute(f"{AT_COMMIT} IMMEDIATE; {AT_COMMIT} DEFERRED")
        transaction.set_rollback(True)
    ContentPage.objects.filter(pk=page.pk).update(title="Now")

    assert changed_since(before) == {board_key(board)}


def test_while_the_wall_is_down_no_board_has_a_version_and_then_a_new_one(board):
    before = versions()
    take_down_for_changes(MORE_THAN_ADDS)
    down = ask("SELECT * FROM cms_publicversion")
    build_the_wall()

    assert down == []
    assert changed_since(before) >= {0, board_key(board)}


def test_a_table_that_is_emptied_changes_every_board(board):
    before = versions()
    look()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE home_door")

    assert changed_since(before) == {0}


def test_a_new_column_is_seen_without_a_word(board):
    page = make_page(ContentPage, board.home)
    look()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE boards_contentpage ADD COLUMN added text")
    build_the_wall()
    before = versions()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE boards_contentpage SET added = 'said' WHERE page_ptr_id = %s",
            [page.pk],
        )

    assert changed_since(before) == {board_key(board)}


def test_a_seen_table_that_does_not_say_whose_its_rows_are_is_a_fault(monkeypatch):
    monkeypatch.setitem(declared.tables, "home_door", read_only("home_id > 0"))

    assert any("home_door" in one for one in inspection.problems_of_declaration())


def test_every_table_that_is_not_seen_is_there_and_says_why():
    tables = {model._meta.db_table for model in apps.get_models(True)}

    assert all(declared.unseen.values())
    assert declared.unseen.keys() - tables <= {"django_migrations", "cms_cache"}


def test_no_public_page_reads_a_table_of_which_it_shows_nothing(board):
    pages = one_of_each(board)
    read: set[str] = set()
    for address in [*pages.values(), "/sitemap.xml", "/share.png", "/robots.txt"]:
        with CaptureQueriesContext(connection) as captured:
            response = get(Client(), board, address)
        assert response.status_code == 200
        read |= {name for one in captured for name in READ.findall(one["sql"])}

    assert "boards_reviewpage" in read
    assert read & declared.unseen.keys() == {"cms_publicversion"} & read
