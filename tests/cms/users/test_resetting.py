"""Asking for a new password tells a stranger nothing, and floods nobody's mail."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.users import resetting
from cms.users.models import User
from tests.factories import make_administrator

pytestmark = pytest.mark.django_db


def person_with_a_login() -> User:
    person = make_administrator()
    person.set_password("correct horse battery")
    person.save()
    return person


def ask(email: str, address: str = "192.0.2.1") -> HttpResponse:
    return Client().post(
        "/admin/password_reset/",
        {"email": email},
        headers={"host": "localhost"},
        REMOTE_ADDR=address,
    )


def test_who_has_a_login_gets_a_link_that_works(
    mailoutbox, django_capture_on_commit_callbacks
):
    person = person_with_a_login()
    with django_capture_on_commit_callbacks(execute=True):
        ask(person.email.upper())

    (mail,) = mailoutbox
    (link,) = [line for line in mail.body.splitlines() if line.startswith("http")]
    path = link.removeprefix("http://localhost")

    assert mail.to == [person.email]
    opened = Client().get(path, headers={"host": "localhost"}, follow=True)
    assert opened.status_code == 200
    assert "new_password1" in opened.content.decode()


def test_nothing_that_a_stranger_waits_for_depends_on_whether_there_is_a_login(
    mailoutbox, django_capture_on_commit_callbacks
):
    person = person_with_a_login()
    answers, asked = [], []
    with django_capture_on_commit_callbacks() as later:
        for email in (person.email, "no@one.example"):
            with CaptureQueriesContext(connection) as queries:
                answers.append(ask(email))
            asked.append([re.sub(r"'[^']*'|_x\d+", "", one["sql"]) for one in queries])

    assert len(later) == 2
    assert mailoutbox == []
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].url == answers[1].url
    assert asked[0] == asked[1]


def test_one_address_gets_few_mails_whoever_asks(
    mailoutbox, django_capture_on_commit_callbacks
):
    person = person_with_a_login()
    most = resetting.TO_ONE_ADDRESS.most
    with django_capture_on_commit_callbacks(execute=True):
        answers = [ask(person.email, f"192.0.2.{number}") for number in range(most + 2)]

    assert len(mailoutbox) == most
    assert {one.status_code for one in answers} == {302}


def test_one_client_cannot_have_mails_sent_to_everybody(
    mailoutbox, django_capture_on_commit_callbacks
):
    most = resetting.FROM_ONE_CLIENT.most
    with django_capture_on_commit_callbacks(execute=True):
        for _number in range(most + 2):
            ask(person_with_a_login().email)

    assert len(mailoutbox) == most
