"""A board's people find what visitors asked, and note what became of it."""

import csv
import io
from contextlib import nullcontext

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from boards.models import DocumentRequest, OncePublic, Role
from boards.publishing.copy_requests import asking
from cms.tenancy.scope import Scope, in_scope
from tests.boards.publishing.copy_requests.asking import JO, make_request, make_row
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_manager,
    make_member,
)

pytestmark = pytest.mark.django_db

WRITERS = (Role.MANAGER, Role.APPROVER, Role.EDITOR)
LIST = "/admin/requests/"


def editing(asked: DocumentRequest) -> str:
    return reverse("requests:edit", args=[asked.pk])


def forgetting(asked: DocumentRequest) -> str:
    return reverse("requests:forget", args=[asked.pk])


def note(client, asked, **fields):
    today = timezone.localdate()
    answer = {
        "state": "answered",
        "answered_on": today.strftime("%d/%m/%Y"),
        "answered_how": "email",
        "note": "",
    }
    return client.post(editing(asked), answer | fields)


def errors_of(response) -> set[str]:
    return set(response.context["form"].errors)


@pytest.mark.parametrize("role", WRITERS)
def test_who_writes_for_a_board_sees_its_requests_and_no_others(board, role):
    make_request(board, document_title="Ours")
    make_request(make_board(), document_title="Theirs")

    page = cms_client(make_member(board, role)).get(LIST).content.decode()

    assert "Ours" in page
    assert JO["email"] in page
    assert "Theirs" not in page


def test_a_translator_has_no_requests(board):
    asked = make_request(board)
    client = cms_client(make_member(board, Role.TRANSLATOR))

    assert LIST not in client.get("/admin/").content.decode()
    for address in (LIST, editing(asked), forgetting(asked)):
        assert client.get(address).status_code == 302
        assert JO["email"] not in client.get(address, follow=True).content.decode()


def test_another_boards_request_is_not_there(board):
    asked = make_request(make_board())
    client = cms_client(make_manager(board))

    assert client.get(editing(asked)).status_code == 404
    assert note(client, asked).status_code == 404
    assert client.post(forgetting(asked)).status_code == 404
    asked.refresh_from_db()
    assert (asked.state, asked.email) == ("new", JO["email"])


def test_nobody_of_a_board_adds_or_deletes_a_request(board):
    asked = make_request(board)
    manager = make_manager(board)
    client = cms_client(manager)

    client.post(reverse("requests:add"), {"state": "new"})
    client.post(reverse("requests:delete", args=[asked.pk]))

    assert list(DocumentRequest.objects.all()) == [asked]
    with in_scope(Scope(board=board.board.pk, person=manager.pk)):
        assert DocumentRequest.objects.all()._raw_delete("default") == 0


def test_a_request_is_added_by_visitors_alone(board):
    manager = make_manager(board)

    with (
        in_scope(Scope(board=board.board.pk, person=manager.pk)),
        pytest.raises(ProgrammingError),
        transaction.atomic(),
    ):
        make_request(board)


def test_an_answer_is_noted_with_its_day_its_way_and_who(board):
    row = make_row(board)
    asked = make_request(board, page=row.page, row=row)
    editor = make_member(board, Role.EDITOR)

    assert note(cms_client(editor), asked, note="Sent.").status_code == 302

    asked.refresh_from_db()
    assert (asked.state, asked.answered_on) == ("answered", timezone.localdate())
    assert (asked.answered_by, asked.answered_how) == (editor, "email")
    entry = PageLogEntry.objects.get(action="boards.request_answered")
    assert (entry.page_id, entry.user) == (row.page_id, editor)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"answered_on": ""}, "answered_on"),
        ({"answered_on": "31/12/2999"}, "answered_on"),
        ({"answered_on": "01/01/2020"}, "answered_on"),
        ({"answered_on": "soon"}, "answered_on"),
        ({"answered_how": ""}, "answered_how"),
        ({"state": "refused", "note": " "}, "note"),
    ],
)
def test_a_note_that_says_too_little_is_refused_at_its_field(board, fields, wrong):
    asked = make_request(board)

    response = note(cms_client(make_manager(board)), asked, **fields)

    assert errors_of(response) == {wrong}
    asked.refresh_from_db()
    assert asked.state == "new"


def test_what_is_open_again_was_answered_by_nobody(board):
    asked = make_request(board)
    client = cms_client(make_manager(board))
    note(client, asked)

    note(client, asked, state="new")

    asked.refresh_from_db()
    assert (asked.answered_by, asked.answered_on, asked.answered_how) == (
        None,
        None,
        "",
    )


def test_the_answer_leaves_from_the_editors_own_mail(board):
    asked = make_request(board, document_title="Report & more?cc=all@example.org")

    page = cms_client(make_manager(board)).get(editing(asked)).content.decode()

    assert f"mailto:jo@example.org?subject=Your%20request%20{asked.reference}" in page
    assert "?cc=all" not in page.split('href="mailto:')[1].split('"')[0]


def test_personal_data_are_deleted_at_once_when_asked(board):
    asked = make_request(board, note="Jo rang.")
    client = cms_client(make_manager(board))

    assert client.get(forgetting(asked)).status_code == 200
    asked.refresh_from_db()
    assert asked.email
    client.post(forgetting(asked))

    asked.refresh_from_db()
    assert (asked.email, asked.name, asked.message, asked.note) == ("", "", "", "")
    assert "Deleted" in client.get(LIST).content.decode()
    assert client.get(forgetting(asked)).status_code == 404


def test_nothing_personal_is_noted_about_a_forgotten_request(board):
    asked = make_request(board)
    asked.forget()

    note(cms_client(make_manager(board)), asked, note="It was Jo.")

    asked.refresh_from_db()
    assert (asked.state, asked.note) == ("answered", "")


def test_the_list_is_filtered_and_searched(board):
    make_request(board, document_title="Open one")
    make_request(board, document_title="Settled one", state="answered")
    client = cms_client(make_manager(board))

    answered = client.get(LIST, {"state": "answered"}).content.decode()
    found = client.get(LIST, {"q": "open"}).content.decode()

    assert "Settled one" in answered
    assert "Open one" not in answered
    assert "Open one" in found
    assert "Settled one" not in found


def test_a_downloaded_list_runs_nothing_that_a_visitor_typed(board):
    make_request(board, name="=1+1", message="@SUM(A1)\x0b")
    client = cms_client(make_manager(board))

    text = b"".join(client.get(LIST, {"export": "csv"}).streaming_content).decode()
    book = b"".join(client.get(LIST, {"export": "xlsx"}).streaming_content)

    (line,) = list(csv.DictReader(io.StringIO(text)))
    assert (line["Name"], line["What it is for"]) == ("'=1+1", "'@SUM(A1)")
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert "'=1+1" in {cell.value for cell in list(sheet.rows)[1]}


def test_a_flood_is_told_to_the_board(board, monkeypatch):
    monkeypatch.setattr(asking, "MOST_AN_HOUR", 1)
    make_request(board)

    page = cms_client(make_manager(board)).get(LIST).content.decode()

    assert "More requests came within the last hour" in page


def test_administrators_see_whose_each_request_is(board):
    make_request(board)

    page = cms_client(make_administrator()).get(LIST).content.decode()

    assert board.board.short_name in page


@pytest.mark.parametrize(("days", "accepted"), [(0, False), (30, True), (731, False)])
def test_a_board_keeps_requests_for_a_day_to_two_years(board, days, accepted):
    board.board.request_days_kept = days

    field = board.board._meta.get_field("request_days_kept")
    refusal = nullcontext() if accepted else pytest.raises(ValidationError)
    with refusal:
        field.run_validators(board.board.request_days_kept)


def test_a_deleted_page_leaves_its_requests(board):
    row = make_row(board)
    asked = make_request(board, page=row.page, row=row)
    # As if nobody had seen it yet: what was public is not deleted.
    Page.objects.filter(pk=row.page_id).update(live=False)
    OncePublic.objects.all().delete()
    Page.objects.get(pk=row.page_id).specific.delete()

    asked.refresh_from_db()
    assert (asked.page, asked.row, asked.page_title) == (None, None, "Child P")
