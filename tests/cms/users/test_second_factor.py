"""A password alone opens nothing of the CMS; a second factor opens it to its owner."""

import re
import time
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from cms import guesses
from cms.tenancy.scope import Scope, in_scope
from cms.users.models import User
from cms.users.second_factor import factors, recovery
from tests.cms.users.second_steps import (
    SECRET,
    code,
    give_app,
    is_in,
    set_up_app,
    show,
    with_password,
)
from tests.factories import cms_client, make_administrator, make_board, make_editor
from tests.probe.names import Address, addresses_of_the_cms

pytestmark = pytest.mark.django_db

DOORS = {
    "second_step",
    "set_up_second_step",
    "set_up_app",
    "set_up_passkey",
    "new_recovery_codes",
    "leave_second_step",
    # Leads who is at the gate to the second step, and strangers to nowhere.
    "wagtailadmin_login",
}
BESIDE_THE_CMS = [
    "/",
    "/documents/1/report.pdf",
    "/media/images/x.jpg",
    "/_util/authenticate_with_password/1/1/",
    "/_util/login/",
    "/accounts/login/",
    "/accounts/email/",
    "/accounts/2fa/",
]


@pytest.fixture(autouse=True)
def required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def person() -> User:
    return make_administrator()


def told(answer: HttpResponse) -> tuple[object, ...]:
    """What tells answers apart, without what each of them has of its own."""
    token = re.compile(rb'csrf\w*"[^>]*value="\w+"|"CSRF_TOKEN": "\w+"|nonce="[^"]+"')
    body = b"" if answer.streaming else token.sub(b"", answer.content)
    return answer.status_code, answer.get("Location"), body


def path_of(address: Address) -> str:
    for value in (1, "1", "x"):
        try:
            return address.path(dict.fromkeys(address.parameters, value))
        except NoReverseMatch:
            continue
    raise AssertionError(address)


def test_at_every_address_who_gave_a_password_alone_is_a_stranger(person):
    addresses = [a for a in addresses_of_the_cms() if a.name not in DOORS]
    paths = [*map(path_of, addresses), *BESIDE_THE_CMS]
    stranger, half = Client(headers={"host": settings.CMS_HOST}), with_password(person)

    differs = [
        (how, path)
        for path in paths
        for how in ("get", "post")
        if told(getattr(half, how)(path)) != told(getattr(stranger, how)(path))
    ]

    assert differs == []
    assert len(addresses) > 300
    assert half.session["_auth_user_id"] == str(person.pk)


def test_the_login_leads_to_the_second_step_and_that_to_where_one_wanted(person):
    give_app(person)
    client = with_password(person)

    login = client.get("/admin/pages/", follow=True)
    passed = show(client, code(), next="/admin/pages/")

    assert login.redirect_chain[-1][0].startswith(reverse("second_step"))
    assert passed["Location"] == "/admin/pages/"
    assert is_in(client)


def test_nobody_is_led_to_another_site(person):
    give_app(person)

    passed = show(with_password(person), code(), next="https://evil.example/")

    assert passed["Location"] == reverse("wagtailadmin_home")


def test_who_has_no_second_step_sets_one_up_before_anything_else(person):
    client = with_password(person)

    led = client.get(reverse("wagtailadmin_home"), follow=True)
    codes = set_up_app(client)

    assert led.redirect_chain[-1][0].startswith(reverse("set_up_second_step"))
    shown = re.findall(r"<code>([a-z2-9-]+)</code>", codes.content.decode())
    assert len(set(shown)) == recovery.CODES
    assert is_in(client)
    assert [message.to for message in mail.outbox] == [[person.email]]


def test_a_password_alone_sets_up_no_second_step_beside_the_owners(person):
    give_app(person)
    client = with_password(person)

    doors = ("set_up_second_step", "set_up_app", "set_up_passkey", "new_recovery_codes")
    answers = [
        send(reverse(door)) for door in doors for send in (client.get, client.post)
    ]

    led = {answer["Location"].partition("?")[0] for answer in answers}
    assert led == {reverse("second_step")}
    assert Authenticator.objects.filter(user=person).count() == 1


def test_a_browser_that_was_left_open_sets_up_no_second_step(person):
    give_app(person)
    client = with_password(person)
    show(client, code())
    assert client.get(reverse("set_up_app")).status_code == 200

    with time_machine.travel(time.time() + 16 * 60):
        assert client.get(reverse("set_up_app")).status_code == 302
        assert is_in(client)


def test_a_code_is_good_once_and_none_that_is_older(person):
    give_app(person)
    now = code()
    assert show(with_password(person), now).status_code == 302

    again = [show(with_password(person), typed) for typed in (now, code(later=-1))]

    assert [answer.status_code for answer in again] == [200, 200]


def test_a_recovery_code_is_good_once_and_its_owner_is_told(person):
    give_app(person)
    first, *_rest = recovery.make(person)

    client = with_password(person)
    assert show(client, first.upper().replace("-", " ")).status_code == 302

    assert is_in(client)
    assert show(with_password(person), first).status_code == 200
    assert "9 codes are left" in mail.outbox[-1].body


def test_who_guesses_codes_waits_wherever_they_are_and_a_right_one_waits_too(person):
    give_app(person)
    client = with_password(person)

    answers = [show(client, "000000") for _n in range(guesses.FREE)]
    refused = client.post(
        reverse("second_step"), {"code": code()}, REMOTE_ADDR="203.0.113.9"
    )

    assert {answer.status_code for answer in answers} == {200}
    assert refused.status_code == 429
    assert "somebody knows your password" in refused.content.decode()


@pytest.mark.parametrize(
    "answer", ["", "{", "[]", "{}", "[" * 19_000, '{"id": 1}', '{"response": 1}']
)
def test_what_is_no_passkey_is_refused(person, answer):
    give_app(person)
    client = with_password(person)

    shown = client.post(reverse("second_step"), {"answer": answer})
    added = with_password(make_administrator()).post(
        reverse("set_up_passkey"), {"name": "Mine", "answer": answer}
    )

    assert shown.status_code == added.status_code == 200
    assert (
        "passkey"
        in shown.context["form"].errors["answer" if not answer else "__all__"][0]
    )
    assert added.context["form"].errors
    assert not is_in(client)


def test_the_last_second_step_stays_and_of_several_one_goes(person):
    give_app(person)
    client = with_password(person)
    show(client, code())
    app = factors.factors_of(person).get()
    address = reverse("remove_second_step", args=[app.pk])

    client.post(address)
    assert factors.has_any(person)
    other = Authenticator.objects.create(
        user=person, type="webauthn", data={"name": "Laptop"}
    )
    client.post(address)

    assert [*factors.factors_of(person)] == [other]


def test_nobody_takes_out_what_is_anothers(person):
    give_app(person)
    other = make_administrator()
    give_app(other)
    client = with_password(person)
    show(client, code())

    client.post(
        reverse("remove_second_step", args=[factors.factors_of(other).get().pk])
    )

    assert factors.has_any(other)


def test_logging_in_anew_asks_anew(person):
    give_app(person)
    client = with_password(person)
    show(client, code())
    client.post(reverse("wagtailadmin_logout"))

    assert not is_in(with_password(person))
    assert not is_in(client)


def test_who_got_no_further_than_the_password_can_log_out(person):
    client = with_password(person)

    client.post(reverse("leave_second_step"))

    assert "_auth_user_id" not in client.session


def test_a_copy_of_the_database_shows_neither_secret_nor_codes(person):
    give_app(person)
    codes = recovery.make(person)

    kept = str([*Authenticator.objects.values_list("data", flat=True)])

    assert SECRET not in kept
    assert len(codes) == recovery.CODES
    assert [one for one in codes if one in kept or one.replace("-", "") in kept] == []


def test_the_secret_of_the_site_can_be_changed(person, settings):
    give_app(person)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-one"
    client = with_password(person)
    assert show(client, code()).status_code == 302
    settings.SECRET_KEY_FALLBACKS = []

    assert show(with_password(person), code(later=1)).status_code == 302


def test_second_factors_are_seen_by_their_owner_alone():
    board = make_board()
    mine, colleague = make_editor(board), make_editor(board)
    for person in (mine, colleague):
        give_app(person)

    with in_scope(Scope(board=board.board.pk, person=mine.pk)):
        seen = [row.user_id for row in Authenticator.objects.all()]
        removed, _kinds = Authenticator.objects.filter(user=colleague).delete()

    assert seen == [mine.pk]
    assert removed == 0


def test_a_person_of_a_board_shows_a_second_step_and_sees_their_own_list():
    board = make_board()
    editor = make_editor(board)
    client = with_password(editor)
    set_up_app(client)

    page = client.get(reverse("second_steps"))

    assert "App that shows codes" in page.content.decode()
    assert "10 codes are left" in page.content.decode()


def test_where_it_is_not_required_a_password_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False

    assert is_in(cms_client(make_administrator()))
