"""Inviting somebody to a board: who may, what the mail says, and what its link does."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from boards.governance.staff.invitations import invite, send_again, withdraw
from boards.governance.staff.membership import remove
from boards.models import Invitation, Role
from cms.users.models import User
from tests.boards.governance.staff.asking import (
    NEW_LOGIN,
    answer,
    browser,
    link_in,
    open_link,
    people_address,
    roles_in,
)
from tests.factories import (
    cms_client,
    make_board,
    make_editor,
    make_manager,
    make_member,
)
from tests.reading import words

pytestmark = pytest.mark.django_db

ADDRESS = "jo.bloggs@example.org"
GONE = "This link does not work any more"


def test_opening_a_link_changes_nothing(mailoutbox):
    board = make_board()
    invitation = invite(board.board, ADDRESS, [Role.EDITOR])

    open_link(browser(), mailoutbox[0])

    assert not User.objects.exists()
    invitation.refresh_from_db()
    assert invitation.is_open


def test_the_secret_of_a_link_is_stored_nowhere_and_leaves_the_address(mailoutbox):
    board = make_board()
    invitation = invite(board.board, ADDRESS, [Role.EDITOR])
    secret = link_in(mailoutbox[0]).split("/")[-2]

    response = open_link(browser(), mailoutbox[0])

    assert len(secret) > 40
    assert secret not in str(Invitation.objects.values_list()[0])
    assert invitation.token_hash != secret
    assert response.redirect_chain == [("/admin/join/", 302)]
    assert secret not in response.content.decode()


def test_the_mail_names_the_board_and_leads_to_the_cms(mailoutbox, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://cms.example"
    board = make_board(name="Cumbria Board", short_name="Cumbria")
    manager = make_manager(board, first_name="Ann", last_name="Lee")

    invite(board.board, ADDRESS.upper(), [Role.EDITOR], manager)

    (message,) = mailoutbox
    assert message.to == [ADDRESS]
    assert message.subject == "Cumbria: your invitation"
    assert "Ann Lee invites you to work on the website of Cumbria Board" in message.body
    assert "https://cms.example/admin/join/" in message.body
    assert "&" not in message.body


def test_a_link_works_once(mailoutbox):
    board = make_board()
    invite(board.board, ADDRESS, [Role.EDITOR])
    client = browser()
    open_link(client, mailoutbox[0])
    answer(client, **NEW_LOGIN)

    again = open_link(browser(), mailoutbox[0])

    assert words(again, "h1") == GONE
    assert again.status_code == 404


@pytest.mark.parametrize("how", ["expired", "withdrawn", "newer", "unknown", "void"])
def test_a_link_that_opens_nothing_says_so_and_lets_nobody_in(mailoutbox, how):
    board = make_board()
    manager, other = make_manager(board), make_manager(board)
    invitation = invite(board.board, ADDRESS, [Role.EDITOR], manager)
    client = browser()
    open_link(client, mailoutbox[0])
    if how == "expired":
        Invitation.objects.update(expires=timezone.now() - timedelta(seconds=1))
    elif how == "withdrawn":
        withdraw(invitation, other)
    elif how == "newer":
        send_again(invitation, other)
    elif how == "unknown":
        client.get("/admin/join/no-such-secret/")
    else:
        manager.groups.set([board.editors])

    seen, sent = client.get("/admin/join/"), answer(client, **NEW_LOGIN)

    assert words(seen, "h1") == words(sent, "h1") == GONE
    assert (seen.status_code, sent.status_code) == (404, 404)
    assert not User.objects.filter(email=ADDRESS).exists()


def test_an_invitation_that_is_sent_again_works_by_its_new_link(mailoutbox):
    board = make_board()
    manager = make_manager(board)
    send_again(invite(board.board, ADDRESS, [Role.EDITOR], manager), manager)
    client = browser()

    open_link(client, mailoutbox[1])
    answer(client, **NEW_LOGIN)

    assert roles_in(board, User.objects.get(email=ADDRESS)) == {Role.EDITOR}


@pytest.mark.parametrize("address", ["", "nobody", "a@b", "x@y.org\nBcc: z@y.org"])
def test_what_is_no_address_is_not_invited(mailoutbox, address):
    board = make_board()

    with pytest.raises(ValidationError) as refused:
        invite(board.board, address, [Role.EDITOR])

    assert "email" in refused.value.message_dict
    assert not mailoutbox


@pytest.mark.parametrize("roles", [[], ["administrator"], ["editor", "chief"]])
def test_nobody_is_invited_without_a_role_or_with_one_that_is_none(roles):
    board = make_board()

    with pytest.raises(ValidationError) as refused:
        invite(board.board, ADDRESS, roles)

    assert "roles" in refused.value.message_dict


@pytest.mark.parametrize("who", ["editor", "approver", "translator", "foreign", "gone"])
def test_nobody_invites_to_a_board_that_they_do_not_keep(mailoutbox, who):
    board, other = make_board(), make_board()
    make_manager(board)
    person = {
        "foreign": lambda: make_manager(other),
        "gone": lambda: make_manager(board, is_active=False),
    }.get(who, lambda: make_member(board, Role(who)))()

    with pytest.raises(PermissionDenied):
        invite(board.board, ADDRESS, [Role.EDITOR], person)

    assert not mailoutbox
    assert not Invitation.objects.exists()


def test_who_was_let_go_leaves_no_open_link_behind(mailoutbox):
    board = make_board()
    first, second = make_manager(board), make_manager(board)
    invitation = invite(board.board, ADDRESS, [Role.MANAGER], first)

    remove(board.board, first, second)

    invitation.refresh_from_db()
    assert invitation.withdrawn_at
    assert words(open_link(browser(), mailoutbox[0]), "h1") == GONE


def test_an_invitation_that_cannot_be_sent_again_says_why():
    board = make_board()
    manager = make_manager(board)
    invitation = invite(board.board, ADDRESS, [Role.EDITOR], manager)
    make_editor(board, email=ADDRESS)

    address = people_address(board, "invitations", invitation.pk, "again")
    answered = cms_client(manager).post(address, follow=True)

    assert "They work for this board already" in words(answered, ".messages")
