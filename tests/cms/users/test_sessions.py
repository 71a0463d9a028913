"""A session ends by itself, with its password, and by whoever it belongs to."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.tenancy.scope import Scope, in_scope
from cms.users.devices import name_of_device
from cms.users.forgetting import forget_ended_sessions
from cms.users.models import LogIn
from tests.cms.users.second_steps import is_in, with_password
from tests.factories import cms_client, make_administrator, make_board, make_editor

pytestmark = pytest.mark.django_db

AN_HOUR = 60 * 60
PINGS = "/admin/editing-sessions/"


def later(seconds: int) -> time_machine.travel:
    return time_machine.travel(time.time() + seconds)


def test_who_does_nothing_for_an_hour_is_logged_out():
    client = cms_client(make_administrator())

    with later(AN_HOUR - 60):
        assert is_in(client)
    with later(2 * AN_HOUR - 180):
        assert is_in(client)
    with later(3 * AN_HOUR):
        assert not is_in(client)
    assert not is_in(client)


def test_a_page_that_says_by_itself_that_it_is_open_keeps_nobody_logged_in():
    client = cms_client(make_administrator())
    with later(AN_HOUR - 60):
        client.post(f"{PINGS}ping/wagtailcore/page/1/")

    with later(AN_HOUR + 60):
        assert not is_in(client)


def test_after_half_a_day_a_session_ends_whatever_is_done_in_it():
    client = cms_client(make_administrator())
    seen = []
    for hours in range(1, 14):
        with later(hours * AN_HOUR - hours):
            seen.append(is_in(client))

    assert seen[:11] == [True] * 11
    assert seen[-1] is False


def test_a_new_password_ends_all_other_sessions_at_once():
    person = make_administrator()
    here, elsewhere = with_password(person), cms_client(person)
    old, new = "correct horse battery", "seven slow yellow trains"
    fields = here.get(reverse("wagtailadmin_account")).context["panels_by_tab"]
    assert fields

    here.post(
        reverse("wagtailadmin_account"),
        {
            "name_email-first_name": "Jo",
            "name_email-last_name": "Bloggs",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "theme-keyboard_shortcuts": "on",
            "password-old_password": old,
            "password-new_password1": new,
            "password-new_password2": new,
        },
    )

    person.refresh_from_db()
    assert person.check_password(new)
    assert is_in(here)
    assert not is_in(elsewhere)


def test_somebody_sees_where_they_are_logged_in_and_logs_out_everywhere_else():
    person, other = make_administrator(), cms_client(make_administrator())
    here, elsewhere = cms_client(person), cms_client(person)

    page = here.get(reverse("sessions")).context
    here.post(reverse("sessions"))

    assert [one.is_this_one for one in page["sessions"]].count(True) == 1
    assert len(page["sessions"]) == len(page["log_ins"]) == 2
    assert (is_in(here), is_in(elsewhere), is_in(other)) == (True, False, True)


def test_log_ins_are_seen_by_their_owner_alone():
    board = make_board()
    mine, colleague = make_editor(board), make_editor(board)
    for person in (mine, colleague):
        cms_client(person)

    with in_scope(Scope(board=board.board.pk, person=mine.pk)):
        seen = [row.person_id for row in LogIn.objects.all()]

    assert seen == [mine.pk]


def test_of_ended_sessions_and_old_log_ins_nothing_is_kept():
    cms_client(make_administrator())
    long_ago = timezone.now() - timedelta(days=100)
    Session.objects.update(expire_date=long_ago)
    LogIn.objects.update(at=long_ago)
    cms_client(make_administrator())

    assert forget_ended_sessions() == 1
    assert Session.objects.count() == LogIn.objects.count() == 1


@pytest.mark.parametrize(
    ("says", "name"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/126 Safari/537 Edg/126",
            "Edge on Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU) Version/17 Safari/604", "Safari on iPhone"),
        ("Mozilla/5.0 (X11; Linux) Gecko Firefox/127.0", "Firefox on Linux"),
        ("<script>" * 99, "Another browser"),
    ],
)
def test_a_device_has_a_name_of_few_words(says, name):
    assert name_of_device(says) == name


def test_a_stranger_has_no_session_to_look_at(client: Client):
    assert (
        client.get(reverse("sessions"), headers={"host": "localhost"}).status_code
        == 302
    )
