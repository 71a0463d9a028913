"""Deleting a board: only while nothing of it was public but what opening made."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from wagtail.models import PageLogEntry

from boards.governance.lifecycle import closing, deleting
from boards.models import Board, BoardOpening, ContentPage, OncePublic
from cms.kept.entries import Entry
from cms.kept.table import keep
from home.opening.pages import PAGES
from home.provisioning import OpenedBoard, Outfit
from tests.boards.governance.lifecycle.steps import address_of, errors, take
from tests.factories import (
    cms_client,
    get,
    make_administrator,
    make_board,
    make_document,
    make_editor,
    make_manager,
    make_page,
    release,
)
from tests.kept import commit
from tests.worlds import as_stored, taken_back

pytestmark = pytest.mark.django_db

# Rows that say that something was there, and people, who keep their logins.
MAY_GROW = {
    "users_user",
    "users_login",
    "django_session",
    "wagtailcore_pagelogentry",
    "django_content_type",
}


def opened(short_name="Test", **facts):
    outfit = Outfit(pages=list(PAGES), folders=["A"])
    return make_board(short_name=short_name, outfit=outfit, **facts)


@pytest.fixture(scope="module")
def opened_for_all(django_db_setup, django_db_blocker) -> Iterator[OpenedBoard]:
    with taken_back(django_db_blocker):
        yield opened(hostname="test.example")


@pytest.fixture
def board(opened_for_all, db) -> OpenedBoard:
    return as_stored(opened_for_all)


def rows() -> dict[str, int]:
    """How many rows each table has."""
    tables = connection.introspection.table_names()
    counts = {}
    with connection.cursor() as cursor:
        for table in set(tables) - MAY_GROW:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts


def test_nothing_is_left_of_a_board_that_is_deleted(django_capture_on_commit_callbacks):
    make_board(short_name="Other")
    administrator = cms_client(make_administrator())
    commit()
    before = rows()
    with django_capture_on_commit_callbacks(execute=True):
        board = opened("Gone")
        make_manager(board)
        make_page(ContentPage, board.home, live=False).save_revision()
        file = make_document(board)
        entry = Entry("1", timezone.now(), "", "", {}, {})
        keep("0" * 16, board.board.pk, entry, ("host", "/"), is_read=True)
    path = Path(file.file.path)
    assert path.exists()
    commit()

    with django_capture_on_commit_callbacks(execute=True):
        response = administrator.post(address_of("delete", board), {"typed": "Gone"})

    assert response.status_code == 302, response.context["reasons"]
    after = rows()
    # Who let what out, and who shaped it, stays written.
    assert {table for table, n in before.items() if after[table] != n} == {
        "boards_ledgerline",
        "boards_shaping",
    }
    assert not path.exists()
    assert PageLogEntry.objects.filter(action="boards.delete", user__isnull=False)


def test_the_screen_shows_all_that_goes(board):
    manager = make_manager(board)
    file = make_document(board, title="A draft report")

    response = cms_client(make_administrator()).get(address_of("delete", board))

    said = " ".join(response.context["effects"])
    for name in ("Accessibility statement", file.title, manager.email, "test.example"):
        assert name in said


def test_the_short_name_has_to_be_typed(board):
    response = take("delete", board, typed="test")

    assert list(errors(response)) == ["typed"]
    assert Board.objects.exists()


def publish_a_page(board):
    make_page(ContentPage, board.home, live=False).save_revision().publish()


def publish_and_delete_a_page(board):
    page = make_page(ContentPage, board.home, live=False)
    page.save_revision().publish()
    # As it may have been done before what was public was kept on record.
    OncePublic.objects.filter(page=page).delete()
    page.delete()


def publish_what_opening_made(board):
    home = board.home
    home.refresh_from_db()
    home.save_revision(user=make_editor(board)).publish(user=make_editor(board))


def unpublished_again(board):
    make_page(ContentPage, board.home).unpublish()


def release_a_file(board):
    release(board.home.get_children().last(), make_document(board))


def carry_on(board):
    closing.close(make_board().board, date(2026, 1, 1), board.board)


def be_from_before(board):
    BoardOpening.objects.filter(board=board.board).delete()


@pytest.mark.parametrize(
    "happened",
    [
        publish_a_page,
        publish_and_delete_a_page,
        publish_what_opening_made,
        release_a_file,
        carry_on,
        be_from_before,
    ],
)
def test_what_was_public_is_never_deleted(board, happened):
    happened(board)
    before = rows()

    response = take("delete", board, typed="Test")
    with pytest.raises(ValidationError) as by_code:
        deleting.delete(Board.objects.get(pk=board.board.pk))

    assert response.context["reasons"] == by_code.value.messages != []
    assert rows() == before
    assert Board.objects.filter(pk=board.board.pk).exists()


def test_a_refusal_offers_to_close_it(client, board):
    publish_a_page(board)

    response = cms_client(make_administrator()).get(address_of("delete", board))

    assert address_of("close", board) in response.content.decode()
    assert 'name="typed"' not in response.content.decode()


def test_pages_of_boards_are_deleted_from_nowhere_else(board):
    administrator = cms_client(make_administrator())

    administrator.post(f"/admin/pages/{board.board.pk}/delete/")
    administrator.post(
        f"/admin/bulk/wagtailcore/page/delete/?id={board.board.pk}&next=/admin/"
    )

    assert Board.objects.filter(pk=board.board.pk).exists()


def test_its_facts_may_have_been_corrected(board):
    board.board.phone = "01632 960100"
    board.board.save_revision(user=make_manager(board)).publish()

    assert deleting.reasons_against(board.board) == []


def test_its_address_and_its_names_are_free_again(client, board):
    deleting.delete(board.board)

    again = opened(hostname="test.example")

    assert get(client, again, "/").status_code == 200
    assert Group.objects.filter(name="Test: editors").count() == 1
