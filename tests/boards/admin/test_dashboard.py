"""Which board one is in, going to another, and what the dashboard shows of it."""

import pytest
from django.test import Client
from django.utils.text import slugify

from boards.models import ContentPage, Role
from home.provisioning import OpenedBoard
from tests.cms_forms import adding, editing, send
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_member,
    make_page,
    make_user,
)
from tests.reading import words

pytestmark = pytest.mark.django_db

# The part of the dashboard that comes a moment later.
LATER = "/admin/dashboard/later/"


@pytest.fixture
def ours() -> OpenedBoard:
    return make_board(short_name="Ourshire", colour="#1f4e79")


@pytest.fixture
def theirs() -> OpenedBoard:
    return make_board(short_name="Theirshire", colour="#7b1fa2")


@pytest.fixture
def both(ours: OpenedBoard, theirs: OpenedBoard) -> Client:
    """The browser of somebody who works for two boards."""
    return cms_client(make_user(ours.editors, theirs.editors, email="b@example.org"))


def shown(client: Client, address: str = "/admin/") -> str:
    return words(client.get(address, follow=True), ".board-bar__name")


def go_to(client: Client, board: OpenedBoard) -> int:
    data = {"board": board.board.pk}
    return client.post("/admin/switch-board/", data).status_code


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/account/"])
def test_every_screen_says_which_board_one_is_in(ours, address):
    client = cms_client(make_member(ours, Role.TRANSLATOR))

    assert shown(client, address) == "Ourshire"
    assert "/theme/1f4e79.css" in client.get(address, follow=True).content.decode()


def test_an_administrator_is_in_no_board(ours):
    client = cms_client(make_administrator())

    assert shown(client) == "All boards"
    assert "Go to another board" not in client.get("/admin/").content.decode()


def test_nothing_is_said_of_boards_before_somebody_logs_in(client, ours, settings):
    page = client.get("/admin/login/", headers={"host": settings.CMS_HOST})

    assert "board-bar" not in page.content.decode()


def test_somebody_of_one_board_has_nowhere_else_to_go(ours, theirs):
    page = cms_client(make_member(ours, Role.MANAGER)).get("/admin/").content.decode()

    assert "Go to another board" not in page
    assert "Theirshire" not in page


def test_somebody_of_two_boards_goes_to_the_other_and_sees_that_they_did(
    both, ours, theirs
):
    before = shown(both)
    answer = go_to(both, theirs)

    assert (before, answer, shown(both)) == ("Ourshire", 302, "Theirshire")
    assert both.get(editing(theirs.home)).status_code == 200
    assert both.get(editing(ours.home)).status_code == 404


def test_the_last_board_is_remembered_until_the_next_login(both, theirs):
    go_to(both, theirs)
    again = cms_client(both.get("/admin/").wsgi_request.user)

    assert shown(again) == "Theirshire"


def test_a_remembered_board_that_let_one_go_is_forgotten(both, ours, theirs):
    go_to(both, theirs)
    user = both.get("/admin/").wsgi_request.user
    user.groups.remove(theirs.editors)

    assert shown(both) == "Ourshire"
    assert shown(cms_client(user)) == "Ourshire"


@pytest.mark.parametrize("chosen", ["another", "none", "", "x"])
def test_nobody_goes_to_a_board_that_is_not_theirs(both, chosen):
    key = make_board().board.pk if chosen == "another" else 0
    answer = both.post("/admin/switch-board/", {"board": key or chosen})

    assert answer.status_code == 404
    assert shown(both) == "Ourshire"


def test_looking_at_the_address_of_the_switch_changes_nothing(both, theirs):
    answer = both.get("/admin/switch-board/", {"board": theirs.board.pk})

    assert answer.status_code == 405
    assert shown(both) == "Ourshire"


def test_the_dashboard_lists_what_i_have_begun_and_nobody_elses(ours):
    mine, other = (make_member(ours, Role.EDITOR) for _ in range(2))
    for person, title in ((mine, "Mine"), (other, "Not mine")):
        fields = {"title": title, "slug": slugify(title)}
        answer = send(cms_client(person), adding(ContentPage, ours.home), fields)
        assert answer.status_code == 302

    drafts = words(cms_client(mine).get(LATER), "#my-drafts-section")

    assert "Mine" in drafts
    assert "Not mine" not in drafts


def test_the_dashboard_lists_what_the_active_board_published(both, ours, theirs):
    for board, title in ((ours, "Our news"), (theirs, "Their news")):
        make_page(ContentPage, board.home, title=title).save_revision().publish()

    published = words(both.get(LATER), "#recently-published-section")

    assert "Our news" in published
    assert "Their news" not in published


def test_the_dashboard_names_the_people_of_the_active_board(ours, theirs):
    manager = make_member(ours, Role.MANAGER, Role.APPROVER, email="m@example.org")
    make_member(ours, Role.EDITOR, email="left@example.org", is_active=False)
    make_member(theirs, Role.EDITOR, email="theirs@example.org")

    people = words(cms_client(manager).get(LATER), "#people-section")

    assert "m@example.org Manager, Approver" in people
    assert "left@example.org" not in people
    assert "theirs@example.org" not in people
