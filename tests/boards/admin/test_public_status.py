"""After each thing that is done, the CMS says what the public reads then."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from boards.admin.public_status import what_the_public_reads
from boards.governance.lifecycle import pausing
from boards.models import Board, ContactPage, ContentPage, NewsIndexPage, NewsPage
from boards.publishing.withdrawals import withdrawing
from cms.partial_dates import PartialDate
from tests.boards.publishing.availability.worlds import public_review
from tests.cms_forms import adding, editing, open_form, send
from tests.factories import (
    cms_client,
    get,
    make_administrator,
    make_board,
    make_editor,
    make_manager,
    make_page,
    the_list,
)
from tests.reading import words
from tests.states import lock

OFFICE = ("office", {"name": "Office", "phone": "01480 373582", "email": ""})
OLD, NEW = "0333 240 1727", "01228 526690"
TEXT = [("text", "<p>Words.</p>")]


@pytest.fixture
def board(db):
    return make_board(concern_phone=OLD)


def live(board):
    page = make_page(ContentPage, board.home, body=TEXT)
    page.save_revision().publish()
    return page


def changed(board):
    page = live(board)
    page.save_revision()
    return page


def behind_a_password(board):
    page = live(board)
    lock(page)
    return page


def taken_off(board):
    page = live(board)
    page.unpublish()
    return page


def scheduled(board):
    page = make_page(ContentPage, board.home, body=TEXT, live=False)
    page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision().publish()
    return page


def withdrawn(board):
    page = public_review(board)
    by = make_editor(board)
    withdrawing.withdraw(page, by, withdrawing.Words("Gone", "We mend it.", "Name"))
    return page


def of_a_paused_board(board):
    pausing.pause(board.board, "We move.", make_administrator())
    return live(board)


def of_no_site(board):
    board.site.delete()
    return live(board)


def facts(board):
    return board.board


def changed_facts(board):
    board.board.save_revision()
    return board.board


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (live, "The public reads it now."),
        (changed, "The public still reads the version from before."),
        (behind_a_password, "Whoever has the password reads it now."),
        (taken_off, "The public does not see it."),
        (scheduled, "The public reads this version on "),
        (withdrawn, "The public reads the notice that it was withdrawn."),
        (of_a_paused_board, "The public reads nothing of it while the board is paused"),
        (of_no_site, "The public reads nothing of it: the board is not on the web yet"),
        (facts, "The public reads these facts now, on every page of the board."),
        (changed_facts, "The public still reads the old facts, phone numbers too."),
    ],
)
def test_of_each_state_it_is_said_what_the_public_reads(board, state, said):
    page = Page.objects.get(pk=state(board).pk)

    assert what_the_public_reads(page).startswith(said)


def first_button(client, page):
    shown = BeautifulSoup(client.get(editing(page)).content, "html.parser")
    return shown.select_one("footer button[type=submit]").get("name")


def test_what_one_person_may_publish_is_offered_so_first(board):
    contact = make_page(ContactPage, board.home, offices=[OFFICE])
    page = live(board)
    manager, editor = cms_client(make_manager(board)), cms_client(make_editor(board))

    for client, of_facts in (
        (manager, board.board),
        (editor, board.home),
        (editor, contact),
        (editor, page),
    ):
        assert first_button(client, of_facts) == "action-publish"


def test_a_new_phone_number_is_said_to_be_public_when_it_is(board):
    client = cms_client(make_manager(board))
    numbers = {"concern_phone": NEW, "phone": "01480 373582"}

    saved = send(client, editing(board.board), numbers)
    said = words(client.get(saved.url), ".messages")
    before = get(Client(), board, "/").content.decode()
    sent = send(client, editing(board.board), numbers, publish=True)
    then = words(client.get(sent.url, follow=True), ".messages")
    after = get(Client(), board, "/").content.decode()

    assert "still reads the old facts" in said
    assert "updated" not in said
    assert (OLD in before, NEW in before) == (True, False)
    assert "The public reads these facts now" in then
    assert (OLD in after, NEW in after) == (False, True)
    assert Board.objects.get().concern_phone == NEW


def test_what_is_created_says_whether_the_public_sees_it(board):
    client = cms_client(make_editor(board))
    address = adding(NewsPage, the_list(NewsIndexPage, board))

    kept = send(client, address, {"title": "News", "slug": "news-1"})

    assert "The public does not see it." in words(client.get(kept.url), ".messages")


def test_what_one_person_may_not_publish_says_what_the_public_still_reads(board):
    board.board.one_person_types = []
    board.board.save()
    page = make_page(
        NewsPage,
        the_list(NewsIndexPage, board),
        published=PartialDate(2020),
        body=TEXT,
        live=False,
    )
    client = cms_client(make_editor(board))

    assert first_button(client, page) == "action-submit"
    kept = send(client, editing(page), {}, publish=True)

    assert "The public does not see it." in words(client.get(kept.url), ".messages")


def test_a_draft_that_is_saved_by_itself_leaves_no_message(board):
    page = live(board)
    client = cms_client(make_editor(board))
    typed = open_form(client, editing(page))

    client.post(editing(page), typed, headers={"accept": "application/json"})

    assert "The public" not in words(client.get("/admin/"), ".messages")
