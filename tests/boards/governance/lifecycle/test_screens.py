"""Who may open the screens of a board's life, and how one comes to them."""

from datetime import date

import pytest
from django.urls import reverse

from boards.admin.lifecycle import SCREENS
from boards.governance.lifecycle import closing, pausing
from boards.models import Board, BoardClosure, BoardHost, BoardPause
from tests.boards.governance.lifecycle.steps import address_of
from tests.factories import cms_client, make_administrator, make_board, make_manager
from tests.reading import words

pytestmark = pytest.mark.django_db

EVERYTHING = {
    "title": "Mine",
    "short_name": "Mine",
    "main": "mine.example",
    "reason": "Mine",
    "closed_on": "2026-01-01",
    "typed": "Ours",
    "confirmed": "yes",
}


@pytest.mark.parametrize("step", [*SCREENS, "open"])
def test_nobody_but_administrators_knows_of_a_screen(step):
    board, other = make_board(short_name="Ours"), make_board()
    manager = cms_client(make_manager(board))
    address = reverse("board_open") if step == "open" else address_of(step, board)
    before = list(Board.objects.values())

    for response in (
        manager.get(address),
        manager.post(address, EVERYTHING | {"successor": other.board.pk}),
    ):
        assert response.status_code == 404
    assert list(Board.objects.values()) == before
    for model in (BoardPause, BoardClosure, BoardHost):
        assert not model.objects.exists()


@pytest.mark.parametrize("step", SCREENS)
def test_looking_changes_nothing_and_a_board_that_is_not_there_is_404(step):
    board = make_board()
    administrator = cms_client(make_administrator())

    assert administrator.get(address_of(step, board)).status_code == 200
    missing = reverse(f"board_{step}", args=[999_999])
    assert administrator.get(missing).status_code == 404
    for model in (BoardPause, BoardClosure, BoardHost):
        assert not model.objects.exists()


def test_the_list_of_boards_says_each_state_and_leads_to_the_screens():
    online, paused, closed = make_board(), make_board(), make_board()
    nowhere = make_board(hostname=None)
    pausing.pause(paused.board, "Back soon.")
    closing.close(closed.board, date(2026, 1, 1), online.board)
    BoardHost.objects.create(board=online.board, hostname="other.example")

    response = cms_client(make_administrator()).get(reverse("boards:index"))

    html, said = response.content.decode(), words(response, "body")
    assert "and 1 that leads to it" in said
    for state in ("Online", "Paused", "Closed", "Not on the web"):
        assert state in said
    for step, board in (
        ("rename", nowhere),
        ("pause", online),
        ("resume", paused),
        ("reopen", closed),
        ("close", paused),
    ):
        assert address_of(step, board) in html
    assert address_of("pause", paused) not in html
    assert reverse("board_open") in html


def test_changing_something_loses_nothing_that_was_typed():
    board = make_board()
    administrator = cms_client(make_administrator())

    response = administrator.post(
        address_of("hosts", board), {"main": "new.example", "change": "yes"}
    )

    assert response.context["form"]["main"].value() == "new.example"
    assert 'id="confirm-form"' not in response.content.decode()


def test_no_board_is_added_through_the_page_tree():
    root = Board.get_first_root_node()
    administrator = cms_client(make_administrator())

    response = administrator.get(f"/admin/pages/add/boards/board/{root.pk}/")

    assert response.status_code == 302
