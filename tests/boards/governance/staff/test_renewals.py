"""Who has lost their phone begins anew when two people of their board say so."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from boards.governance.staff import membership
from boards.models import Renewal, Role
from cms.users.second_factor import factors
from tests.boards.governance.staff.asking import people_address
from tests.cms.users.second_steps import PASSWORD, give_app, is_in
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_member,
)

pytestmark = pytest.mark.django_db


class World:
    def __init__(self) -> None:
        self.board = make_board()
        self.asker, self.second = (
            make_member(self.board, Role.MANAGER) for _n in range(2)
        )
        self.person = make_editor(self.board)
        self.person.set_password(PASSWORD)
        self.person.save()
        give_app(self.person)
        self.browser = cms_client(self.person)

    def ask(self, by, person=None):
        key = (person or self.person).pk
        return cms_client(by).post(people_address(self.board, key, "second-step"))

    def decide(self, by, how="confirm"):
        renewal = Renewal.objects.get()
        address = people_address(self.board, "second-steps", renewal.pk, how)
        return cms_client(by).post(address)

    def is_as_it_was(self) -> bool:
        self.person.refresh_from_db()
        return factors.has_any(self.person) and self.person.check_password(PASSWORD)


@pytest.fixture
def world() -> World:
    return World()


def test_what_one_asks_and_another_confirms_takes_back_step_password_and_sessions(
    world,
):
    world.ask(world.asker)
    assert world.is_as_it_was()
    assert mail.outbox[-1].to == [world.second.email]

    world.decide(world.second)

    world.person.refresh_from_db()
    assert not factors.has_any(world.person)
    assert not world.person.check_password(PASSWORD)
    assert world.person.has_usable_password()
    assert not is_in(world.browser)
    assert mail.outbox[-1].to == [world.person.email]


def test_an_administrator_can_be_the_second_person(world):
    world.ask(world.asker)

    world.decide(make_administrator())

    assert not world.is_as_it_was()


def test_who_asked_and_whose_it_is_confirm_nothing(world):
    membership.change_roles(
        world.board.board, world.person, [Role.MANAGER, Role.EDITOR], world.asker
    )
    world.ask(world.asker)

    for nobody in (world.asker, world.person):
        world.decide(nobody)

    assert world.is_as_it_was()
    assert Renewal.objects.waiting().count() == 1


def test_the_database_refuses_one_person_for_two(world):
    world.ask(world.asker)

    with pytest.raises(IntegrityError), transaction.atomic():
        Renewal.objects.update(confirmed_by=world.asker)


def test_nobody_asks_for_their_own(world):
    world.ask(world.asker, world.asker)

    assert not Renewal.objects.exists()


def test_neither_an_editor_nor_another_boards_manager_nor_for_an_administrator(world):
    elsewhere = make_member(make_board(), Role.MANAGER)
    chief = make_administrator()

    answers = [
        world.ask(make_editor(world.board)),
        world.ask(elsewhere),
        world.ask(world.asker, chief),
        world.ask(world.asker, elsewhere),
    ]
    world.ask(world.asker)
    answers += [world.decide(by) for by in (make_editor(world.board), elsewhere)]

    assert [answer.status_code for answer in answers] == [404] * 6
    assert world.is_as_it_was()


def test_what_was_refused_or_is_over_is_not_confirmed(world):
    world.ask(world.asker)
    world.decide(world.second, "refuse")

    assert world.decide(world.second).status_code == 404
    assert world.is_as_it_was()


def test_with_whoever_asked_goes_what_they_asked_for(world):
    world.ask(world.asker)
    membership.remove(world.board.board, world.asker, world.second)

    assert world.decide(world.second).status_code == 404
    assert world.is_as_it_was()


def test_a_manager_logs_somebody_out_of_their_own_board_alone(world):
    address = people_address(world.board, world.person.pk, "log-out")
    cms_client(make_member(make_board(), Role.MANAGER)).post(address)
    assert is_in(world.browser)

    cms_client(world.asker).post(address)

    assert not is_in(world.browser)
    assert world.is_as_it_was()


def test_the_list_shows_who_may_confirm_and_to_whom_nothing_is_offered(world):
    world.ask(world.asker)
    people = people_address(world.board)

    asked = cms_client(world.asker).get(people).content.decode()
    second = cms_client(world.second).get(people).content.decode()

    assert "Confirm: I know" not in asked
    assert "Somebody else confirms it" in asked
    assert "Confirm: I know" in second


def test_a_command_takes_back_the_second_step_of_an_administrator():
    chief = make_administrator()
    chief.set_password(PASSWORD)
    chief.save()
    give_app(chief)
    browser = cms_client(chief)

    call_command("reset_second_factor", chief.email.upper())

    chief.refresh_from_db()
    assert not factors.has_any(chief)
    assert not chief.check_password(PASSWORD)
    assert not is_in(browser)


def test_the_command_names_an_address_with_which_nobody_logs_in():
    with pytest.raises(CommandError, match="Nobody logs in with"):
        call_command("reset_second_factor", "nobody@example.org")
