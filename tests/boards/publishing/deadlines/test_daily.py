"""`manage.py daily`: who is told what is due, once a day, and what else is done."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command

from boards.models import ContentPage, DailyMail, Role
from boards.publishing import daily_jobs
from boards.publishing.deadlines import daily, mails
from home.provisioning import OpenedBoard
from tests.boards.publishing.deadlines.making import TODAY, a_draft, at
from tests.factories import make_administrator, make_board, make_member, make_page

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _no_other_jobs(monkeypatch):
    monkeypatch.setattr(daily_jobs, "_jobs", {})


@pytest.fixture
def board() -> OpenedBoard:
    board = make_board(short_name="Ourshire")
    a_draft(board, title="Child P", commissioned="2026-01")
    return board


def run(day=TODAY) -> str:
    out = io.StringIO()
    with time_machine.travel(at(day)):
        call_command("daily", stdout=out)
    return out.getvalue()


def told() -> list[str]:
    return sorted(address for letter in mail.outbox for address in letter.to)


def test_present_managers_and_approvers_are_told_and_nobody_else(board):
    for role in Role:
        make_member(board, role, email=f"{role}@example.org")
    make_member(board, Role.MANAGER, email="closed@example.org", is_active=False)
    make_member(make_board(), Role.MANAGER, email="theirs@example.org")
    make_administrator(email="administrator@example.org")

    run()

    assert told() == ["approver@example.org", "manager@example.org"]


def test_the_mail_says_what_is_due_in_plain_text_with_the_way_there(board):
    make_member(board, Role.MANAGER)
    late = make_page(
        ContentPage, board.home, title="L & P", review_due_on=TODAY - A_DAY
    )

    run()

    (letter,) = mail.outbox
    assert letter.subject == "Ourshire: 2 things are due"
    assert "31 Jul 2026: Child P" in letter.body
    assert "22 Nov 2026: L & P" in letter.body
    assert f"/admin/pages/{late.pk}/edit/" in letter.body
    assert letter.body.index("OVERDUE") < letter.body.index("Child P")
    assert not letter.alternatives


def test_a_board_with_nothing_due_gets_no_mail():
    make_member(make_board(), Role.MANAGER)

    output = run()

    assert "nothing is due" in output
    assert not mail.outbox


@pytest.mark.parametrize(("days", "count"), [(15, 0), (14, 1), (0, 1), (-1, 1)])
def test_a_pages_next_review_is_told_of_fourteen_days_before_and_after(days, count):
    board = make_board()
    make_member(board, Role.MANAGER)
    make_page(ContentPage, board.home, review_due_on=TODAY + days * A_DAY)

    run()

    assert len(mail.outbox) == count


def test_running_it_twice_sends_nothing_twice_until_the_next_day(board):
    make_member(board, Role.MANAGER)

    assert "1 mailed, 0 mailed before" in run()
    assert "0 mailed, 1 mailed before" in run()
    assert len(mail.outbox) == 1

    run(TODAY + A_DAY)
    assert len(mail.outbox) == 2


def test_who_could_not_be_mailed_is_mailed_the_next_time(board, monkeypatch):
    make_member(board, Role.MANAGER, email="a@example.org")
    make_member(board, Role.MANAGER, email="b@example.org")
    really = mails.send_mail

    def fail_for_a(subject, text, to):
        if to == ["a@example.org"]:
            raise OSError("No mail server.")
        return really(subject, text, to)

    monkeypatch.setattr(mails, "send_mail", fail_for_a)
    with pytest.raises(CommandError, match="1 of these steps failed"):
        run()
    assert told() == ["b@example.org"]

    monkeypatch.setattr(mails, "send_mail", really)
    run()
    assert told() == ["a@example.org", "b@example.org"]


def test_a_board_that_fails_does_not_stop_the_others(board, monkeypatch):
    other = make_board(short_name="Theirshire")
    a_draft(other, commissioned="2026-01")
    for one in (board, other):
        make_member(one, Role.MANAGER, email=f"{one.board.short_name}@example.org")
    really = daily.duties

    def fail_for_one(of, today):
        if of.pk == board.board.pk:
            raise RuntimeError("Broken.")
        return really(of, today)

    monkeypatch.setattr(daily, "duties", fail_for_one)
    with pytest.raises(CommandError):
        run()

    assert told() == ["theirshire@example.org"]


def test_a_mail_holds_nothing_of_another_board(board):
    other = make_board()
    a_draft(other, title="Child Q", commissioned="2026-01")
    make_member(board, Role.MANAGER)

    run()

    (letter,) = mail.outbox
    assert "Child Q" not in letter.body


def test_other_daily_work_is_done_after_the_mails_though_some_of_it_fails():
    done = []

    def fail():
        raise RuntimeError("Broken.")

    daily_jobs.register_daily_job("Broken", fail)
    daily_jobs.register_daily_job("Requests forgotten", lambda: done.append(1) or "3")
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 of these steps failed"):
        call_command("daily", stdout=out)

    assert done == [1]
    assert "Broken: failed" in out.getvalue()
    assert "Requests forgotten: 3" in out.getvalue()


def test_an_interruption_ends_it_without_an_error():
    def interrupt():
        raise KeyboardInterrupt

    daily_jobs.register_daily_job("Interrupted", interrupt)
    errors = io.StringIO()

    call_command("daily", stdout=io.StringIO(), stderr=errors)

    assert "Run it again" in errors.getvalue()


def test_who_was_mailed_is_forgotten_after_a_month(board):
    make_member(board, Role.MANAGER)
    run()

    run(TODAY + timedelta(days=31))

    assert [row.day for row in DailyMail.objects.all()] == [TODAY + timedelta(days=31)]
