"""What people are for a board, and letting them go: who may, and who must stay."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageLogEntry

from boards.governance.staff.membership import change_roles, keep_a_manager, remove
from boards.models import ContentPage, Membership, Role
from cms.tenancy.scope import Scope, in_scope
from cms.users.models import User
from home.provisioning import OpenedBoard
from tests.boards.governance.staff.asking import roles_in
from tests.factories import (
    make_administrator,
    make_board,
    make_editor,
    make_manager,
    make_member,
    make_page,
    make_user,
)

pytestmark = pytest.mark.django_db

NOT_MANAGERS = (Role.APPROVER, Role.EDITOR, Role.TRANSLATOR)


def do(how: str, board: OpenedBoard, person: User, by: User, role: Role) -> None:
    """Try one of the two ways in which somebody's roles change."""
    if how == "roles":
        change_roles(board.board, person, [role], by)
    else:
        remove(board.board, person, by)


def test_a_manager_changes_roles_and_the_log_says_so():
    board = make_board()
    manager = make_manager(board)
    person = make_editor(board, first_name="Jo", last_name="Bloggs")

    with in_scope(Scope(board.board.pk, manager.pk)):
        change_roles(board.board, person, [Role.APPROVER, Role.TRANSLATOR], manager)

    entry = PageLogEntry.objects.get(action="boards.change_roles")
    assert roles_in(board, person) == {Role.APPROVER, Role.TRANSLATOR}
    assert entry.user == manager
    assert entry.page_id == board.board.pk
    assert entry.message == "Jo Bloggs: from Editor to Approver, Translator"


def test_roles_in_another_board_stay_when_one_lets_somebody_go():
    first, second = make_board(), make_board()
    person = make_user(first.editors, second.groups[Role.APPROVER])

    remove(first.board, person, make_manager(first))

    assert not roles_in(first, person)
    assert roles_in(second, person) == {Role.APPROVER}
    assert User.objects.get(pk=person.pk).is_active


def test_who_is_let_go_keeps_a_login_that_opens_nothing_and_their_name_here():
    board = make_board()
    person = make_editor(board, first_name="Jo", last_name="Bloggs")

    remove(board.board, person, make_manager(board))

    person = User.objects.get(pk=person.pk)
    stay = Membership.objects.get(person=person)
    assert person.is_active
    assert not person.get_all_permissions()
    assert stay.left
    assert stay.name == "Jo Bloggs"


def test_who_has_no_name_leaves_no_address_behind():
    board = make_board()
    person = make_editor(board)

    remove(board.board, person, make_manager(board))

    assert Membership.objects.get(person=person).name == ""


@pytest.mark.parametrize("how", ["roles", "remove"])
def test_a_board_keeps_its_last_manager(how):
    board = make_board()
    manager, person = make_manager(board), make_administrator()
    make_manager(board, is_active=False)

    with pytest.raises(ValidationError, match="last manager"):
        do(how, board, manager, person, Role.EDITOR)

    assert roles_in(board, manager) == {Role.MANAGER}


def test_a_manager_goes_when_another_one_stays():
    board = make_board()
    first, second = make_manager(board), make_manager(board)

    remove(board.board, first, first)

    assert not roles_in(board, first)
    with pytest.raises(ValidationError):
        keep_a_manager(board.board, second)


@pytest.mark.parametrize("who", [*NOT_MANAGERS, "foreign", "closed"])
@pytest.mark.parametrize("how", ["roles", "remove"])
def test_nobody_changes_the_people_of_a_board_that_they_do_not_keep(who, how):
    board, other = make_board(), make_board()
    victim = make_editor(board)
    by = {
        "foreign": lambda: make_manager(other),
        "closed": lambda: make_manager(board, is_active=False),
    }.get(who, lambda: make_member(board, who))()

    with pytest.raises(PermissionDenied):
        do(how, board, victim, by, Role.MANAGER)

    assert roles_in(board, victim) == {Role.EDITOR}


@pytest.mark.parametrize("how", ["roles", "remove"])
def test_a_manager_reaches_nobody_of_another_board(how):
    board, other = make_board(), make_board()
    manager, stranger = make_manager(board), make_editor(other)

    with pytest.raises(User.DoesNotExist):
        do(how, board, stranger, manager, Role.EDITOR)

    assert roles_in(other, stranger) == {Role.EDITOR}
    assert not roles_in(board, stranger)


@pytest.mark.parametrize("how", ["roles", "remove"])
def test_nobody_touches_an_administrator(how):
    board = make_board()
    administrator = make_user(board.editors, is_superuser=True)

    with pytest.raises(PermissionDenied):
        do(how, board, administrator, make_manager(board), Role.MANAGER)

    assert roles_in(board, administrator) == {Role.EDITOR}


def test_nobody_is_left_without_a_role_by_a_change():
    board = make_board()
    person = make_editor(board)

    with pytest.raises(ValidationError):
        change_roles(board.board, person, [], make_manager(board))

    assert roles_in(board, person) == {Role.EDITOR}


def test_drafts_are_handed_over_and_what_is_public_stays_theirs():
    board = make_board()
    person, heir = make_editor(board), make_editor(board)
    draft = make_page(ContentPage, board.home, owner=person, live=False)
    public = make_page(ContentPage, board.home, owner=person)

    remove(board.board, person, make_manager(board), heir=heir)

    draft.refresh_from_db()
    public.refresh_from_db()
    assert (draft.owner, public.owner) == (heir, person)
    assert PageLogEntry.objects.filter(
        action="boards.hand_over", page=draft.pk
    ).exists()


@pytest.mark.parametrize("heir", ["foreign", "closed", "the same"])
def test_nobody_inherits_drafts_who_does_not_work_here(heir):
    board, other = make_board(), make_board()
    person = make_editor(board)
    draft = make_page(ContentPage, board.home, owner=person, live=False)
    heirs = {
        "foreign": make_editor(other),
        "closed": make_editor(board, is_active=False),
        "the same": person,
    }

    with pytest.raises(ValidationError):
        remove(board.board, person, make_manager(board), heir=heirs[heir])

    draft.refresh_from_db()
    assert draft.owner == person
    assert roles_in(board, person) == {Role.EDITOR}
