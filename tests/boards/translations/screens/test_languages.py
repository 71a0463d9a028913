"""A manager chooses the languages of a board."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, PageLogEntry

from boards.models import Board, Role
from boards.translations.languages import first_language, languages_of
from home.models import HomePage
from home.provisioning import OpenedBoard
from tests.boards.translations.screens.asking import (
    give_language,
    make_guide,
    said,
)
from tests.factories import (
    cms_client,
    get,
    make_administrator,
    make_board,
    make_manager,
    make_member,
)
from tests.languages import language, publish, version, write_words

pytestmark = pytest.mark.django_db


def address(board: OpenedBoard) -> str:
    return reverse("board_languages", args=[board.board.pk])


def choose(client: Client, board: OpenedBoard, *codes: str):
    keys = [language(code).pk for code in codes]
    return client.post(address(board), {"languages": keys}, follow=True)


def codes_of(board: OpenedBoard) -> list[str]:
    return [locale.language_code for locale in languages_of(board.board)]


def test_a_new_language_starts_with_a_draft_of_the_home_page():
    board = make_board()

    answer = choose(cms_client(make_manager(board)), board, "pl")

    assert codes_of(board) == ["en-gb", "pl"]
    home = HomePage.objects.child_of(board.board).get(locale=language("pl"))
    assert not home.live
    assert get(Client(), board, "/pl/").status_code == 404
    assert "Polish (\u2068polski\u2069) is there now" in said(answer)[0]


def test_no_other_board_gains_a_page():
    ours, theirs = make_board(), make_board()
    before = Page.objects.descendant_of(theirs.board).count()

    choose(cms_client(make_manager(ours)), ours, "pl", "ur")

    assert Page.objects.descendant_of(theirs.board).count() == before


def test_the_list_offers_what_the_administrator_s_list_has_and_no_more():
    board = make_board()
    Locale.objects.filter(language_code="cy").delete()
    client = cms_client(make_manager(board))

    offered = client.get(address(board)).context["form"].fields["languages"]

    codes = set(offered.queryset.values_list("language_code", flat=True))
    assert "pl" in codes
    assert "cy" not in codes
    assert "en-gb" not in codes


def test_a_language_that_is_not_on_the_list_is_refused():
    board = make_board()

    answer = cms_client(make_manager(board)).post(
        address(board), {"languages": [99_999]}
    )

    assert "languages" in answer.context["form"].errors
    assert codes_of(board) == ["en-gb"]


def test_a_language_that_nobody_has_read_is_taken_away():
    board = make_board()
    give_language(board, "pl")

    choose(cms_client(make_manager(board)), board)

    assert codes_of(board) == ["en-gb"]


def test_a_language_with_pages_stays_and_the_form_says_why():
    board = make_board()
    give_language(board, "pl")
    version(make_guide(board), "pl", written=False)

    answer = choose(cms_client(make_manager(board)), board)

    (reason,) = answer.context["form"].errors["languages"]
    assert "1 page lies below its home page. Delete it first" in reason
    assert codes_of(board) == ["en-gb", "pl"]


def test_a_language_that_was_public_stays_and_nothing_else_is_done():
    board = make_board()
    publish(write_words(give_language(board, "pl"), "pl").get_target_instance())

    answer = choose(cms_client(make_manager(board)), board, "ur")

    (reason,) = answer.context["form"].errors["languages"]
    assert "is, or was, public" in reason
    assert codes_of(board) == ["en-gb", "pl"]


def test_the_first_language_always_stays():
    board = make_board()
    give_language(board, "pl")

    choose(cms_client(make_manager(board)), board, "pl")

    first = first_language(Board.objects.get(pk=board.board.pk))
    assert first == language("en-gb")


def test_the_board_s_history_says_who_chose_and_took_away():
    board = make_board()
    manager = make_manager(board)

    choose(cms_client(manager), board, "pl")
    choose(cms_client(manager), board)

    entries = PageLogEntry.objects.filter(page=board.board.pk, user=manager)
    actions = set(entries.values_list("action", flat=True))
    assert {"boards.add_language", "boards.remove_language"} <= actions


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER, Role.TRANSLATOR])
def test_who_does_not_keep_the_board_finds_no_form(role):
    board = make_board()
    client = cms_client(make_member(board, role))

    assert client.get(address(board)).status_code == 404
    assert client.post(address(board), {"languages": []}).status_code == 404


def test_another_board_s_manager_finds_no_form():
    board = make_board()
    client = cms_client(make_manager(make_board()))

    assert choose(client, board, "pl").status_code == 404
    assert codes_of(board) == ["en-gb"]


def test_an_administrator_chooses_for_any_board():
    board = make_board()

    choose(cms_client(make_administrator()), board, "pl")

    assert codes_of(board) == ["en-gb", "pl"]
