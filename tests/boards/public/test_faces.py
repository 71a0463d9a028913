"""A board's face and pattern, as its public pages and its manager meet them."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Revision

from boards.models import Board
from boards.models.board.faces import Face, Pattern
from tests.cms_forms import editing, open_form, send
from tests.factories import (
    OpenedBoard,
    cms_client,
    get,
    make_board,
    make_editor,
    make_manager,
    make_review,
)


@pytest.fixture
def board(db) -> OpenedBoard:
    return make_board()


def home(client: Client, board: OpenedBoard) -> BeautifulSoup:
    answer = client.get("/", HTTP_HOST=board.site.hostname)
    return BeautifulSoup(answer.content, "html.parser")


def wear(board: OpenedBoard, **look: str) -> None:
    Board.objects.filter(pk=board.board.pk).update(**look)


def test_a_board_that_chooses_nothing_keeps_the_plain_face(client, board):
    page = home(client, board)

    assert page.html["data-face"] == "plain"
    assert "data-pattern" not in page.html.attrs
    sheets = [link["href"] for link in page.select("link[rel=stylesheet]")]
    assert not [href for href in sheets if "/faces/" in href]


@pytest.mark.parametrize("face", [face for face in Face if face != Face.PLAIN])
def test_each_page_names_its_face_and_brings_its_sheet_for_screens(client, board, face):
    wear(board, face=face)

    page = home(client, board)

    assert page.html["data-face"] == face
    [sheet] = page.select(f'link[href*="css/faces/{face}"]')
    assert sheet["media"] == "screen"


@pytest.mark.parametrize("pattern", [drawn for drawn in Pattern if drawn])
def test_each_pattern_is_drawn_and_said_in_the_boards_own_sheet(client, board, pattern):
    wear(board, pattern=pattern)

    page = home(client, board)
    [sheet] = page.select('link[href^="/theme/"]')
    css = client.get(sheet["href"], HTTP_HOST=board.site.hostname)
    drawing = client.get(f"/pattern/{pattern}.svg", HTTP_HOST=board.site.hostname)

    assert page.html["data-pattern"] == pattern
    assert f"url(/pattern/{pattern}.svg)" in css.content.decode()
    assert drawing["Content-Type"] == "image/svg+xml"
    assert "<path" in drawing.content.decode()


@pytest.mark.parametrize(
    "address", ["/pattern/nothing.svg", "/theme/1f4e79-nothing.css"]
)
def test_a_pattern_that_nobody_drew_is_not_there(client, board, address):
    assert client.get(address, HTTP_HOST=board.site.hostname).status_code == 404


def test_the_first_change_of_a_face_is_undone_from_the_history(client, board):
    manager = cms_client(make_manager(board))
    send(manager, editing(board.board), {"face": Face.FELL}, publish=True)
    assert home(client, board).html["data-face"] == "fell"
    history = manager.get(f"/admin/pages/{board.board.pk}/history/")
    before = Revision.objects.for_instance(board.board).earliest("created_at", "pk")
    revert = f"/admin/pages/{board.board.pk}/revisions/{before.pk}/revert/"

    offered = open_form(manager, revert)
    manager.post(editing(board.board), {**offered, "action-publish": "1"})

    assert revert in history.content.decode()
    assert home(client, board).html["data-face"] == "plain"


def test_a_manager_sees_a_face_before_anybody_else_does(client, board):
    manager = cms_client(make_manager(board))
    stored = board.board
    draft = Board.objects.get(pk=stored.pk)
    draft.face = Face.FELL
    draft.save_revision()

    preview = manager.get(f"/admin/pages/{stored.pk}/view_draft/")

    assert 'data-face="fell"' in preview.content.decode()
    assert home(client, board).html["data-face"] == "plain"


@pytest.fixture
def drafted(board: OpenedBoard) -> OpenedBoard:
    """A board whose manager prepares another face, and another phone."""
    draft = Board.objects.get(pk=board.board.pk)
    draft.face, draft.phone = Face.FELL, "01632 960999"
    draft.save_revision()
    return board


def test_editors_see_their_drafts_in_the_look_that_is_prepared_and_nothing_else_of_it(
    client, drafted
):
    review = make_review(drafted)
    editor = cms_client(make_editor(drafted))
    draft = f"/admin/pages/{review.pk}/view_draft/"

    as_it_is, in_new_look = editor.get(draft), editor.get(f"{draft}?mode=look")
    form = editor.get(f"/admin/pages/{review.pk}/edit/").content.decode()

    assert 'data-face="plain"' in as_it_is.content.decode()
    assert 'data-face="fell"' in in_new_look.content.decode()
    assert "01632 960999" not in in_new_look.content.decode()
    assert "In the board&#x27;s new look" in form
    public = get(client, drafted, review.url).content.decode()
    assert 'data-face="plain"' in public


def test_who_edits_is_led_to_the_new_look_while_one_is_prepared(drafted):
    editor = cms_client(make_editor(drafted))
    leads = f"/admin/pages/{drafted.home.pk}/view_draft/?mode=look"

    before = editor.get("/admin/").content.decode()
    Board.objects.get(pk=drafted.board.pk).latest_revision.publish()
    after = editor.get("/admin/").content.decode()

    assert leads in before
    assert "mode=look" not in after
    form = editor.get(f"/admin/pages/{drafted.home.pk}/edit/").content.decode()
    assert "new look" not in form


@pytest.mark.parametrize("shown", ["reviews", "review", "concern", "home"])
def test_a_manager_tries_a_look_on_the_pages_that_it_changes_most(drafted, shown):
    make_review(drafted)
    manager = cms_client(make_manager(drafted))

    draft = manager.get(f"/admin/pages/{drafted.board.pk}/view_draft/?mode={shown}")

    page = BeautifulSoup(draft.content, "html.parser")
    assert page.html["data-face"] == "fell"
    what = {"reviews": ".page__title", "review": ".status-line", "home": ".hero"}
    assert page.select(what.get(shown, "main"))
