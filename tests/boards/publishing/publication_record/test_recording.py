"""What was public once is not deleted, from whatever door."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from boards.models import (
    BriefingPage,
    ContentPage,
    LearningIndexPage,
    OncePublic,
    StaysOnRecord,
)
from cms.models import BoardDocument
from cms.tenancy.scope import Scope, in_scope
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_document,
    make_editor,
    make_page,
    release,
    the_list,
)
from tests.reading import words
from tests.states import lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def briefing(board):
    return make_page(BriefingPage, the_list(LearningIndexPage, board))


@pytest.fixture
def file(board, briefing):
    """A file that was public, and that nothing lists any more."""
    file = make_document(board)
    row = release(briefing, file, kind="briefing")
    row.delete()
    briefing.save()
    return file


def people(board):
    return [cms_client(make_editor(board)), cms_client(make_administrator())]


def assert_it_stays(answer, thing):
    assert "was public on" in words(answer, ".messages")
    assert type(thing).objects.filter(pk=thing.pk).exists()


def test_a_page_stays(board, briefing):
    briefing.unpublish()
    editor, administrator = people(board)
    for person in (editor, administrator):
        answer = person.post(
            reverse("wagtailadmin_pages:delete", args=[briefing.pk]), follow=True
        )
        assert_it_stays(answer, briefing)


def test_pages_stay_when_several_go_at_once(board, briefing):
    draft = make_page(ContentPage, board.home, live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    editor, administrator = people(board)
    for person in (editor, administrator):
        answer = person.post(f"{address}?id={briefing.pk}&id={draft.pk}", follow=True)
        assert_it_stays(answer, briefing)
        assert ContentPage.objects.filter(pk=draft.pk).exists()


def test_a_page_stays_with_the_page_above_it(board, briefing):
    above = briefing.get_parent()
    OncePublic.objects.filter(page=above).delete()

    answer = cms_client(make_administrator()).post(
        reverse("wagtailadmin_pages:delete", args=[above.pk]), follow=True
    )

    assert_it_stays(answer, briefing)


def test_a_file_stays(board, briefing, file):
    answer = cms_client(make_administrator()).post(
        reverse("wagtaildocs:delete", args=[file.pk]), follow=True
    )

    assert_it_stays(answer, file)


def test_files_stay_when_several_go_at_once(board, briefing, file):
    address = reverse("wagtail_bulk_action", args=["cms", "boarddocument", "delete"])

    answer = cms_client(make_administrator()).post(
        f"{address}?id={file.pk}", follow=True
    )

    assert_it_stays(answer, file)


def test_a_file_stays_with_its_folder(board, briefing, file):
    file.collection = board.collection.add_child(name="Reports")
    file.save()

    cms_client(make_administrator()).post(
        reverse("wagtailadmin_collections:delete", args=[file.collection.pk])
    )

    assert BoardDocument.objects.filter(pk=file.pk).exists()


@pytest.mark.parametrize(
    "delete",
    [
        lambda briefing, file: briefing.delete(),
        lambda briefing, file: Page.objects.filter(pk=briefing.pk).delete(),
        lambda briefing, file: BriefingPage.objects.filter(pk=briefing.pk).delete(),
        lambda briefing, file: briefing.get_parent().delete(),
        lambda briefing, file: file.delete(),
        lambda briefing, file: BoardDocument.objects.filter(pk=file.pk).delete(),
    ],
)
def test_code_is_refused(briefing, file, delete):

    with pytest.raises(StaysOnRecord, match="withdraw"), transaction.atomic():
        delete(briefing, file)

    assert BoardDocument.objects.filter(pk=file.pk).exists()
    assert BriefingPage.objects.filter(pk=briefing.pk).exists()


def test_the_database_refuses_what_goes_past_the_models(briefing, file):

    with pytest.raises(IntegrityError):
        delete_past_the_models(file)


@transaction.atomic
def delete_past_the_models(file):
    BoardDocument.objects.filter(pk=file.pk)._raw_delete("default")
    connection.check_constraints()


def test_an_editor_takes_nothing_from_the_record(board, briefing):

    with in_scope(Scope(board=board.board.pk)):
        assert OncePublic.objects.filter(page=briefing).exists()
        OncePublic.objects.filter(page=briefing).delete()

    assert OncePublic.objects.filter(page=briefing).exists()


def test_a_draft_is_deleted_as_ever(board):
    draft = make_page(ContentPage, board.home, live=False)
    file = make_document(board)

    draft.delete()
    file.delete()

    assert not ContentPage.objects.filter(pk=draft.pk).exists()


def test_a_page_behind_a_password_was_never_public(board):
    parent = make_page(ContentPage, board.home, live=False)
    page = make_page(ContentPage, board.home, live=False)
    lock(page)
    page.live = True
    page.save()

    assert not OncePublic.objects.filter(page__in=[page, parent]).exists()


def test_a_page_is_public_from_the_day_on_which_its_password_goes(board):
    page = make_page(ContentPage, board.home, live=False)
    restriction = lock(page)
    page.live = True
    page.save()

    restriction.delete()

    assert OncePublic.objects.filter(page=page).exists()


def test_a_board_without_a_host_has_nothing_public():
    board = make_board(hostname=None)
    page = make_page(ContentPage, board.home)

    assert not OncePublic.objects.filter(page=page).exists()


def test_a_publication_is_written_down_once_however_many_documents_it_has(board):
    page = make_page(ContentPage, board.home)
    files = [make_document(board) for _number in range(3)]
    for file in files:
        release(page, file)
    draft = page.save_revision()

    with CaptureQueriesContext(connection) as asked:
        draft.publish()

    known = f'SELECT "{OncePublic._meta.db_table}"."document_id"'
    looked = [query["sql"] for query in asked if query["sql"].startswith(known)]
    assert len(looked) == 1, looked
    kept = OncePublic.objects.filter(page=page.pk, last_day=None)
    assert set(kept.values_list("document", flat=True)) == {
        None,
        *(file.pk for file in files),
    }
