"""A request is told, told again when that failed, and forgotten in time."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from boards.governance.lifecycle.closing import close
from boards.models import DocumentRequest
from boards.publishing.copy_requests.delivery import deliver
from boards.publishing.copy_requests.mails import contacts_of
from boards.publishing.copy_requests.retention import forget_old, send_again
from cms.users.models import User
from tests.boards.publishing.copy_requests.asking import (
    JO,
    make_request,
    make_row,
    send,
)
from tests.factories import make_board, make_editor, make_manager

pytestmark = pytest.mark.django_db


def fail(*_anything, **_else):
    raise OSError("The mail server does not answer.")


@pytest.fixture
def no_mail(monkeypatch):
    monkeypatch.setattr("boards.publishing.copy_requests.mails.send_mail", fail)


def asked_days_ago(board, days: int, **fields) -> DocumentRequest:
    return make_request(board, asked_at=timezone.now() - timedelta(days=days), **fields)


@pytest.mark.usefixtures("slowly")
def test_the_office_gets_a_mail_that_it_can_answer(
    board, row, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(board, row)

    (mail,) = mailoutbox
    asked = DocumentRequest.objects.get()
    assert mail.to == ["office@example.org"]
    assert mail.reply_to == [JO["email"]]
    assert "Child P: report" in mail.subject
    assert JO["message"] in mail.body
    assert f"/admin/requests/edit/{asked.pk}/" in mail.body
    assert asked.mailed_at


def test_a_line_break_in_a_title_begins_no_other_header(board, mailoutbox):
    asked = make_request(board, document_title="Report\nBcc: all@example.org")

    deliver(asked.pk)

    said = "somebody asks for a copy of “Report Bcc: all@example.org”"
    assert mailoutbox[0].subject.endswith(said)


def test_without_an_office_its_present_managers_are_told(mailoutbox):
    board = make_board()
    manager = make_manager(board)
    make_editor(board)
    make_manager(make_board())
    User.objects.filter(pk=make_manager(board).pk).update(is_active=False)

    assert contacts_of(board.board) == [manager.email]


@pytest.mark.usefixtures("slowly", "no_mail")
def test_a_mail_that_cannot_leave_loses_nothing(
    board, row, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = send(board, row)

    assert response.status_code == 302
    assert DocumentRequest.objects.get().mailed_at is None


def test_what_could_not_be_told_is_told_later_and_once(board, mailoutbox):
    make_request(board)

    assert (send_again(), send_again()) == (1, 0)
    assert len(mailoutbox) == 1


def test_one_mail_that_cannot_leave_keeps_no_other_back(board, mailoutbox, monkeypatch):
    make_request(board, document_title="Bad")
    make_request(board, document_title="Good")
    sending = "boards.publishing.copy_requests.delivery.send_request"
    monkeypatch.setattr(sending, lambda asked: asked.document_title == "Good" or fail())

    assert send_again() == 1


@pytest.mark.parametrize("state", ["answered", "refused", "spam"])
def test_what_is_settled_is_told_no_more(board, state, mailoutbox):
    make_request(board, state=state)

    send_again()

    assert not mailoutbox


def test_personal_data_are_deleted_after_the_days_that_the_board_says(board):
    old = asked_days_ago(board, 91, note="Jo rang.", state="answered")
    young = asked_days_ago(board, 89)

    assert forget_old() == 1

    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.email, old.name, old.message, old.note) == ("", "", "", "")
    assert (old.state, old.document_title) == ("answered", "The report")
    assert old.forgotten_at
    assert young.email == JO["email"]


def test_each_board_has_days_of_its_own(board):
    hasty = make_board(request_days_kept=1)
    asked_days_ago(hasty, 2)
    asked_days_ago(board, 2)

    assert forget_old() == 1


def test_nothing_of_a_forgotten_request_stays_in_any_column(board):
    asked_days_ago(board, 91)

    forget_old()

    (row,) = DocumentRequest.objects.values()
    assert not {*JO.values()} & {str(value) for value in row.values()}


def test_the_daily_command_does_both_and_may_run_twice(board, mailoutbox):
    make_request(board)
    asked_days_ago(board, 91, state="spam")
    first, second = StringIO(), StringIO()

    call_command("daily", stdout=first)
    call_command("daily", stdout=second)

    assert "Requests for copies, mailed now: 1" in first.getvalue()
    assert "personal data deleted: 1" in first.getvalue()
    assert ": 1" not in second.getvalue().split("Requests for copies", 1)[1]


@pytest.mark.usefixtures("slowly")
def test_the_mail_about_a_closed_board_goes_to_its_successor(
    board, mailoutbox, django_capture_on_commit_callbacks
):
    row = make_row(board)
    successor = make_board(email="new@example.org")
    close(board.board, timezone.localdate(), successor.board)

    with django_capture_on_commit_callbacks(execute=True):
        send(board, row)

    assert [mail.to for mail in mailoutbox] == [["new@example.org"]]
