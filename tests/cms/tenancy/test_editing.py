"""An editor's ordinary day in the scope of their board: nothing of it is refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page

from boards.models import ContentPage
from cms.models import BoardDocument, BoardImage
from tests.factories import (
    make_board,
    make_editor,
    make_page,
    pdf_bytes,
    png_bytes,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    make_board()
    return make_board()


@pytest.fixture
def editor(client, board):
    client.force_login(make_editor(board))
    return client


@pytest.fixture
def own_page(board):
    page = make_page(ContentPage, board.home)
    page.save_revision().publish()
    return page


def post(client, name: str, *arguments: int, **data: object) -> int:
    return client.post(reverse(name, args=arguments), data).status_code


def test_a_file_that_an_editor_uploads_lies_in_their_boards_collection(editor, board):
    file = SimpleUploadedFile("report.pdf", pdf_bytes(), "application/pdf")
    post(editor, "wagtaildocs:add", title="Report", file=file, tags="neglect")

    assert BoardDocument.objects.get().collection == board.collection


def test_a_picture_that_an_editor_uploads_lies_in_their_boards_collection(
    editor, board
):
    file = SimpleUploadedFile("child.png", png_bytes(), "image/png")
    post(editor, "wagtailimages:add", title="A child", file=file)
    listed = editor.get(reverse("wagtailimages:index"))

    assert BoardImage.objects.get().collection == board.collection
    # Its rendition is made while it is listed.
    assert listed.status_code == 200


def test_an_editor_can_unpublish_a_page_of_their_board(editor, own_page):
    post(editor, "wagtailadmin_pages:unpublish", own_page.pk)
    own_page.refresh_from_db()

    assert not own_page.live


def test_an_editor_can_copy_a_page_within_their_board(editor, own_page, board):
    values = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": board.home.pk,
        "publish_copies": "on",
    }
    post(editor, "wagtailadmin_pages:copy", own_page.pk, **values)

    assert Page.objects.child_of(board.home).filter(slug="copy").exists()


def test_an_editor_can_move_a_page_within_their_board(editor, own_page, board):
    other = make_page(ContentPage, board.home)
    post(editor, "wagtailadmin_pages:move_confirm", own_page.pk, other.pk)

    assert Page.objects.get(pk=own_page.pk).get_parent() == other.page_ptr


def test_an_editor_can_delete_a_draft_of_their_board(editor, board):
    draft = make_page(ContentPage, board.home, live=False)

    post(editor, "wagtailadmin_pages:delete", draft.pk)

    assert not Page.objects.filter(pk=draft.pk).exists()


def test_an_editor_can_change_their_own_name(editor, board):
    values = {
        "name_email-first_name": "Aoife",
        "name_email-last_name": "Byrne",
        "name_email-email": "aoife@example.org",
        "theme-theme": "light",
        "theme-contrast": "system",
        "theme-density": "default",
        "notifications-submitted_notifications": "on",
        "locale-preferred_language": "en-gb",
        "locale-current_time_zone": "Europe/London",
    }
    post(editor, "wagtailadmin_account", **values)

    assert board.editors.user_set.get().first_name == "Aoife"


def test_an_alias_among_several_pages_is_left_out_when_they_are_published(
    editor, own_page, board
):
    alias = own_page.create_alias(parent=board.home, update_slug="alias")
    own_page.unpublish()
    values = ("wagtailcore", "page", "publish")
    address = reverse("wagtail_bulk_action", args=values)
    answer = editor.post(f"{address}?id={own_page.pk}&id={alias.pk}")
    own_page.refresh_from_db()

    assert answer.status_code == 302
    assert own_page.live


def test_an_unfinished_draft_among_several_pages_is_left_out_when_they_are_published(
    editor, own_page, board
):
    draft = make_page(ContentPage, board.home, live=False)
    draft.title = ""
    draft.save_revision(clean=False)
    own_page.unpublish()
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    answer = editor.post(f"{address}?id={own_page.pk}&id={draft.pk}")
    own_page.refresh_from_db()
    draft.refresh_from_db()

    assert answer.status_code == 302
    assert (own_page.live, draft.live) == (True, False)
