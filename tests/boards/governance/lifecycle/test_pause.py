"""A paused board: visitors read a notice on every address, its people go on."""

import pytest

from boards.governance.lifecycle import pausing
from boards.models import BoardHost, BoardPause, ContentPage
from tests.boards.governance.lifecycle.steps import errors, history_of, look, take
from tests.cms_forms import editing
from tests.factories import (
    cms_client,
    get,
    make_board,
    make_document,
    make_editor,
    make_page,
    release,
)
from tests.reading import words

pytestmark = pytest.mark.django_db

REASON = "We are moving. Back on Monday."


@pytest.fixture
def board():
    return make_board(
        hostname="board.example", concern_phone="01632 960101", phone="01632 960100"
    )


@pytest.fixture
def paused(board):
    pausing.pause(board.board, REASON)
    return board


def test_the_screen_says_what_it_will_do_and_does_nothing_yet(client, board):
    response = look("pause", board, reason=REASON)

    assert REASON in response.context["effects"][0]
    assert get(client, board, "/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/about/",
        "/nowhere/",
        "/cy/",
        "/search/?q=a",
        "/sitemap.xml",
        "/robots.txt",
    ],
)
def test_every_address_answers_with_the_notice(client, paused, path):
    make_page(ContentPage, paused.home, slug="about", title="About us")

    response = get(client, paused, path)

    assert response.status_code == 503
    assert response["Retry-After"] == "3600"
    assert response["Cache-Control"] == "no-store"
    said = words(response, "body")
    assert REASON in said
    assert paused.board.title in said
    assert "About us" not in said
    for number in ("999", "01632 960101", "01632 960100"):
        assert number in said


def test_no_file_is_served(client, paused):
    page = make_page(ContentPage, paused.home)
    file = make_document(paused)
    release(page, file)

    response = get(client, paused, file.url)

    assert response.status_code == 503
    assert b"%PDF" not in response.content


def test_what_the_notice_is_made_of_is_served(client, paused):
    assert (
        get(client, paused, f"/theme/{paused.board.colour[1:]}.css").status_code == 200
    )


def test_a_former_address_leads_to_the_notice(client, paused):
    BoardHost.objects.create(board=paused.board, hostname="old.example")

    response = client.get("/", headers={"host": "old.example"}, follow=False)

    assert response["Location"] == "http://board.example/"


def test_other_boards_are_not_paused(client, paused):
    assert get(client, make_board(), "/").status_code == 200


def test_the_list_of_boards_leaves_it_out(client, paused):
    response = client.get("/", headers={"host": "localhost"})

    assert paused.board.title not in words(response)


def test_its_people_edit_and_see_previews(paused):
    page = make_page(ContentPage, paused.home, title="About us")
    editor = cms_client(make_editor(paused))

    form = editor.get(editing(page))
    draft = editor.get(f"/admin/pages/{page.pk}/view_draft/")

    assert form.status_code == 200
    assert draft.status_code == 200
    assert "About us" in words(draft, "h1")


def test_its_people_are_sent_from_its_address_to_the_cms(client, paused):
    assert get(client, paused, "/admin/").status_code == 302


def test_the_pause_ends(client, paused):
    response = take("resume", paused)

    assert response.status_code == 302
    assert get(client, paused, "/").status_code == 200


def test_a_pause_cannot_end_twice(board):
    response = take("resume", board)

    assert response.context["reasons"] == ["The board is not paused."]


def test_pausing_again_changes_what_the_notice_says(client, paused):
    take("pause", paused, reason="Back on Tuesday.")

    assert "Back on Tuesday." in words(get(client, paused, "/"))
    assert BoardPause.objects.count() == 1


def test_a_pause_needs_words(board):
    assert list(errors(take("pause", board, reason=" "))) == ["reason"]


def test_both_are_in_the_history(board):
    take("pause", board, reason=REASON)
    take("resume", board)

    entries = history_of(board).filter(user__isnull=False).order_by("pk")
    assert [entry.action for entry in entries] == ["boards.pause", "boards.resume"]


def test_what_visitors_read_cannot_hold_markup(client, board):
    pausing.pause(board.board, "<script>alert(1)</script>")

    assert "<script>alert" not in get(client, board, "/").content.decode()
