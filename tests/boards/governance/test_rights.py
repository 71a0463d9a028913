"""What each role in a board may do, and that none reaches past its board."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page, Workflow

from boards.governance.staff.checks import check_rights
from boards.governance.staff.rights import give_every_board_its_roles, give_roles
from boards.models import NewsIndexPage, NewsPage, Role
from home.provisioning import OpenedBoard
from tests.cms_forms import editing
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_member,
    make_page,
    make_review,
    the_list,
)

pytestmark = pytest.mark.django_db

WRITERS = (Role.MANAGER, Role.APPROVER, Role.EDITOR)
OTHERS = (Role.APPROVER, Role.EDITOR, Role.TRANSLATOR)


def make_news(board: OpenedBoard) -> NewsPage:
    return make_page(NewsPage, the_list(NewsIndexPage, board))


def rights_in_the_database() -> set[tuple]:
    return {
        *GroupPagePermission.objects.values_list("group", "page", "permission"),
        *Group.permissions.through.objects.values_list("group", "permission"),
    }


@pytest.mark.parametrize("role", WRITERS)
def test_who_writes_for_a_board_publishes_its_pages(role):
    ours, theirs = make_board(), make_board()
    writer = make_member(ours, role)

    assert make_news(ours).permissions_for_user(writer).can_publish()
    assert not make_review(theirs).permissions_for_user(writer).can_edit()


def test_a_translator_changes_no_page_that_is_no_translation():
    board = make_board()
    rights = make_news(board).permissions_for_user(make_member(board, Role.TRANSLATOR))

    assert not rights.can_edit()
    assert not rights.can_delete()
    assert not rights.can_move()
    assert not rights.can_publish()
    assert not rights.can_unpublish()
    assert not rights.can_lock()


def test_a_manager_keeps_the_facts_of_their_board_and_of_no_other():
    ours, theirs = make_board(), make_board()
    manager = make_member(ours, Role.MANAGER)

    assert ours.board.permissions_for_user(manager).can_manage()
    assert ours.board.permissions_for_user(manager).can_publish()
    assert not theirs.board.permissions_for_user(manager).can_manage()
    assert not theirs.board.permissions_for_user(manager).can_edit()


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_but_a_manager_changes_the_facts_of_a_board(role):
    board = make_board()
    client = cms_client(make_member(board, role))

    response = client.get(editing(board.board))

    assert response.status_code == 302
    rights = board.board.permissions_for_user(make_member(board, role))
    assert not rights.can_publish()
    assert not rights.can_add_subpage()
    assert not rights.can_reorder_children()
    assert not rights.can_lock()


@pytest.mark.parametrize("role", Role)
def test_nobody_of_a_board_takes_it_off_the_web_by_its_page(role):
    board = make_board()
    rights = board.board.permissions_for_user(make_member(board, role))

    assert not rights.can_unpublish()
    assert not rights.can_delete()
    assert not rights.can_move()


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_but_a_manager_hides_a_home_page(role):
    board = make_board()
    person = make_member(board, role)
    rights = board.home.permissions_for_user(person)

    # It is what homes in other languages are translated from.
    assert rights.can_edit() == (role != Role.TRANSLATOR)
    assert not rights.can_unpublish()
    assert not rights.can_set_view_restrictions()
    assert not rights.can_delete()
    listed = Page.objects.get(pk=board.home.pk).permissions_for_user(person)
    assert not listed.can_unpublish()


def test_nobody_hides_the_home_page_from_the_cms_by_several_pages_at_once():
    board = make_board()
    client = cms_client(make_member(board, Role.EDITOR))

    client.post(
        f"/admin/bulk/wagtailcore/page/unpublish/?id={board.home.pk}",
        {"include_descendants": "on"},
    )

    board.home.refresh_from_db()
    assert board.home.live


def test_an_administrator_may_do_all_of_it():
    board = make_board()
    rights = board.board.permissions_for_user(make_administrator())

    assert rights.can_manage()
    assert rights.can_unpublish()
    # On a screen of its own, which asks whether anything was ever public.
    assert not rights.can_delete()


def test_giving_roles_twice_changes_nothing():
    board = make_board()
    before = rights_in_the_database()

    give_roles(board.board)

    assert rights_in_the_database() == before
    assert Workflow.objects.count() == 1


def test_after_a_migration_each_role_has_just_what_it_should():
    board = make_board()
    before = rights_in_the_database()
    editors = board.groups[Role.EDITOR]
    editors.permissions.set(Permission.objects.filter(codename="add_user"))
    GroupPagePermission.objects.filter(group=editors).first().delete()

    give_every_board_its_roles()

    assert rights_in_the_database() == before


def test_a_board_from_before_a_role_gets_it():
    board = make_board()
    board.board.roles.exclude(role=Role.EDITOR).delete()
    for role in Role:
        if role != Role.EDITOR:
            board.groups[role].delete()

    give_every_board_its_roles()

    assert set(board.board.roles.values_list("role", flat=True)) == set(Role)


def test_what_is_sent_for_sign_off_goes_to_the_boards_own_approvers():
    board = make_board()
    workflow = make_review(board).get_workflow()

    (task,) = workflow.tasks
    assert list(task.specific.groups.all()) == [board.groups[Role.APPROVER]]


def warnings() -> dict[str, str]:
    return {warning.id: warning.msg for warning in check_rights(databases=["default"])}


def test_the_check_finds_nothing_where_everybody_has_their_roles():
    board = make_board()
    for role in Role:
        make_member(board, role)

    assert warnings() == {}


def test_the_check_names_a_group_with_a_right_that_reaches_every_board():
    board = make_board(short_name="Ourshire")
    right = Permission.objects.get(codename="add_user")
    board.groups[Role.MANAGER].permissions.add(right)

    assert (
        "“Ourshire: managers” has rights that reach past" in warnings()["people.W001"]
    )


@pytest.mark.parametrize("how", ["a right", "a group"])
def test_the_check_names_people_with_rights_beside_their_roles(how):
    person = make_member(make_board(), Role.EDITOR, email="p@example.org")
    if how == "a right":
        person.user_permissions.add(Permission.objects.get(codename="add_user"))
    else:
        person.groups.add(Group.objects.create(name="Helpers"))

    assert "p@example.org has rights beside" in warnings()["people.W002"]
