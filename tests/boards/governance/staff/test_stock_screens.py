"""What an administrator does to people by Wagtail's own screens of users."""

import pytest
from django.utils import timezone
from wagtail.models import Page

from boards.models import Role
from cms.users.models import User
from tests.boards.governance.staff.asking import people_address, roles_in
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_manager,
    make_review,
)

pytestmark = pytest.mark.django_db


def edit(person: User, *, groups: list, active: bool = True) -> None:
    fields = {
        "email": person.email,
        "first_name": "Jo",
        "last_name": "Bloggs",
        "groups": [group.pk for group in groups],
    }
    if active:
        fields["is_active"] = "on"
    client = cms_client(make_administrator())
    assert client.post(f"/admin/users/edit/{person.pk}/", fields).status_code == 302


@pytest.mark.parametrize("how", ["closed", "no group", "deleted", "closed in bulk"])
def test_no_screen_takes_a_boards_last_manager(how):
    board = make_board()
    manager = make_manager(board)
    bulk = f"/admin/bulk/users/user/set_active_state/?id={manager.pk}"

    if how == "closed":
        edit(manager, groups=[board.groups[Role.MANAGER]], active=False)
    elif how == "no group":
        edit(manager, groups=[board.editors])
    elif how == "deleted":
        cms_client(make_administrator()).post(f"/admin/users/delete/{manager.pk}/")
    else:
        cms_client(make_administrator()).post(bulk, {"mark_as_active": "False"})

    manager = User.objects.get(pk=manager.pk)
    assert manager.is_active
    assert roles_in(board, manager) == {Role.MANAGER}


def test_another_manager_may_be_closed():
    board = make_board()
    manager = make_manager(board)
    make_manager(board)

    edit(manager, groups=[board.groups[Role.MANAGER]], active=False)

    assert not User.objects.get(pk=manager.pk).is_active


@pytest.mark.parametrize("how", ["closed", "no group"])
def test_what_somebody_holds_ends_as_it_does_by_the_boards_own_screen(how):
    board = make_board()
    person = make_editor(board)
    page = make_review(board)
    client = cms_client(person)
    client.get("/admin/")
    Page.objects.filter(pk=page.pk).update(
        locked=True, locked_by=person, locked_at=timezone.now()
    )

    groups = [board.editors] if how == "closed" else []
    edit(person, groups=groups, active=how != "closed")

    assert not Page.objects.get(pk=page.pk).locked
    assert client.get("/admin/").url.startswith("/admin/login/")


@pytest.mark.parametrize("address", ["/admin/users/", "/admin/groups/"])
def test_a_manager_has_no_screen_of_all_users_or_groups(address):
    board = make_board()
    client = cms_client(make_manager(board))

    response = client.get(address)

    assert response.status_code in (302, 404)
    assert client.get(people_address(board)).status_code == 200


def close_at_once(*people: User) -> None:
    """Several logins, by the list of users."""
    query = "&".join(f"id={person.pk}" for person in people)
    address = f"/admin/bulk/users/user/set_active_state/?{query}"
    cms_client(make_administrator()).post(address, {"mark_as_active": "False"})


def test_the_only_two_managers_are_not_closed_at_once():
    board = make_board()
    managers = [make_manager(board), make_manager(board)]

    close_at_once(*managers)

    assert User.objects.filter(pk__in=[m.pk for m in managers], is_active=True).exists()


def test_who_is_closed_among_several_leaves_no_page_locked():
    board = make_board()
    make_manager(board)
    editor = make_editor(board)
    cms_client(editor).get("/admin/")
    page = make_review(board, locked=True, locked_by=editor, locked_at=timezone.now())

    close_at_once(editor)

    page.refresh_from_db()
    assert not User.objects.get(pk=editor.pk).is_active
    assert not page.locked
