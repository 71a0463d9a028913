"""What requests see: the public, editors, administrators, and one after the other."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import ProgrammingError, connection, transaction
from django.http import StreamingHttpResponse
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Page, Site

from boards.admin.active_board import SetScope, switch_board
from boards.models import ContentPage
from cms.tenancy.middleware import Denied, ResetScope
from cms.tenancy.scope import (
    EVERYTHING,
    NOTHING,
    POWERLESS,
    Scope,
    current_scope,
    in_scope,
    widen_to_everything,
)
from tests.cms.tenancy.asking import scope_during
from tests.factories import (
    get,
    make_administrator,
    make_board,
    make_editor,
    make_page,
    make_user,
)

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"


@pytest.fixture
def ours():
    return make_board(name="Our board")


@pytest.fixture
def theirs():
    return make_board(name="Their board")


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_an_editor_works_in_the_scope_of_their_board(client, ours, theirs):
    editor = make_editor(ours)
    client.force_login(editor)
    scope = scope_during(client, edit(ours.home))

    assert scope == Scope(board=ours.board.pk, person=editor.pk)


def test_a_page_of_another_board_answers_exactly_as_a_page_that_never_was(
    client, ours, theirs
):
    client.force_login(make_editor(ours))
    hidden = client.get(edit(theirs.home))
    missing = client.get(reverse("wagtailadmin_pages:edit", args=[987654]))

    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


def test_whoever_has_no_board_sees_none(client, ours, theirs):
    stranger = make_user()
    client.force_login(stranger)

    assert scope_during(client, "/admin/") == Scope(person=stranger.pk)


def test_whoever_has_not_logged_in_sees_nothing_in_the_cms(client, ours):
    assert scope_during(client, "/admin/") == NOTHING


def test_an_administrator_sees_every_board(client, ours, theirs):
    client.force_login(make_administrator())
    answers = [client.get(edit(board.home)).status_code for board in (ours, theirs)]

    assert answers == [200, 200]


def test_the_public_sees_every_board_whoever_was_asked_before(client, ours, theirs):
    with in_scope(Scope(board=ours.board.pk)):
        answer = get(client, theirs, "/")

    assert answer.status_code == 200


def test_editors_of_two_boards_never_see_each_others_on_one_connection(
    client, ours, theirs
):
    users = {board: make_editor(board) for board in (ours, theirs)}
    seen = []
    for board, other in [(ours, theirs), (theirs, ours)] * 3:
        client.force_login(users[board])
        seen.append([client.get(edit(b.home)).status_code for b in (board, other)])

    assert seen == [[200, 404]] * 6


def test_an_editor_can_log_in_and_is_remembered(client, ours):
    editor = make_editor(ours, password=PASSWORD)
    answer = client.post(
        reverse("wagtailadmin_login"), {"username": editor.email, "password": PASSWORD}
    )
    editor.refresh_from_db()

    assert answer.status_code == 302
    assert editor.last_login is not None
    assert client.get("/admin/").status_code == 200


def test_an_editor_who_forgot_their_password_gets_a_mail(
    client, ours, mailoutbox, django_capture_on_commit_callbacks
):
    editor = make_editor(ours, password=PASSWORD)
    # The worker sends it, in nobody's scope.
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("wagtailadmin_password_reset"), {"email": editor.email})

    assert [mail.to for mail in mailoutbox] == [[editor.email]]


def test_an_editor_can_change_their_own_account(client, ours):
    client.force_login(make_editor(ours))

    assert client.get(reverse("wagtailadmin_account")).status_code == 200


def test_a_preview_stays_in_the_scope_of_its_reader(client, ours, theirs):
    page = make_page(ContentPage, ours.home)
    client.force_login(make_editor(ours))
    preview = reverse("wagtailadmin_pages:view_draft", args=[page.pk])

    assert client.get(preview).status_code == 200
    assert scope_during(client, preview).board == ours.board.pk


def test_what_is_streamed_stays_in_the_scope_it_was_made_in(ours, theirs):
    scope = Scope(board=ours.board.pk)

    def rows():
        yield str(Page.objects.count())

    answer = StreamingHttpResponse(rows())
    with in_scope(scope):
        streamed = b"".join(answer.streaming_content)

    assert streamed == b"3"


def test_a_download_stays_in_its_readers_scope_whatever_is_asked_in_between(
    ours, theirs, settings
):
    def pages(request):
        def rows():
            for _part in range(2):
                yield str(Page.objects.count())

        return StreamingHttpResponse(rows())

    request = RequestFactory().get("/admin/", headers={"host": settings.CMS_HOST})
    request.user, request.session = make_editor(ours), {}
    parts = SetScope(pages)(request).streaming_content
    first = next(parts)
    widen_to_everything()

    assert (first, next(parts)) == (b"3", b"3")


def test_nothing_is_left_of_the_last_request(ours):
    with in_scope(Scope(board=ours.board.pk)):
        seen = ResetScope(lambda request: current_scope())(RequestFactory().get("/"))

    assert seen == EVERYTHING


@pytest.mark.parametrize(
    ("scope", "status"), [(Scope(board=1), 404), (POWERLESS, None), (EVERYTHING, None)]
)
def test_only_in_the_scope_of_a_board_a_refusal_is_a_404(rf, scope, status):
    with (
        pytest.raises(ProgrammingError) as refusal,
        in_scope(NOTHING),
        transaction.atomic(),
    ):
        connection.cursor().execute("TRUNCATE home_door")
    request = rf.get("/admin/")
    request.user = AnonymousUser()
    with in_scope(scope):
        answer = Denied(lambda request: None).process_exception(request, refusal.value)

    assert getattr(answer, "status_code", None) == status


def test_a_public_request_costs_no_query_more(ours, django_assert_num_queries):
    with django_assert_num_queries(0):
        ResetScope(lambda request: None)(RequestFactory().get("/"))


def test_a_person_of_two_boards_works_on_one_at_a_time(client, ours, theirs):
    both = make_user(ours.editors, theirs.editors)
    client.force_login(both)
    first = [client.get(edit(board.home)).status_code for board in (ours, theirs)]
    request = RequestFactory().get("/admin/")
    request.user, request.session = both, client.session
    switch_board(request, theirs.board.pk)
    request.session.save()
    second = [client.get(edit(board.home)).status_code for board in (ours, theirs)]

    assert (first, second) == ([200, 404], [404, 200])


def test_the_addresses_of_all_boards_take_as_many_questions_as_those_of_one(
    ours, theirs, django_assert_num_queries
):
    Site.clear_site_root_paths_cache()
    with django_assert_num_queries(2):
        roots = Site.get_site_root_paths()

    assert {root.root_path for root in roots} == {
        board.home.url_path for board in (ours, theirs)
    }


def test_the_addresses_of_all_boards_survive_an_editors_save(client, ours, theirs):
    Site.clear_site_root_paths_cache()
    with in_scope(Scope(board=ours.board.pk)):
        Site.get_site_root_paths()

    assert get(client, theirs, "/").status_code == 200
    assert theirs.home.get_url() is not None
