"""The screens of a board's people: for its managers, and not there for anybody else."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from boards.governance.staff.invitations import invite
from boards.models import ContentPage, Invitation, Membership, Role
from tests.boards.governance.staff.asking import people_address, roles_in, send_roles
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_manager,
    make_member,
    make_page,
    make_user,
)
from tests.reading import each, words

pytestmark = pytest.mark.django_db

ADDRESS = "jo.bloggs@example.org"


def addresses_of(board, person, invitation) -> dict[str, str]:
    return {
        "list": people_address(board),
        "invite": people_address(board, "invite"),
        "roles": people_address(board, person.pk, "roles"),
        "remove": people_address(board, person.pk, "remove"),
        "withdraw": people_address(board, "invitations", invitation.pk, "withdraw"),
        "again": people_address(board, "invitations", invitation.pk, "again"),
    }


def rows(response) -> str:
    return " | ".join(each(response, ".listing tbody tr"))


def test_a_manager_sees_who_has_what_and_when_they_were_last_seen():
    board, other = make_board(), make_board()
    manager = make_manager(board, first_name="Ann", last_name="Lee")
    make_member(board, Role.EDITOR, Role.TRANSLATOR, first_name="Jo", last_name="Quick")
    stranger = make_editor(other)

    response = cms_client(manager).get(people_address(board))

    assert f"Ann Lee {manager.email} Manager Today" in rows(response)
    assert "Editor, Translator Not yet" in rows(response)
    assert stranger.email not in response.content.decode()


def test_a_person_of_two_boards_was_seen_where_they_worked():
    first, second = make_board(), make_board()
    person = make_user(first.editors, second.editors)

    cms_client(person).get("/admin/")

    seen = dict(Membership.objects.values_list("board_id", "last_seen"))
    assert seen.keys() == {first.board.pk}


def test_being_seen_is_written_once_an_hour():
    board = make_board()
    client = cms_client(make_editor(board))
    start = timezone.now()
    noted = []

    for minutes in (0, 59, 61):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            client.get("/admin/")
        noted.append(Membership.objects.get().last_seen - start)

    assert [seconds.seconds // 60 for seconds in noted] == [0, 0, 61]


@pytest.mark.parametrize(
    "who", ["foreign", *sorted(set(Role) - {Role.MANAGER}), "nobody"]
)
def test_the_screens_are_not_there_for_who_does_not_keep_the_board(who):
    board, other = make_board(), make_board()
    person = make_editor(board)
    invitation = invite(board.board, ADDRESS, [Role.EDITOR], make_manager(board))
    client = {
        "foreign": lambda: cms_client(make_manager(other)),
        "nobody": lambda: Client(headers={"host": "localhost"}),
    }.get(who, lambda: cms_client(make_member(board, Role(who))))()
    missing = client.get("/admin/boards/999999/people/")

    for address in addresses_of(board, person, invitation).values():
        sent = send_roles(client, address, [Role.MANAGER])
        seen = client.get(address)
        if who == "nobody":
            assert {seen.status_code, sent.status_code} == {302}
        else:
            assert {seen.status_code, sent.status_code} == {404}
            assert words(seen) == words(missing)

    assert roles_in(board, person) == {Role.EDITOR}
    assert list(Invitation.objects.filter(withdrawn_at=None)) == [invitation]


def test_a_person_of_another_board_is_like_one_who_never_was():
    board, other = make_board(), make_board()
    client, stranger = cms_client(make_manager(board)), make_editor(other)
    theirs = invite(other.board, ADDRESS, [Role.EDITOR])

    for name, address in addresses_of(board, stranger, theirs).items():
        if name not in ("list", "invite"):
            missing = address.replace(f"/{stranger.pk}/", "/999999/")
            assert client.post(address).status_code == 404
            assert words(client.get(address)) == words(client.get(missing))
    theirs.refresh_from_db()
    assert theirs.is_open


def test_a_manager_invites_changes_roles_and_removes_by_the_screens(mailoutbox):
    board = make_board()
    client, person = cms_client(make_manager(board)), make_editor(board)
    invited = client.post(
        people_address(board, "invite"), {"email": ADDRESS, "roles": ["editor"]}
    )
    shown = client.get(people_address(board))
    send_roles(client, people_address(board, person.pk, "roles"), [Role.APPROVER])
    changed = roles_in(board, person)
    asked = client.get(people_address(board, person.pk, "remove"))
    still = roles_in(board, person)
    client.post(people_address(board, person.pk, "remove"))

    assert invited.url == people_address(board)
    assert f"{ADDRESS} Editor" in rows(shown)
    assert mailoutbox[0].to == [ADDRESS]
    assert changed == still == {Role.APPROVER}
    assert "lose all their roles" in words(asked)
    assert not roles_in(board, person)


def test_the_last_manager_stays_and_is_told_why():
    board = make_board()
    manager = make_manager(board)
    client = cms_client(manager)

    kept = [
        send_roles(client, people_address(board, manager.pk, "roles"), [Role.EDITOR]),
        client.get(people_address(board, manager.pk, "remove")),
        client.post(people_address(board, manager.pk, "remove")),
    ]

    for response in kept:
        assert "is the last manager" in words(response)
    assert "Yes, remove" not in words(kept[1])
    assert roles_in(board, manager) == {Role.MANAGER}


def test_an_address_with_a_login_elsewhere_is_invited_in_the_same_words(mailoutbox):
    board, other = make_board(), make_board()
    known = make_editor(other, first_name="Known")
    client = cms_client(make_manager(board))
    said = []

    for email in (known.email, "somebody@example.org"):
        response = client.post(
            people_address(board, "invite"),
            {"email": email, "roles": ["editor"]},
            follow=True,
        )
        page = response.content.decode()
        said.append((words(response, ".messages").replace(email, "…"), "Known" in page))

    assert said[0] == said[1]
    bodies = [
        message.body.split("Open this link")[0].replace(message.to[0], "…")
        for message in mailoutbox
    ]
    assert bodies[0] == bodies[1]


def test_a_wrong_invitation_is_refused_at_its_field_and_loses_nothing():
    board = make_board()
    colleague = make_editor(board)
    client = cms_client(make_manager(board))

    for email, roles, field in (
        ("nobody", ["editor"], "email"),
        (colleague.email, ["editor"], "email"),
        (ADDRESS, [], "roles"),
        (ADDRESS, ["administrator"], "roles"),
    ):
        response = client.post(
            people_address(board, "invite"), {"email": email, "roles": roles}
        )
        assert list(response.context["form"].errors) == [field]
        assert response.context["form"]["email"].value() == email
    assert not Invitation.objects.exists()


def test_an_invitation_is_withdrawn_and_sent_again_by_a_button_alone(mailoutbox):
    board = make_board()
    manager = make_manager(board)
    client = cms_client(manager)
    first = invite(board.board, ADDRESS, [Role.EDITOR], manager)
    address = people_address(board, "invitations", first.pk, "withdraw")

    looked = client.get(address)
    client.post(people_address(board, "invitations", first.pk, "again"))
    second = Invitation.objects.unanswered().get()
    client.post(people_address(board, "invitations", second.pk, "withdraw"))

    assert looked.status_code == 405
    assert len(mailoutbox) == 2
    assert not Invitation.objects.unanswered().exists()


def test_a_mail_server_that_does_not_answer_is_said(monkeypatch):
    store = invite

    def fail(*invitation):
        # As when the mail leaves, which is after all is stored.
        store(*invitation)
        raise OSError

    monkeypatch.setattr("boards.admin.staff.changes.invitations.invite", fail)
    board = make_board()
    client = cms_client(make_manager(board))

    response = client.post(
        people_address(board, "invite"),
        {"email": ADDRESS, "roles": ["editor"]},
        follow=True,
    )

    assert "the mail could not be sent" in response.content.decode()
    assert Invitation.objects.unanswered().exists()


def test_removing_shows_first_what_will_end_and_hands_drafts_over():
    board = make_board()
    manager, person = make_manager(board), make_member(board, Role.APPROVER)
    draft = make_page(ContentPage, board.home, owner=person, live=False, title="Half")
    client = cms_client(manager)
    address = people_address(board, person.pk, "remove")

    asked = client.get(address)
    client.post(address, {"heir": manager.pk})

    assert "1 draft is theirs. Half" in words(asked)
    assert "Nobody else is an approver" in words(asked)
    draft.refresh_from_db()
    assert draft.owner == manager


def test_nobody_of_another_board_can_be_made_the_heir():
    board, other = make_board(), make_board()
    person, stranger = make_editor(board), make_editor(other)
    client = cms_client(make_manager(board))

    response = client.post(
        people_address(board, person.pk, "remove"), {"heir": stranger.pk}
    )

    assert "heir" in response.context["form"].errors
    assert roles_in(board, person) == {Role.EDITOR}


def test_an_administrator_keeps_the_people_of_any_board():
    board = make_board()
    person = make_editor(board)
    client = cms_client(make_administrator())

    send_roles(client, people_address(board, person.pk, "roles"), [Role.MANAGER])

    assert client.get(people_address(board)).status_code == 200
    assert roles_in(board, person) == {Role.MANAGER}


def test_only_managers_are_led_to_the_people_from_the_menu():
    board = make_board()

    for role in Role:
        page = cms_client(make_member(board, role)).get("/admin/").content.decode()
        assert (people_address(board) in page) == (role == Role.MANAGER)


def test_who_removes_themselves_is_out():
    board = make_board()
    manager = make_manager(board)
    make_manager(board)
    client = cms_client(manager)

    client.post(people_address(board, manager.pk, "remove"))

    assert client.get("/admin/").url.startswith("/admin/login/")
