"""The warning in the editor, whatever door a text came by, and the screen behind it."""

import pytest
from django.urls import reverse

from boards.models import NewsPage, Role, WordsConfirmation
from boards.publishing.page_words.checks import reasons_against_words
from tests.boards.publishing.page_words.worlds import NAME, keep_list, news_saying
from tests.boards.publishing.releases.conftest import draft_review, make_world
from tests.boards.translations.screens.asking import give_language, make_guide
from tests.boards.translations.screens.asking import send as send_texts
from tests.boards.translations.screens.in_polish import SUMMARY
from tests.cms_forms import editing, open_form, send
from tests.factories import (
    cms_client,
    make_board,
    make_editor,
    make_manager,
    make_member,
    save_draft,
    submit,
)
from tests.languages import version
from tests.reading import words

pytestmark = pytest.mark.django_db

SAID = f"We thank {NAME} for it."
WARNING = "must not go public"
REASON = "It is the author of a book, and no child."


def address_of(page) -> str:
    return reverse("page_words", args=[page.pk])


def by_the_form(page, who):
    send(cms_client(who), editing(page), {"summary": SAID})


def by_itself(page, who):
    client = cms_client(who)
    typed = open_form(client, editing(page)) | {"summary": SAID}
    client.post(editing(page), typed, headers={"accept": "application/json"})


def by_code(page, who):
    save_draft(page, who, summary=SAID)


@pytest.mark.parametrize("door", [by_the_form, by_itself, by_code])
def test_the_editor_is_warned_until_it_is_taken_out(door):
    board = make_board()
    keep_list(board)
    editor = make_editor(board)
    news = news_saying(board, "Nothing yet.", by=editor)
    client = cms_client(editor)

    before = words(client.get(editing(news)), "[data-page-words]")
    door(news, editor)
    shown = words(client.get(editing(news)), "[data-page-words]")
    save_draft(news, editor, summary="Nothing any more.")
    after = words(client.get(editing(news)), "[data-page-words]")

    assert (before, after) == ("", "")
    assert WARNING in shown
    assert "Summary: We thank … for it." in shown


def test_what_is_saved_by_itself_is_answered_with_the_warning():
    board = make_board()
    keep_list(board)
    editor = make_editor(board)
    news = news_saying(board, "Nothing yet.", by=editor)
    client = cms_client(editor)
    typed = open_form(client, editing(news)) | {"summary": SAID}

    answer = client.post(editing(news), typed, headers={"accept": "application/json"})

    assert "[data-page-words]" in answer.json()["html"]
    assert WARNING in answer.json()["html"]


def test_the_publish_button_leaves_a_draft_and_says_why():
    board = make_board()
    keep_list(board)
    editor = make_editor(board)
    news = news_saying(board, SAID, by=editor)
    client = cms_client(editor)

    kept = send(client, editing(news), {}, publish=True)

    said = words(client.get(kept.url), ".messages")
    assert "never-publish list (Summary)" in said
    assert NAME not in said


def test_a_translator_is_warned_in_the_editor_of_translations():
    board = make_board()
    keep_list(board)
    give_language(board, "pl")
    page = version(make_guide(board), "pl", written=False)
    client = cms_client(make_member(board, Role.TRANSLATOR))

    send_texts(client, page, {SUMMARY: f"Dziękujemy, {NAME}."})

    assert WARNING in words(client.get(editing(page)))


@pytest.mark.parametrize(
    ("who", "is_shown"),
    [
        (make_editor, False),
        (lambda board: make_member(board, Role.APPROVER), False),
        (make_manager, True),
    ],
    ids=["editor", "approver", "manager"],
)
def test_who_keeps_the_list_is_shown_which_words_were_found_and_nobody_else(
    who, is_shown
):
    board = make_board()
    keep_list(board)
    person = who(board)
    news = news_saying(board, SAID)

    shown = words(cms_client(person).get(address_of(news)), ".file-check")

    assert "family A" in shown
    assert (NAME in shown) is is_shown


@pytest.mark.parametrize("who", ["stranger", "translator"])
def test_to_who_may_not_read_the_drafts_of_a_page_its_check_is_not_there(who):
    board, other = make_board(), make_board()
    person = {
        "stranger": lambda: make_manager(other),
        "translator": lambda: make_member(board, Role.TRANSLATOR),
    }[who]()
    news = news_saying(board, SAID)

    assert cms_client(person).get(address_of(news)).status_code == 404


def confirm_on_the_screen(client, page, reason=REASON):
    found = client.get(address_of(page)).context["report"].open_findings
    typed = {"key": found[0].key, "seen": found[0].mark, "reason": reason}
    return client.post(address_of(page), typed)


def test_a_colleague_confirms_on_the_screen():
    board = make_board()
    keep_list(board)
    news = news_saying(board, SAID)
    client = cms_client(make_editor(board))

    confirm_on_the_screen(client, news)

    news = NewsPage.objects.get(pk=news.pk)
    assert reasons_against_words(news.get_latest_revision_as_object()) == []
    assert REASON in words(client.get(address_of(news)))
    assert WARNING not in words(client.get(editing(news)))


def test_a_refused_reason_stands_at_its_field_as_it_was_typed():
    board = make_board()
    keep_list(board)
    news = news_saying(board, SAID)

    answer = confirm_on_the_screen(cms_client(make_editor(board)), news, reason="ok")

    assert "Say in a sentence" in words(answer, "#error-1")
    assert words(answer, "#reason-1") == "ok"
    assert not WordsConfirmation.objects.exists()


def test_the_sign_off_screen_says_what_was_found_in_the_words():
    world = make_world()
    keep_list(world.board)
    review, _file = draft_review(world, summary=f"What we learnt of {NAME}.")
    waiting = submit(world.board, review, by=world.editor)
    client = cms_client(world.approver)

    shown = client.get(reverse("release", args=[waiting.pk]))

    assert "What was found in its words keeps this page" in words(shown)
    assert address_of(review) in shown.content.decode()


def test_a_page_goes_with_what_was_confirmed_of_it():
    board = make_board()
    keep_list(board)
    editor = make_editor(board)
    news = news_saying(board, SAID, by=editor)
    confirm_on_the_screen(cms_client(make_editor(board)), news)

    cms_client(editor).post(reverse("wagtailadmin_pages:delete", args=[news.pk]))

    assert not NewsPage.objects.filter(pk=news.pk).exists()
    assert not WordsConfirmation.objects.exists()
