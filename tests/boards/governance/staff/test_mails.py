"""Wagtail's mails reach the present people of the page's board, and nobody else."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.panels import CommentPanel
from wagtail.models import Comment, Page, PageSubscription

from boards.governance.staff.membership import remove
from boards.models import ReviewPage, Role
from cms.users.models import User
from home.provisioning import OpenedBoard
from tests.cms_forms import editing, open_form
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_manager,
    make_member,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def review(board) -> ReviewPage:
    return make_review(board, live=False)


@pytest.fixture
def comments(monkeypatch) -> Iterator[None]:
    """Editors have no panel for comments; Wagtail's views would take them."""
    panels = [*ReviewPage.settings_panels, CommentPanel()]
    monkeypatch.setattr(ReviewPage, "settings_panels", panels)
    ReviewPage.get_edit_handler.cache_clear()
    yield
    monkeypatch.undo()
    ReviewPage.get_edit_handler.cache_clear()


def mailed(mailoutbox: list) -> set[str]:
    return {address for message in mailoutbox for address in message.to}


def submit(client: Client, page: Page) -> None:
    data = open_form(client, editing(page)) | {"action-submit": "action-submit"}
    assert client.post(editing(page), data).status_code == 302


def reject(client: Client, page: Page) -> None:
    state = page.current_workflow_task_state
    names = (page.pk, "reject", state.pk)
    address = reverse("wagtailadmin_pages:workflow_action", args=names)
    client.post(address, {"comment": "Not yet."})


def comment(client: Client, page: Page) -> None:
    """Write a comment on the title, as the page's editor sends it."""
    data = open_form(client, editing(page)) | {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-id": "",
        "comments-0-contentpath": "title",
        "comments-0-text": "A word about this.",
        "comments-0-position": "",
        "comments-0-DELETE": "",
        "comments-0-resolved": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
        "comments-0-replies-MIN_NUM_FORMS": "0",
        "comments-0-replies-MAX_NUM_FORMS": "",
    }
    response = client.post(editing(page), data)
    assert response.status_code == 302, response.context["form"].errors
    assert Comment.objects.filter(page=page).exists()


def resolve_all(client: Client, page: Page) -> None:
    """Mark every comment as resolved, which tells those who took part."""
    data = open_form(client, editing(page))
    comments = list(Comment.objects.filter(page=page).order_by("pk"))
    data |= {
        "comments-TOTAL_FORMS": str(len(comments)),
        "comments-INITIAL_FORMS": str(len(comments)),
    }
    for number, row in enumerate(comments):
        data |= {
            f"comments-{number}-id": str(row.pk),
            f"comments-{number}-contentpath": row.contentpath,
            f"comments-{number}-text": row.text,
            f"comments-{number}-position": "",
            f"comments-{number}-resolved": "on",
            f"comments-{number}-replies-TOTAL_FORMS": "0",
            f"comments-{number}-replies-INITIAL_FORMS": "0",
        }
    assert client.post(editing(page), data).status_code == 302


DOORS: dict[str, Callable[[OpenedBoard], User]] = {
    "an editor": lambda board: make_member(board, Role.EDITOR),
    "an administrator": lambda board: make_administrator(),
}
EACH_DOOR = pytest.mark.parametrize("door", DOORS)


@EACH_DOOR
def test_what_is_sent_for_approval_is_told_to_present_approvers_alone(
    mailoutbox, board, review, door
):
    other = make_board()
    present = make_member(board, Role.APPROVER)
    of_two = make_user(board.groups[Role.APPROVER], other.groups[Role.APPROVER])
    make_member(board, Role.APPROVER, is_active=False)
    gone = make_member(board, Role.APPROVER)
    remove(board.board, gone, make_manager(board))
    make_member(other, Role.APPROVER)
    make_administrator()

    submit(cms_client(DOORS[door](board)), review)

    assert mailed(mailoutbox) == {present.email, of_two.email}


@pytest.mark.parametrize("state", ["present", "gone", "elsewhere", "closed"])
@EACH_DOOR
def test_who_asked_for_approval_hears_of_it_while_they_are_here(
    mailoutbox, board, review, door, state
):
    author = make_member(board, Role.EDITOR)
    submit(cms_client(author), review)
    mailoutbox.clear()
    if state in ("gone", "elsewhere"):
        remove(board.board, author, make_manager(board))
    if state == "elsewhere":
        author.groups.add(make_board().editors)
    if state == "closed":
        User.objects.filter(pk=author.pk).update(is_active=False)
    judge = (
        make_administrator()
        if door == "an administrator"
        else make_member(board, Role.APPROVER)
    )

    reject(cms_client(judge), Page.objects.get(pk=review.pk))

    assert mailed(mailoutbox) == ({author.email} if state == "present" else set())


@EACH_DOOR
@pytest.mark.usefixtures("comments")
def test_comments_are_told_to_who_follows_the_page_and_is_here(
    mailoutbox, board, review, door
):
    follower = make_member(board, Role.EDITOR)
    closed = make_member(board, Role.EDITOR, is_active=False)
    gone = make_member(board, Role.EDITOR)
    for person in (follower, closed, gone):
        PageSubscription.objects.create(
            page=review.page_ptr, user=person, comment_notifications=True
        )
    gone.groups.set([make_board().editors])

    comment(cms_client(DOORS[door](board)), review)

    assert mailed(mailoutbox) == {follower.email}


@EACH_DOOR
@pytest.mark.usefixtures("comments")
def test_comments_are_told_to_who_took_part_and_is_here(
    mailoutbox, board, review, door
):
    other = make_board()
    present, gone = (make_member(board, Role.EDITOR) for _each in range(2))
    for person in (present, gone):
        Comment.objects.create(
            page=review.page_ptr, user=person, text="Hm.", contentpath="title"
        )
    remove(board.board, gone, make_manager(board))
    gone.groups.add(other.editors)

    resolve_all(cms_client(DOORS[door](board)), review)

    assert mailed(mailoutbox) == {present.email}


def test_mails_about_a_sign_off_lead_to_its_release(
    mailoutbox, board, review, settings
):
    settings.WAGTAILADMIN_BASE_URL = "https://cms.example"
    make_member(board, Role.APPROVER)

    submit(cms_client(make_member(board, Role.EDITOR)), review)

    release = f"https://cms.example/admin/releases/of-page/{review.pk}/"
    assert release in mailoutbox[0].body
    assert "sign-off" in mailoutbox[0].body
