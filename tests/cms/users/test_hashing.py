"""A password is worked out behind what readers ask for, and few at once."""

import os
import sys
import threading
from contextlib import ExitStack

import pytest
from django.contrib.auth.hashers import (
    PBKDF2PasswordHasher,
    ScryptPasswordHasher,
    check_password,
    make_password,
)
from django.test import Client, override_settings

from cms.users import hashing
from cms.users.models import User
from tests.cms.users.test_login import RIGHT, log_in
from tests.factories import make_administrator

OURS = ["cms.users.hashing.Scrypt", "cms.users.hashing.PBKDF2"]


@pytest.mark.parametrize(
    ("ours", "djangos"),
    [
        (hashing.Scrypt, ScryptPasswordHasher),
        (hashing.PBKDF2, PBKDF2PasswordHasher),
    ],
)
def test_what_is_kept_is_what_django_would_keep(ours, djangos):
    with override_settings(PASSWORD_HASHERS=OURS):
        kept = make_password(RIGHT, hasher=ours.algorithm)

        assert djangos().verify(RIGHT, kept)
        assert check_password(RIGHT, djangos().encode(RIGHT, "a1b2c3d4e5f6g7h8i9j0kl"))
        assert not check_password("wrong", kept)


@pytest.mark.skipif(sys.platform != "linux", reason="Of Linux alone.")
def test_it_is_worked_out_by_a_thread_that_yields_to_those_of_readers():
    def urgency() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    worker = hashing._worker(os.getpid())

    assert worker.submit(urgency).result() == min(19, urgency() + hashing.YIELDS)


def places(stack: ExitStack, *, is_known: bool) -> int:
    """How many get one before there are none."""
    number = 0
    while stack.enter_context(hashing.place(is_known=is_known)):
        number += 1
    return number


@pytest.fixture
def person(db) -> User:
    person = make_administrator()
    person.set_password(RIGHT)
    person.save()
    return person


def test_who_comes_with_many_others_is_told_to_come_again_and_has_not_guessed(person):
    with ExitStack() as stack:
        taken = places(stack, is_known=False)
        answers = [log_in(Client(), person.email, RIGHT) for _number in range(9)]

    # Fewer than a web server of ours has threads.
    assert 0 < taken < 4
    assert {(one.status_code, one["Retry-After"]) for one in answers} == {(429, "5")}
    assert "in a few seconds" in answers[0].content.decode()
    assert log_in(Client(), person.email, RIGHT).status_code == 302


def test_many_strangers_keep_nobody_out_whose_device_is_known(person):
    at_home = Client()
    log_in(at_home, person.email, RIGHT)
    at_home.cookies.pop("sessionid")

    with ExitStack() as stack:
        places(stack, is_known=False)

        assert log_in(Client(), person.email, RIGHT).status_code == 429
        assert log_in(at_home, person.email, RIGHT).status_code == 302
