"""What visitors say of a page: by which doors, what is kept of it, and who reads it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from boards.models import BoardPause, ContentPage, PageOpinion, Role
from boards.publishing.copy_requests import tickets
from boards.publishing.opinions import taking
from cms.clients import Limit
from tests.factories import (
    cms_client,
    get,
    host_of,
    make_board,
    make_manager,
    make_member,
    make_page,
)
from tests.reading import addresses, parsed, words

pytestmark = pytest.mark.django_db

LIST, REPORT = "/admin/opinions/", "/admin/reports/is-it-useful/"


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def page(board):
    return make_page(ContentPage, board.home, title="Whom to ring")


def form_of(page, end="") -> str:
    return f"/is-it-useful/{page.pk}/{end}"


def send(board, page, **said):
    said = {"ticket": tickets.issue(page.pk, taking.SALT), "answer": "no", **said}
    return Client().post(form_of(page), said, headers={"host": host_of(board)})


def test_two_plain_links_at_the_foot_lead_to_a_form(client, board, page):
    shown = get(client, board, page)

    form = form_of(page)
    assert addresses(shown, ".useful a") == [f"{form}?answer=yes", f"{form}?answer=no"]
    assert "ticket" not in shown.content.decode()
    [chosen] = parsed(get(client, board, form, answer="no")).select("[checked]")
    assert chosen["value"] == "no"
    assert not PageOpinion.objects.exists()
    assert not client.cookies


def test_what_is_sent_counts_once_and_says_nothing_of_the_sender(board, page):
    ticket = tickets.issue(page.pk, taking.SALT)

    first, second = (
        send(board, page, ticket=ticket, sentence="No number.") for _each in range(2)
    )

    assert first.url == second.url == form_of(page, "thanks/")
    assert not first.cookies
    said = PageOpinion.objects.get()
    assert (said.page_id, said.board_id) == (page.pk, board.board.pk)
    assert (said.is_useful, said.sentence) == (False, "No number.")
    kept = {field.name for field in PageOpinion._meta.fields}
    assert kept == {
        *("id", "board", "page", "is_useful", "sentence", "given_at", "reference")
    }


def test_of_a_page_that_is_not_public_here_nothing_can_be_said(board, page):
    draft = make_page(ContentPage, board.home, title="Draft", live=False)
    locked = make_page(ContentPage, board.home, title="Locked")
    PageViewRestriction.objects.create(
        page=locked, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    theirs = make_page(ContentPage, make_board().home, title="Theirs")
    unknown = get(Client(), board, "/no-such-page/").content

    for one in (draft, locked, theirs, board.board):
        assert get(Client(), board, form_of(one)).content == unknown
        assert get(Client(), board, form_of(one, "thanks/")).status_code == 404
        assert send(board, one).status_code == 404
    assert not parsed(get(Client(), board, locked)).select(".useful")
    assert not PageOpinion.objects.exists()


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"ticket": ""}, 200),
        ({"answer": "perhaps"}, 200),
        ({"sentence": "x" * 501}, 200),
        ({"web_address": "https://spam.example"}, 200),
    ],
)
def test_what_is_not_as_the_form_makes_it_is_not_kept(board, page, said, status):
    assert send(board, page, **said).status_code == status
    assert not PageOpinion.objects.exists()


def test_a_ticket_of_another_form_opens_nothing(board, page):
    other = make_page(ContentPage, board.home, title="Other")

    for ticket in (tickets.issue(page.pk), tickets.issue(other.pk, taking.SALT)):
        send(board, page, ticket=ticket)

    assert not PageOpinion.objects.exists()


def test_one_reader_says_no_more_than_a_reader_would(board, page, monkeypatch):
    monkeypatch.setattr(taking, "FROM_ONE_CLIENT", Limit("a test", 1))

    first, second = (send(board, page).status_code for _each in range(2))

    assert (first, second) == (302, 429)
    assert PageOpinion.objects.count() == 1


def test_a_board_takes_no_more_than_readers_would_send(board, page, monkeypatch):
    monkeypatch.setattr(taking, "MOST_AN_HOUR", 0)

    assert send(board, page).status_code == 429
    assert not PageOpinion.objects.exists()


def test_a_paused_board_takes_nothing(board, page):
    BoardPause.objects.create(board=board.board, reason="Back soon.")

    assert send(board, page).status_code == 503
    assert not PageOpinion.objects.exists()


def said_of(page, **fields) -> PageOpinion:
    reference = f"R{PageOpinion.objects.count()}"
    return PageOpinion.objects.create(
        **{"board": page.get_parent().get_parent().specific, "page": page}
        | {"is_useful": False, "reference": reference, **fields}
    )


def test_a_sentence_goes_after_its_days_and_the_answer_is_still_counted(page, settings):
    settings.OPINION_DAYS_KEPT = 30
    now = timezone.now()
    said_of(page, sentence="Old.", given_at=now - timedelta(days=31))
    said_of(page, sentence="New.", given_at=now - timedelta(days=29))

    call_command("daily")

    assert set(PageOpinion.objects.values_list("sentence", flat=True)) == {"", "New."}


def test_a_boards_people_read_it_and_take_it_out_and_nobody_else_does(board, page):
    said = said_of(page, sentence="I could not find whom to ring.")
    theirs = cms_client(make_manager(make_board()))
    manager = cms_client(make_manager(board))
    translator = cms_client(make_member(board, Role.TRANSLATOR))
    delete = f"/admin/opinions/delete/{said.pk}/"

    assert said.sentence in words(manager.get("/admin/opinions/"), "main")
    assert (
        said.sentence.encode() in manager.get("/admin/opinions/?export=csv").getvalue()
    )
    assert words(manager.get("/admin/reports/is-it-useful/"), "tbody tr").startswith(
        "Whom to ring"
    )
    assert said.sentence not in words(theirs.get("/admin/opinions/"), "main")
    assert "Whom to ring" not in words(
        theirs.get("/admin/reports/is-it-useful/"), "main"
    )
    assert theirs.post(delete).status_code == 404
    assert translator.get("/admin/opinions/").status_code == 302
    assert translator.get("/admin/reports/is-it-useful/").status_code == 404
    assert translator.post(delete).status_code in (302, 404)
    assert manager.get(f"/admin/opinions/edit/{said.pk}/").status_code in (302, 404)
    assert PageOpinion.objects.filter(sentence=said.sentence).exists()
    manager.post(delete)
    assert not PageOpinion.objects.exists()
