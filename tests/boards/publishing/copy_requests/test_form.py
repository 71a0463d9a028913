"""The form by which a visitor asks for a copy: who finds it, and what it takes."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry, PageViewRestriction

from boards.governance.lifecycle.closing import close
from boards.models import (
    Availability,
    BoardPause,
    DocumentRequest,
    PageDocument,
)
from boards.publishing.copy_requests import asking, tickets
from cms.clients import Limit
from tests.boards.publishing.copy_requests.asking import (
    JO,
    address_of,
    errors_in,
    make_request,
    make_row,
    open_form,
    send,
)
from tests.factories import get, host_of, make_board, make_review

pytestmark = pytest.mark.django_db


def test_a_line_on_request_leads_to_its_form(board, row):
    page = get(Client(), board, row.page).content.decode()

    assert f'href="{address_of(row)}"' in page
    assert open_form(board, row).status_code == 200


@pytest.mark.parametrize(
    "state", [one for one in Availability if one != Availability.ON_REQUEST]
)
def test_what_is_not_on_request_has_no_form(board, row, state):
    PageDocument.objects.filter(pk=row.pk).update(availability=state)

    assert open_form(board, row).status_code == 404
    assert send(board, row, ticket=tickets.issue(row.pk)).status_code == 404


def test_only_the_host_of_its_board_has_the_form(row):
    assert open_form(make_board(), row).status_code == 404


def test_no_form_is_there_for_a_page_that_is_not_public(board, row):
    row.page.live = False
    row.page.save()

    assert open_form(board, row).status_code == 404


def test_no_form_is_there_for_a_page_behind_a_password(board, row):
    PageViewRestriction.objects.create(
        page=row.page, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )

    assert open_form(board, row).status_code == 404


def test_a_form_that_is_not_there_answers_like_any_other_address(board, row):
    PageDocument.objects.filter(pk=row.pk).update(availability=Availability.WITHDRAWN)

    missing, unknown = open_form(board, row), get(Client(), board, "/no-such-page/")

    assert missing.content == unknown.content
    assert missing.headers == unknown.headers


def test_a_paused_board_takes_no_requests(board, row):
    BoardPause.objects.create(board=board.board, reason="Back soon.")

    assert send(board, row, ticket=tickets.issue(row.pk)).status_code == 503
    assert not DocumentRequest.objects.exists()


@pytest.mark.usefixtures("slowly")
def test_what_is_asked_is_stored_for_the_board(board, row):
    send(board, row)

    asked = DocumentRequest.objects.get()
    assert (asked.board, asked.page_id, asked.row) == (board.board, row.page_id, row)
    assert (asked.email, asked.name, asked.message) == tuple(JO.values())
    assert asked.document_title == "Child P: report"
    assert asked.state == "new"


@pytest.mark.usefixtures("slowly")
def test_the_visitor_reads_what_happens_next_at_an_address_that_names_nobody(
    board, row
):
    response = send(board, row)
    page = get(Client(), board, response.url)

    reference = DocumentRequest.objects.get().reference
    assert response.status_code == 302
    assert response.url == f"/ask-for-a-copy/asked/{reference}/"
    assert reference in page.content.decode()
    assert JO["email"] not in page.content.decode()


def test_a_confirmation_is_read_on_its_boards_host_alone(board):
    asked = make_request(board)
    address = f"/ask-for-a-copy/asked/{asked.reference}/"

    assert get(Client(), board, address).status_code == 200
    assert get(Client(), make_board(), address).status_code == 404


@pytest.mark.usefixtures("slowly")
def test_a_form_that_is_sent_twice_is_one_request(board, row):
    ticket = open_form(board, row).context["ticket"]

    first, second = (send(board, row, ticket=ticket) for _each in range(2))

    assert first.url == second.url
    assert DocumentRequest.objects.count() == 1


@pytest.mark.usefixtures("slowly")
def test_neither_form_nor_answer_sets_a_cookie(board, row):
    client = Client()
    sent = send(board, row, client=client)
    get(client, board, sent.url)

    assert not open_form(board, row).cookies
    assert not client.cookies


@pytest.mark.usefixtures("slowly")
def test_no_token_of_a_cookie_is_asked_for(board, row):
    client = Client(enforce_csrf_checks=True)

    assert send(board, row, client=client).status_code == 302


@pytest.mark.usefixtures("slowly")
@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("email", ""),
        ("email", "jo at home"),
        ("email", "jo@example.org\nBcc: all@example.org"),
        ("name", "J" * 151),
        ("message", "w" * 2001),
        ("web_address", "https://spam.example"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    board, row, field, typed
):
    response = send(board, row, **{field: typed})

    page = response.content.decode()
    assert list(errors_in(response)) == [field]
    assert f'href="#id_{field}"' in page
    assert f'id="id_{field}_error"' in page
    assert {**JO, field: typed}["message"] in page
    assert not DocumentRequest.objects.exists()


@pytest.mark.usefixtures("slowly")
@pytest.mark.parametrize("bad", ["", "words", "another row's"])
def test_a_form_without_its_own_ticket_is_shown_again(board, row, bad):
    ticket = tickets.issue(make_row(board).pk) if bad == "another row's" else bad
    response = send(board, row, ticket=ticket)

    assert "did not reach us whole" in str(errors_in(response)["__all__"])
    assert JO["message"] in response.content.decode()
    again = send(board, row, ticket=response.context["ticket"])
    assert again.status_code == 302


def test_a_form_that_is_sent_at_once_is_not_taken(board, row):
    response = send(board, row)

    assert "quicker than people type" in str(errors_in(response)["__all__"])
    assert not DocumentRequest.objects.exists()


@pytest.mark.usefixtures("slowly")
def test_a_form_of_yesterday_is_shown_again(board, row, monkeypatch):
    ticket = open_form(board, row).context["ticket"]
    monkeypatch.setattr(tickets, "SLOWEST", -1)

    response = send(board, row, ticket=ticket)

    assert "more than a day" in str(errors_in(response)["__all__"])
    assert response.context["ticket"] != ticket


@pytest.mark.usefixtures("slowly")
def test_too_much_at_once_is_refused_before_it_is_read(board, row):
    response = send(board, row, message="w" * 70_000)

    assert response.status_code == 413
    assert "too long" in response.content.decode()
    assert not DocumentRequest.objects.exists()


@pytest.mark.usefixtures("slowly")
def test_a_file_that_is_sent_along_is_nowhere(board, row):
    ticket = open_form(board, row).context["ticket"]
    said = {**JO, "ticket": ticket, "file": SimpleUploadedFile("a.txt", b"words")}
    Client().post(address_of(row), said, headers={"host": host_of(board)})

    assert "words" not in str(vars(DocumentRequest.objects.get()))


@pytest.mark.usefixtures("slowly")
def test_who_comes_in_a_flood_is_told_to_phone_and_loses_nothing(
    board, row, monkeypatch
):
    monkeypatch.setattr(asking, "MOST_AN_HOUR", 1)
    make_request(board)
    page = send(board, row)

    assert page.status_code == 429
    assert "01480 373582" in str(errors_in(page)["__all__"])
    assert JO["message"] in page.content.decode()
    assert DocumentRequest.objects.count() == 1


@pytest.mark.usefixtures("slowly")
def test_a_flood_elsewhere_or_before_or_of_spam_stops_nobody(board, row, monkeypatch):
    monkeypatch.setattr(asking, "MOST_AN_HOUR", 1)
    make_request(make_board())
    make_request(board, asked_at=timezone.now() - timedelta(hours=2))
    make_request(board, state="spam")

    assert send(board, row).status_code == 302


@pytest.mark.usefixtures("slowly")
def test_who_sends_too_many_is_told_to_phone_and_nobody_else_is(
    board, row, monkeypatch
):
    monkeypatch.setattr(asking, "FROM_ONE_CLIENT", Limit("a test", 1))
    refused_for_another_reason = send(board, row, email="no address")
    first, second = send(board, row), send(board, row)
    elsewhere = send(board, row, client=Client(REMOTE_ADDR="192.0.2.7"))

    assert refused_for_another_reason.status_code == 200
    assert [first.status_code, second.status_code] == [302, 429]
    assert "01480 373582" in str(errors_in(second)["__all__"])
    assert JO["message"] in second.content.decode()
    assert elsewhere.status_code == 302
    assert DocumentRequest.objects.count() == 2


def test_the_form_says_how_long_the_board_keeps_what_is_written(board, row):
    board.board.request_days_kept = 41
    board.board.save()

    assert "After 41 days" in open_form(board, row).content.decode()


@pytest.mark.usefixtures("slowly")
def test_a_closed_boards_requests_go_to_its_successor_and_the_form_says_so(board, row):
    successor = make_board(name="The successor", email="new@example.org")
    close(board.board, timezone.localdate(), successor.board)

    page = open_form(board, row).content.decode()
    confirmation = get(Client(), board, send(board, row).url)

    asked = DocumentRequest.objects.get()
    assert "The successor continues its work" in page
    assert "new@example.org" in page
    assert (asked.board, asked.page) == (successor.board, None)
    assert "The successor" in confirmation.content.decode()


def test_search_engines_and_caches_leave_the_form_alone(board, row):
    response = open_form(board, row)

    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.usefixtures("slowly")
def test_the_log_of_the_page_says_that_somebody_asked_and_not_who(board):
    row = make_row(board)
    send(board, row)

    entry = PageLogEntry.objects.get(page=row.page, action="boards.request_asked")
    assert entry.user_id is None
    assert not {*JO.values()} & {str(value) for value in entry.data.values()}


def test_a_new_page_in_preview_offers_no_form_for_a_line_that_is_not_stored(board):
    review = make_review(board)
    review.released_documents = [
        PageDocument(title="New", availability=Availability.ON_REQUEST)
    ]

    response = review.make_preview_request(preview_mode=review.default_preview_mode)

    assert "ask-for-a-copy" not in response.content.decode()
