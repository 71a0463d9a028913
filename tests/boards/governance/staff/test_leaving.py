"""What ends at once when somebody is let go, and what stays whole in other boards."""

from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import APIToken, Page, PageSubscription, UploadedFile

from boards.governance.staff.membership import remove
from boards.governance.staff.own_boards import SESSION_KEY
from cms.tenancy.scope import Scope, in_scope
from tests.factories import (
    cms_client,
    make_board,
    make_editor,
    make_manager,
    make_review,
    make_user,
)

pytestmark = pytest.mark.django_db


class Worker:
    """Somebody of two boards, in the middle of work on both."""

    def __init__(self) -> None:
        self.first, self.second = make_board(), make_board()
        self.person = make_user(self.first.editors, self.second.editors)
        self.pages = [self._begin(board) for board in (self.first, self.second)]
        APIToken.objects.create(user=self.person, name="Script")

    def _begin(self, board) -> Page:
        page = make_review(board).page_ptr
        page.locked, page.locked_by = True, self.person
        page.locked_at = timezone.now()
        page.save()
        kind = ContentType.objects.get_for_model(Page)
        of_page = {"content_type": kind, "object_id": str(page.pk)}
        now = timezone.now()
        PageSubscription.objects.create(
            page=page, user=self.person, comment_notifications=True
        )
        EditingSession.objects.create(user=self.person, last_seen_at=now, **of_page)
        FormState.objects.create(
            user=self.person, data="", last_updated_at=now, **of_page
        )
        with in_scope(Scope(board.board.pk, self.person.pk)):
            UploadedFile.objects.create(uploaded_by_user=self.person)
        return page

    def counts(self) -> list[int]:
        """Locks, subscriptions, editing sessions, begun forms, uploads, tokens."""
        person = self.person
        return [
            Page.objects.filter(locked_by=person, locked=True).count(),
            PageSubscription.objects.filter(user=person).count(),
            EditingSession.objects.filter(user=person).count(),
            FormState.objects.filter(user=person).count(),
            UploadedFile.objects.filter(uploaded_by_user=person).count(),
            APIToken.objects.filter(user=person).count(),
        ]


def test_what_somebody_holds_in_one_board_ends_and_the_other_boards_stays():
    worker = Worker()

    remove(worker.first.board, worker.person, make_manager(worker.first))

    assert worker.counts() == [1, 1, 1, 1, 1, 1]
    ours, theirs = (Page.objects.get(pk=page.pk) for page in worker.pages)
    assert (ours.locked, theirs.locked) == (False, True)


def test_nothing_is_left_to_who_has_no_board_any_more():
    worker = Worker()

    for board in (worker.first, worker.second):
        remove(board.board, worker.person, make_manager(board))

    assert worker.counts() == [0] * 6


def test_who_has_no_board_left_is_logged_out_everywhere_at_once():
    board = make_board()
    person, colleague = make_editor(board), make_editor(board)
    browsers = [cms_client(person), cms_client(person)]
    stays = cms_client(colleague)

    remove(board.board, person, make_manager(board))

    assert [row.pk for row in Session.objects.all()] == [stays.session.session_key]

    for browser in browsers:
        assert browser.get("/admin/").url.startswith("/admin/login/")
    assert stays.get("/admin/").status_code == 200


def test_who_has_another_board_goes_on_there_and_not_here():
    worker = Worker()
    client = cms_client(worker.person)
    session = client.session
    session[SESSION_KEY] = worker.first.board.pk
    session.save()
    ours = f"/admin/pages/{worker.pages[0].pk}/edit/"
    theirs = f"/admin/pages/{worker.pages[1].pk}/edit/"
    before = client.get(ours).status_code

    remove(worker.first.board, worker.person, make_manager(worker.first))

    store = import_module(settings.SESSION_ENGINE).SessionStore
    assert SESSION_KEY not in store(session.session_key).load()
    assert before == 200
    assert client.get(ours).status_code == 404
    assert client.get(theirs).status_code == 200
