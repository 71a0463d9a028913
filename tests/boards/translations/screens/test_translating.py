""" "Translate this page" makes drafts, and nothing else."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from boards.admin.translations.translate_page import can_be_translated
from boards.models import ContentPage, Role
from tests.boards.translations.screens.asking import (
    give_language,
    make_guide,
    said,
)
from tests.cms_forms import editing
from tests.factories import (
    cms_client,
    get,
    make_administrator,
    make_board,
    make_editor,
    make_member,
    make_page,
)
from tests.languages import language, version

pytestmark = pytest.mark.django_db
ALL = list(Role)


def address(page: Page) -> str:
    return reverse("translate_page", args=[page.pk])


def ask(client: Client, page: Page, *codes: str, below: bool = False):
    data = {"languages": [language(code).pk for code in codes]}
    if below:
        data["below"] = "on"
    return client.post(address(page), data)


def versions(page: Page) -> list[tuple[str, bool]]:
    found = page.get_translations().order_by("locale__language_code")
    return list(found.values_list("locale__language_code", "live"))


@pytest.mark.parametrize("role", ALL)
def test_everybody_of_the_board_makes_a_draft_that_nobody_outside_reads(role):
    board = make_board()
    give_language(board, "pl")
    guide = make_guide(board)

    answer = ask(cms_client(make_member(board, role)), guide, "pl")

    (made,) = guide.get_translations()
    assert answer.url == editing(made)
    assert versions(guide) == [("pl", False)]
    assert get(Client(), board, made).status_code == 404


def test_several_languages_lead_to_the_list():
    board = make_board()
    give_language(board, "pl")
    give_language(board, "ur")
    guide = make_guide(board)

    answer = ask(cms_client(make_editor(board)), guide, "pl", "ur")

    assert answer.url == reverse("translations")
    assert versions(guide) == [("pl", False), ("ur", False)]


def test_the_pages_below_come_along_when_it_is_asked():
    board = make_board()
    give_language(board, "pl")
    guide = make_guide(board)
    part = make_page(ContentPage, guide)
    client = cms_client(make_editor(board))

    ask(client, guide, "pl")
    assert versions(part) == []
    ask(client, guide, "pl", below=True)

    assert versions(part) == [("pl", False)]


def test_a_whole_board_is_not_translated_by_one_tick():
    board = make_board()
    give_language(board, "pl")
    guide = make_guide(board)
    client = cms_client(make_editor(board))

    form = client.get(address(board.home)).context["form"]
    ask(client, board.home, "pl", below=True)

    assert "below" not in form.fields
    assert versions(guide) == []


def test_without_a_language_the_form_says_what_to_do():
    board = make_board()
    give_language(board, "pl")
    guide = make_guide(board)

    answer = ask(cms_client(make_editor(board)), guide)

    assert answer.context["form"].errors["languages"] == [
        "Tick at least one language, for example: Polish."
    ]


def test_a_language_that_the_board_does_not_have_is_not_offered_and_not_made():
    board = make_board()
    give_language(board, "pl")
    guide = make_guide(board)

    answer = ask(cms_client(make_editor(board)), guide, "ur")

    assert answer.context["form"].errors["languages"]
    assert versions(guide) == []


def test_what_is_there_already_stays_as_it_is():
    board = make_board()
    give_language(board, "pl")
    guide = make_guide(board)
    there = version(guide, "pl", written=False)
    client = cms_client(make_editor(board))

    answer = ask(client, guide, "pl")

    assert versions(guide) == [("pl", False)]
    assert answer.url == editing(there)
    assert "there was a draft already" in said(client.get(answer.url))[0]


def test_where_it_makes_no_sense_there_is_no_button_and_no_form():
    board, alone = make_board(), make_board()
    give_language(board, "pl")
    guide = make_guide(board)
    translated = version(guide, "pl", written=False)
    alias = guide.create_alias(parent=board.home, update_slug="alias")
    boss = make_administrator()
    client = cms_client(boss)

    for page in (board.board, translated, alias, make_guide(alone)):
        assert not can_be_translated(boss, page), page
        assert client.get(address(page)).status_code == 404
    assert can_be_translated(boss, guide)


def test_another_board_s_pages_are_not_there():
    board = make_board()
    give_language(board, "pl")
    guide = make_guide(board)
    client = cms_client(make_editor(make_board()))

    assert client.get(address(guide)).status_code == 404
    assert ask(client, guide, "pl").status_code == 404
    assert versions(guide) == []


def test_the_menu_beside_the_title_leads_there():
    board = make_board()
    give_language(board, "pl")
    guide = make_guide(board)

    page = cms_client(make_editor(board)).get(editing(guide)).content.decode()

    assert address(guide) in page
