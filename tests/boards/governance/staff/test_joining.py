"""Following the link of an invitation: as whom somebody joins a board."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from boards.admin.active_board import active_board
from boards.admin.staff.join import COOKIE
from boards.governance.staff.invitations import accept, accept_with_new_login, invite
from boards.models import Role
from cms.users.models import User
from tests.boards.governance.staff.asking import (
    NEW_LOGIN,
    PASSWORD,
    answer,
    browser,
    link_in,
    open_link,
    roles_in,
)
from tests.cms.users.second_steps import set_up_app
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_manager,
    make_user,
)

pytestmark = pytest.mark.django_db

ADDRESS = "jo.bloggs@example.org"
GONE = "This link does not work any more"


def test_a_newcomer_joins_by_the_link_and_is_logged_in(mailoutbox):
    board = make_board()
    invite(board.board, ADDRESS, [Role.EDITOR, Role.APPROVER], make_manager(board))
    client = browser()

    open_link(client, mailoutbox[0])
    response = answer(client, **NEW_LOGIN)

    person = User.objects.get(email=ADDRESS)
    assert response.url == "/admin/"
    assert client.get("/admin/").context["user"] == person
    assert (person.get_full_name(), person.check_password(PASSWORD)) == (
        "Jo Bloggs",
        True,
    )
    assert roles_in(board, person) == {Role.EDITOR, Role.APPROVER}
    assert not person.is_superuser


def test_a_newcomer_sets_up_a_second_step_before_the_dashboard(mailoutbox, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    board = make_board()
    invite(board.board, ADDRESS, [Role.EDITOR], make_manager(board))
    client = browser()
    open_link(client, mailoutbox[0])

    led = client.post(reverse("join"), NEW_LOGIN, follow=True)
    set_up_app(client)

    assert led.redirect_chain[-1][0].startswith(reverse("set_up_second_step"))
    assert "Welcome. You work for" in client.get("/admin/").content.decode()


def test_who_has_a_login_logs_in_and_joins_as_themselves(mailoutbox):
    first, second = make_board(), make_board()
    person = make_editor(first, email=ADDRESS)
    invite(second.board, ADDRESS, [Role.APPROVER])
    stranger, client = browser(), cms_client(person)

    asked = open_link(stranger, mailoutbox[0])
    refused = answer(stranger, **NEW_LOGIN)
    open_link(client, mailoutbox[0])
    joined = answer(client)

    assert "/admin/login/?next=/admin/join/" in asked.content.decode()
    assert refused.status_code == 200
    assert joined.url == "/admin/"
    assert roles_in(second, person) == {Role.APPROVER}
    assert roles_in(first, person) == {Role.EDITOR}
    assert active_board(client.get("/admin/").wsgi_request) == second.board


def secret_of(message) -> str:
    return link_in(message).split("/")[-2]


def test_a_link_alone_sets_nobodys_password(mailoutbox):
    board = make_board()
    person = make_user(email=ADDRESS, password=PASSWORD)
    invite(board.board, ADDRESS, [Role.EDITOR])
    secret = secret_of(mailoutbox[0])

    with pytest.raises(PermissionDenied):
        accept_with_new_login(secret, "another long one", first_name="X", last_name="Y")

    person.refresh_from_db()
    assert person.check_password(PASSWORD)


@pytest.mark.parametrize("administrator", [False, True])
def test_no_link_is_accepted_by_somebody_else_or_an_administrator(
    mailoutbox, administrator
):
    board = make_board()
    email = ADDRESS if administrator else "somebody.else@example.org"
    person = make_user(email=email, is_superuser=administrator)
    invite(board.board, ADDRESS, [Role.MANAGER])

    with pytest.raises(PermissionDenied):
        accept(secret_of(mailoutbox[0]), person)

    assert not roles_in(board, person)


def test_a_link_for_somebody_else_joins_nobody_and_says_so(mailoutbox):
    first, second = make_board(), make_board()
    somebody = make_editor(first)
    invite(second.board, ADDRESS, [Role.EDITOR])
    client = cms_client(somebody)

    seen = open_link(client, mailoutbox[0])
    answer(client, **NEW_LOGIN)

    assert f"the invitation is for {ADDRESS}" in " ".join(seen.content.decode().split())
    assert not roles_in(second, somebody)
    assert not User.objects.filter(email=ADDRESS).exists()


@pytest.mark.parametrize("token", ["€", "half-a-link", "a" * 200])
def test_what_is_no_secret_opens_nothing_and_is_not_kept(client, token):
    answered = client.get(f"/admin/join/{token}/", headers={"host": "localhost"})

    assert answered.status_code == 302
    assert not answered.cookies[COOKIE].value


def test_an_administrator_who_is_invited_stays_what_they_are(mailoutbox):
    board = make_board()
    administrator = make_administrator(email=ADDRESS)
    invite(board.board, ADDRESS, [Role.MANAGER], make_manager(board))
    client = cms_client(administrator)

    open_link(client, mailoutbox[0])
    answer(client)

    assert not roles_in(board, administrator)


def test_an_invitation_opens_no_login_that_was_closed(mailoutbox):
    board = make_board()
    person = make_user(email=ADDRESS, is_active=False)
    invite(board.board, ADDRESS, [Role.EDITOR], make_manager(board))
    client = browser()

    seen = open_link(client, mailoutbox[0])
    answer(client, **NEW_LOGIN)

    assert "has been closed" in seen.content.decode()
    person.refresh_from_db()
    assert not person.is_active
    assert not roles_in(board, person)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_name", ""),
        ("last_name", ""),
        ("password", "password1234"),
        ("password", "short"),
        ("password", "jo.bloggs@example.org"),
        ("password_again", "something else"),
    ],
)
def test_a_newcomers_slip_is_said_at_its_field_and_loses_nothing(
    mailoutbox, field, value
):
    board = make_board()
    invite(board.board, ADDRESS, [Role.EDITOR])
    client = browser()
    open_link(client, mailoutbox[0])
    fields = NEW_LOGIN | {field: value}
    if field == "password":
        fields["password_again"] = value

    response = answer(client, **fields)

    assert field in response.context["form"].errors
    assert response.context["form"]["last_name"].value() == fields["last_name"]
    assert not User.objects.exists()
