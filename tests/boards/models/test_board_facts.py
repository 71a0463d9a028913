"""A board's facts: what cannot be is refused at its field, in a plain sentence."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Revision

from boards.models import Board, Role
from home.provisioning import OpenedBoard
from tests.cms_forms import editing, errors_of, open_form, send
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_manager,
    make_member,
)
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def manager(board: OpenedBoard) -> Client:
    """A manager's browser."""
    return cms_client(make_manager(board))


@pytest.fixture
def administrator() -> Client:
    return cms_client(make_administrator())


@pytest.fixture
def change_board(board: OpenedBoard, administrator: Client):
    """What the form of the board says when the administrator changes some fields."""

    def change(**fields) -> dict[str, list[str]]:
        response = send(administrator, editing(board.board), fields, publish=True)
        return errors_of(response)

    return change


@pytest.mark.parametrize("field", ["title", "short_name", "hostname"])
def test_names_and_addresses_are_on_no_form_of_facts(board, manager, field):
    send(manager, editing(board.board), {field: "mine.example"}, publish=True)

    assert getattr(Board.objects.get(), field) == getattr(board.board, field)


def test_a_draft_from_before_a_change_of_names_does_not_take_it_back(board):
    board.board.phone = "01480 373582"
    draft = board.board.save_revision()
    Board.objects.update(short_name="New", hostname="new.example")
    Page.objects.filter(pk=board.board.pk).update(title="New Board")

    Revision.objects.get(pk=draft.pk).publish()

    board.board.refresh_from_db()
    assert board.board.phone == "01480 373582"
    assert board.board.title == "New Board"
    assert (board.board.short_name, board.board.hostname) == ("New", "new.example")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "#ffcc00",
            "White text on this colour has a contrast of 1.5 : 1, and people need at "
            "least 4.5 : 1 to read it. Choose a darker colour.",
        ),
        ("blue", "Write the colour as # and six digits or small letters: #1f4e79."),
    ],
)
def test_a_colour_that_text_cannot_be_read_on_is_refused(change_board, typed, sentence):
    assert change_board(colour=typed) == {"colour": [sentence]}


def test_a_colour_typed_in_capitals_is_the_same_colour(board, administrator):
    send(administrator, editing(board.board), {"colour": "#1F4E7A"}, publish=True)

    assert Board.objects.get().colour == "#1f4e7a"


def test_a_phone_number_is_one_that_can_be_dialled(change_board):
    sentence = (
        "Write a phone number in digits and spaces: 01228 226 898. It may end in "
        "“ext 12”."
    )
    for typed in ["ask Ann", "01228x", "1", "ext 12"]:
        for field in ["phone", "concern_phone", "out_of_hours_phone"]:
            assert change_board(**{field: typed}) == {field: [sentence]}


def test_a_manager_finds_the_boards_facts_in_the_menu(board, manager):
    page = manager.get("/admin/").content.decode()

    assert editing(board.board) in page


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER, Role.TRANSLATOR])
def test_nobody_else_is_offered_the_boards_facts(board, role):
    page = cms_client(make_member(board, role)).get("/admin/").content.decode()

    assert editing(board.board) not in page


def test_a_preview_of_the_facts_is_the_home_page_with_them_around_it(board, manager):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[board.board.pk])
    data = open_form(manager, editing(board.board))
    sent = manager.post(
        address, data | {"colour": "#7b1fa2", "concern_phone": "0111 1"}
    )
    shown = manager.get(address, {"mode": "home"})

    assert sent.json()["is_valid"]
    assert "/theme/7b1fa2.css" in shown.content.decode()
    assert "0111 1" in words(shown, "body")
    assert board.home.lead in words(shown, "h1")
    assert Board.objects.get().colour == board.board.colour


def test_the_field_of_the_colour_says_how_well_white_text_is_read_on_it(board, manager):
    form = manager.get(editing(board.board))

    said = words(form, ".colour-input__verdict")
    assert said == "White text on it: 8.7 : 1. People can read it."
