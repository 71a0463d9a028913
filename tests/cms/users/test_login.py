"""Nobody finds a password by trying, and nobody is kept out by others who try."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from cms import guesses
from cms.users import known_devices, login
from tests.factories import get, make_administrator, make_board, make_editor
from tests.whole import WHOLE

pytestmark = pytest.mark.django_db

RIGHT = "correct horse battery"
CMS = "localhost"


@pytest.fixture
def email() -> str:
    person = make_administrator()
    person.set_password(RIGHT)
    person.save()
    return str(person.email)


def log_in(
    client: Client, email: str, password: str, address: str = "192.0.2.1"
) -> HttpResponse:
    sent = {"username": email, "password": password}
    return client.post(
        "/admin/login/", sent, headers={"host": CMS}, REMOTE_ADDR=address
    )


def hashes_worked_out(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    heard: list[Any] = []
    clean = login.WagtailLoginForm.clean

    def noted(form: Any) -> Any:
        heard.append(form)
        return clean(form)

    monkeypatch.setattr(login.WagtailLoginForm, "clean", noted)
    return heard


def test_after_some_wrong_passwords_the_right_one_is_not_looked_at(email, monkeypatch):
    heard = hashes_worked_out(monkeypatch)
    answers = [log_in(Client(), email, f"wrong {n}") for n in range(guesses.FREE)]

    refused = log_in(Client(), email, RIGHT)

    assert [one.status_code for one in answers] == [200] * guesses.FREE
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert "Too many wrong passwords" in refused.content.decode()
    assert len(heard) == guesses.FREE


def test_a_login_however_it_is_typed_is_one(email):
    for number in range(guesses.FREE + 1):
        log_in(Client(), email.upper() if number % 2 else email, "wrong")

    assert log_in(Client(), f" {email}", RIGHT).status_code == 429


def test_a_login_that_nobody_has_answers_as_one_that_somebody_has(email):
    answers = {
        login: [
            log_in(Client(), login, "wrong", address).status_code
            for _number in range(guesses.FREE + 2)
        ]
        for login, address in ((email, "192.0.2.1"), ("no@one.example", "192.0.2.2"))
    }

    assert len({tuple(one) for one in answers.values()}) == 1
    assert answers[email][-1] == 429


def test_the_owner_is_heard_while_many_others_try(email, monkeypatch):
    monkeypatch.setattr(guesses, "FREE_FOR_ALL", 6)
    for number in range(12):
        log_in(Client(), email, "wrong", f"203.0.113.{number}")

    assert log_in(Client(), email, RIGHT, "192.0.2.9").status_code == 302


def test_a_device_that_is_known_is_heard_from_the_address_of_those_who_try(email):
    at_home, stranger = Client(), Client()
    assert log_in(at_home, email, RIGHT).status_code == 302
    at_home.cookies.pop("sessionid")
    for _number in range(guesses.FREE + 1):
        log_in(stranger, email, "wrong")

    assert log_in(stranger, email, RIGHT).status_code == 429
    assert log_in(at_home, email, RIGHT).status_code == 302


def test_a_known_device_is_known_for_its_own_login_alone(email):
    other = make_administrator()
    at_home = Client()
    log_in(at_home, email, RIGHT)
    at_home.cookies.pop("sessionid")

    answers = [log_in(at_home, other.email, "wrong") for _n in range(guesses.FREE + 2)]

    assert answers[-1].status_code == 429


def test_who_guesses_with_a_known_device_waits_as_well(email):
    at_home = Client()
    log_in(at_home, email, RIGHT)
    at_home.cookies.pop("sessionid")

    answers = [log_in(at_home, email, "wrong") for _n in range(guesses.FREE + 2)]

    assert answers[-1].status_code == 429


def test_the_cookie_of_a_device_goes_to_the_login_alone_and_says_no_name(email):
    client = Client()
    log_in(client, email, RIGHT)
    cookie = client.cookies[known_devices.COOKIE]

    assert cookie["path"] == "/admin/login/"
    assert cookie["httponly"]
    assert email.split("@")[0] not in cookie.value


def test_who_mistyped_and_then_knew_it_begins_anew(email):
    for _number in range(guesses.FREE - 1):
        log_in(Client(), email, "wrong")
    assert log_in(Client(), email, RIGHT).status_code == 302

    again = [log_in(Client(), email, "wrong").status_code for _n in range(guesses.FREE)]

    assert again == [200] * guesses.FREE


def test_many_addresses_that_guess_at_many_logins_find_none_and_close_none(
    client, time_machine
):
    """A thousand wrong passwords from 50 addresses for a night; fewer otherwise.

    At one moment, so that nobody's wait has ended, however slow the machine is.
    """
    time_machine.move_to(timezone.now(), tick=False)
    board = make_board()
    people = [make_editor(board) for _person in range(20)]
    for person in people:
        person.set_password(RIGHT)
        person.save()
    strangers = [f"198.51.100.{number}" for number in range(50 if WHOLE else 5)]

    wrong = [
        log_in(Client(), person.email, f"wrong {number}", address).status_code
        for address in strangers
        for number, person in enumerate(people)
    ]
    guessed = [
        log_in(Client(), people[0].email, RIGHT, address).status_code
        for address in strangers
    ]
    owners = [
        log_in(Client(), person.email, RIGHT, f"203.0.113.{number}").status_code
        for number, person in enumerate(people)
    ]

    assert set(wrong) <= {200, 429}
    assert set(guessed) == {429}
    assert set(owners) == {302}
    assert get(client, board, "/").status_code == 200
