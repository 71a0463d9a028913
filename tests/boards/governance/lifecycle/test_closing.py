"""The end of a board: the record stays readable, its people go (R14)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageSubscription, Revision

from boards.governance.lifecycle import closing
from boards.governance.staff.invitations import invite
from boards.models import Board, BoardHost, ContentPage, ReleaseState, Role
from boards.models.board import closures
from tests.boards.governance.lifecycle.steps import errors, history_of, look, take
from tests.cms_forms import adding
from tests.factories import (
    cms_client,
    get,
    make_administrator,
    make_board,
    make_document,
    make_editor,
    make_manager,
    make_member,
    make_page,
    release,
    sign_off,
    submit,
)
from tests.reading import addresses, words

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 31)


@pytest.fixture
def board():
    return make_board(name="Old Board", short_name="Old", hostname="old.example")


@pytest.fixture
def successor():
    return make_board(name="New Partnership", hostname="new.example")


@pytest.fixture
def closed(board, successor):
    closing.close(board.board, DAY, successor.board)
    return board


def test_the_screen_says_what_it_will_do_and_does_nothing_yet(board, successor):
    manager = make_manager(board)

    response = look(
        "close", board, closed_on="2026-03-31", successor=successor.board.pk
    )

    said = " ".join(response.context["effects"])
    assert "closed on 31 Mar 2026, and New Partnership continues its work" in said
    assert manager.email in said
    assert closures.closed(board.board) is None
    assert manager.groups.exists()


@pytest.mark.parametrize("path", ["/", "/about/", "/nowhere/", "/search/?q=about"])
def test_every_page_stays_and_says_who_carries_on(client, closed, path):
    make_page(ContentPage, closed.home, slug="about")

    response = get(client, closed, path)

    assert response.status_code == (404 if path == "/nowhere/" else 200)
    assert "This board closed on 31 March 2026" in words(response, "body")
    assert "http://new.example/" in addresses(response, ".callout a")


def test_its_files_stay_on_its_former_addresses_too(client, closed):
    page = make_page(ContentPage, closed.home)
    file = make_document(closed)
    release(page, file)
    BoardHost.objects.create(board=closed.board, hostname="older.example")

    assert get(client, closed, file.url).status_code == 200
    answer = client.get(file.url, headers={"host": "older.example"})
    assert answer["Location"] == f"http://old.example{file.url}"


def test_other_boards_say_nothing_of_it(client, closed, successor):
    assert "closed on" not in words(get(client, successor, "/"), "body")


def test_its_people_lose_their_roles_there_and_keep_others(board, successor):
    person = make_manager(board)
    person.groups.add(successor.groups[Role.EDITOR])
    page = make_page(ContentPage, board.home)
    PageSubscription.objects.create(page=page, user=person, comment_notifications=True)

    take("close", board, closed_on="2026-03-31", successor=successor.board.pk)

    assert list(person.groups.all()) == [successor.groups[Role.EDITOR]]
    assert not PageSubscription.objects.exists()
    assert cms_client(person).get(f"/admin/pages/{page.pk}/edit/").status_code == 404


def test_what_was_planned_is_called_off_and_stays_a_draft(board, successor):
    page = make_page(ContentPage, board.home, live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()

    closing.close(board.board, DAY, successor.board)

    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert Revision.objects.for_instance(page).exists()


def test_what_waited_for_sign_off_is_taken_back(board, successor):
    page = make_page(ContentPage, board.home)
    page.save_revision()
    board.board.get_workflow().start(page, make_editor(board))

    closing.close(board.board, DAY, successor.board)

    assert page.current_workflow_state is None


def test_a_release_that_was_signed_off_goes_nowhere_any_more(board, successor):
    editor, approver = make_editor(board), make_member(board, Role.APPROVER)
    page = make_page(ContentPage, board.home, live=False)
    page.save_revision(user=editor)
    later = timezone.now() + timedelta(hours=1)
    waiting = sign_off(submit(board, page, by=editor, at=later), approver)

    closing.close(board.board, DAY, successor.board)

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.CALLED_OFF


def test_nobody_adds_a_page_and_administrators_correct(closed, successor):
    page = make_page(ContentPage, closed.home)
    administrator = cms_client(make_administrator())

    refused = administrator.get(adding(ContentPage, closed.home), follow=True)

    assert "so that no page can be added to it" in words(refused)
    assert administrator.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    moved = make_page(ContentPage, successor.home)
    for address, fields in (
        (f"/admin/pages/{moved.pk}/move/{closed.home.pk}/confirm/", {}),
        (
            f"/admin/pages/{moved.pk}/copy/",
            {
                "new_title": "Copy",
                "new_slug": "copy",
                "new_parent_page": closed.home.pk,
            },
        ),
    ):
        administrator.post(address, fields)
    assert closed.home.get_children().count() == 1


def test_the_successor_has_to_be_another_board_that_is_open(board, successor, closed):
    other = make_board()
    for wrong in (other.board.pk, closed.board.pk):
        response = take("close", other, closed_on="2026-03-31", successor=wrong)

        assert list(errors(response)) == ["successor"]


def test_closing_is_of_today_or_earlier(board, successor):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()

    response = take("close", board, closed_on=tomorrow, successor=successor.board.pk)

    assert list(errors(response)) == ["closed_on"]
    assert closures.closed(board.board) is None


def test_a_board_closes_once(closed, successor):
    response = take(
        "close", closed, closed_on="2026-01-01", successor=successor.board.pk
    )

    assert "closed already" in response.context["reasons"][0]
    assert closures.closed(closed.board).closed_on == DAY


def test_an_end_can_be_taken_back(client, closed):
    take("reopen", closed)

    assert "closed on" not in words(get(client, closed, "/"), "body")
    entries = history_of(closed)
    assert entries.filter(action="boards.reopen", user__isnull=False).exists()


def test_what_never_ended_cannot_be_taken_back(board):
    assert take("reopen", board).context["reasons"] == ["The board has not closed."]


def test_it_is_in_the_history(board, successor):
    take("close", board, closed_on="2026-03-31", successor=successor.board.pk)

    entry = history_of(board).get(action="boards.close")
    assert entry.user
    assert entry.data == {"closed_on": "2026-03-31", "successor": "New Partnership"}


def test_the_list_of_boards_says_so(client, closed):
    assert "old.example (closed)" in words(
        client.get("/", headers={"host": "localhost"})
    )


def test_nobody_is_invited_to_a_board_that_has_closed(board, successor):
    waiting = invite(board.board, "new@example.org", [Role.EDITOR])
    closing.close(board.board, DAY, successor.board)
    waiting.refresh_from_db()

    with pytest.raises(ValidationError):
        invite(Board.objects.get(pk=board.board.pk), "o@example.org", [Role.EDITOR])
    assert not waiting.is_open
