"""Who has left is named where they worked, and nothing of their new board is told."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.log_actions import log
from wagtail.models import Comment, Page, PageSubscription

from boards.governance.staff.membership import remove
from boards.models import Release, ReviewPage, Role
from cms.users.models import User
from tests.cms_forms import editing, errors_of, send
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_manager,
    make_member,
    make_review,
    sign_off,
)

pytestmark = pytest.mark.django_db

OLD, NEW = "Jo Bloggs", "New Surname"
ADDRESS = "jo@old-board.example"
NEW_ADDRESS = "jo@new-board.example"


class Left:
    """A page that somebody owned, wrote, locked and sent for approval, then left."""

    def __init__(self, *, moved_on: bool = True) -> None:
        self.board = make_board()
        self.manager = make_manager(self.board)
        self.person = make_editor(
            self.board, first_name="Jo", last_name="Bloggs", email=ADDRESS
        )
        self.page = make_review(self.board, owner=self.person)
        self.page.summary = "Changed."
        self.page.save_revision(user=self.person, log_action=True)
        self.state = self.page.get_workflow().start(self.page, self.person)
        kind = ContentType.objects.get_for_model(Page)
        EditingSession.objects.create(
            user=self.person,
            content_type=kind,
            object_id=self.page.pk,
            last_seen_at=timezone.now(),
        )
        PageSubscription.objects.create(
            page=self.page, user=self.person, comment_notifications=True
        )
        Comment.objects.create(
            page=self.page, user=self.person, text="Hm.", contentpath="title"
        )
        log(instance=self.page, action="wagtail.edit", user=self.person)
        remove(self.board.board, self.person, self.manager)
        # As an old row may be, from before there was a service.
        Page.objects.filter(pk=self.page.pk).update(
            locked=True, locked_by=self.person, locked_at=timezone.now()
        )
        if moved_on:
            self.person.groups.add(make_board().editors)
            User.objects.filter(pk=self.person.pk).update(
                email=NEW_ADDRESS, last_name=NEW
            )


SCREENS = (
    "/admin/",
    "/admin/dashboard/later/",
    "/admin/pages/{home}/",
    "/admin/pages/{list}/",
    "/admin/pages/{list}/?owner={person}",
    "/admin/pages/{list}/?edited_by={person}",
    "/admin/pages/{page}/edit/",
    "/admin/pages/{page}/history/",
    "/admin/pages/{page}/history/?user={person}",
    "/admin/pages/{page}/workflow_history/",
    "/admin/pages/{page}/workflow_history/detail/{state}/",
    "/admin/pages/{page}/usage/",
    "/admin/pages/search/?q=review",
    "/admin/pages/{page}/revisions/compare/earliest...latest/",
    "/admin/reports/site-history/",
    "/admin/reports/site-history/?user={person}",
    "/admin/reports/locked/",
    "/admin/reports/locked/?locked_by={person}",
    "/admin/reports/workflow/",
    "/admin/reports/workflow/?requested_by={person}",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/aging-pages/",
    "/admin/reports/site-history/?export=csv",
    "/admin/reports/locked/?export=csv",
    "/admin/reports/workflow/?export=csv",
    "/admin/reports/workflow_tasks/?export=csv",
    "/admin/reports/aging-pages/?export=csv",
    "/admin/bulk/wagtailcore/page/unpublish/?id={page}",
    "/admin/boards/{board}/people/",
)


def look(client: Client, left: Left, screen: str) -> tuple[int, str]:
    address = screen.format(
        home=left.board.home.pk,
        list=left.page.get_parent().pk,
        page=left.page.pk,
        person=left.person.pk,
        state=left.state.pk,
        board=left.board.board.pk,
    )
    response = client.get(address, follow=True)
    body = b"".join(response) if response.streaming else response.content
    return response.status_code, body.decode(errors="replace")


@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_fails_or_tells_what_somebody_became_elsewhere(screen):
    left = Left()

    status, page = look(cms_client(left.manager), left, screen)

    assert status == 200
    assert NEW not in page
    assert NEW_ADDRESS not in page
    assert ADDRESS not in page
    assert "(deleted)" not in page


@pytest.mark.parametrize(
    "screen",
    [
        "/admin/pages/{page}/history/",
        "/admin/reports/site-history/",
        "/admin/pages/{page}/edit/",
    ],
)
def test_what_somebody_did_here_keeps_the_name_that_they_had(screen):
    left = Left()

    _status, page = look(cms_client(left.manager), left, screen)

    assert f"{OLD} (has left)" in page


def test_who_left_without_a_name_is_somebody_who_has_left():
    left = Left()
    left.board.board.memberships.update(name="")

    _status, page = look(cms_client(left.manager), left, "/admin/pages/{page}/history/")

    assert "A former editor" in page


def test_a_page_that_somebody_left_behind_is_edited_and_submitted():
    left = Left()
    Page.objects.filter(pk=left.page.pk).update(locked=False, locked_by=None)
    left.state.cancel()
    client = cms_client(make_editor(left.board))

    response = send(client, editing(left.page), {"summary": "Better."}, submit=True)

    assert response.status_code == 302, errors_of(response)
    page = ReviewPage.objects.get(pk=left.page.pk).get_latest_revision_as_object()
    assert page.summary == "Better."
    assert page.owner_id == left.person.pk


def test_what_somebody_sent_for_approval_before_they_left_is_approved():
    left = Left()
    Page.objects.filter(pk=left.page.pk).update(locked=False, locked_by=None)
    approver = make_member(left.board, Role.APPROVER)

    sign_off(Release.objects.get(items__page=left.page.pk), approver)

    left.state.refresh_from_db()
    assert left.state.status == "approved"


def test_an_administrator_still_sees_who_it_was():
    left = Left()

    _status, page = look(
        cms_client(make_administrator()), left, "/admin/pages/{page}/history/"
    )

    assert NEW in page
