"""What an ordinary editor does on a release day, from logging in to reading it live."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from boards.models import (
    DocumentKind,
    Release,
    ReviewIndexPage,
    ReviewPage,
    ReviewType,
    Role,
)
from home.provisioning import OpenedBoard
from tests.cms_forms import adding, editing, errors_of, rows, send
from tests.factories import (
    get,
    make_board,
    make_document,
    make_editor,
    make_member,
    pdf_bytes,
    sign_off,
    the_list,
)

pytestmark = pytest.mark.django_db

PASSWORD = "seven calm minutes"


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def editor(board: OpenedBoard) -> Client:
    """A browser in which an editor has logged in by hand."""
    user = make_editor(board, password=PASSWORD)
    client = Client(headers={"host": "localhost"})
    client.post(
        reverse("wagtailadmin_login"), {"username": user.email, "password": PASSWORD}
    )
    return client


@pytest.fixture
def draft(board: OpenedBoard, editor: Client) -> ReviewPage:
    """A review of which only the name, the type and a document's title are known."""
    fields = {
        "title": "Child Q",
        "slug": "child-q",
        "review_type": ReviewType.objects.get(slug="rapid-review").pk,
        "released_documents": rows({"title": "Child Q: report"}),
    }
    send(editor, adding(ReviewPage, the_list(ReviewIndexPage, board)), fields)
    return ReviewPage.objects.get()


def document_fields(draft: ReviewPage, **fields) -> dict:
    """The one row of the draft's documents, with some fields changed."""
    (row,) = draft.get_latest_revision_as_object().released_documents.all()
    return {
        "released_documents-INITIAL_FORMS": "1",
        "released_documents-0-id": row.pk,
        **{f"released_documents-0-{name}": fields[name] for name in fields},
    }


def upload_while_choosing(editor: Client) -> int:
    """The key of a report that the editor has uploaded in the chooser of a row."""
    prefix = "document-chooser-upload"
    response = editor.post(
        reverse("wagtaildocs_chooser:create"),
        {
            f"{prefix}-title": "Child Q report",
            f"{prefix}-file": SimpleUploadedFile("child-q.pdf", pdf_bytes(3)),
        },
    )
    return int(json.loads(response.content)["result"]["id"])


def test_a_draft_keeps_what_is_known_so_far(board, editor, draft, client):
    assert not draft.live
    assert get(client, board, draft).status_code == 404
    html = editor.get(editing(draft)).content.decode()
    assert 'value="Child Q: report"' in html


def test_two_reviews_may_be_called_alike_and_a_slug_that_is_typed_is_taken_as_typed(
    board, editor, draft
):
    add = adding(ReviewPage, the_list(ReviewIndexPage, board))
    fields = {"title": "Child Q", "slug": "child-q"}
    fields["review_type"] = ReviewType.objects.get(slug="rapid-review").pk

    send(editor, add, fields)
    send(editor, editing(ReviewPage.objects.latest("pk")), fields)
    typed = send(editor, add, fields | {"title": "Another"})

    assert [*ReviewPage.objects.order_by("pk").values_list("slug", flat=True)] == [
        "child-q",
        "child-q-2",
    ]
    assert "already in use" in errors_of(typed)["slug"][0]


def test_what_is_missing_is_said_when_the_draft_is_submitted(editor, draft):
    fields = document_fields(draft, published="31/02/2017")

    response = send(editor, editing(draft), fields, submit=True)

    errors = errors_of(response)
    assert errors["released_documents-0-kind"] == ["“Kind” is missing."]
    assert "cannot be read as a date" in errors["released_documents-0-published"][0]
    html = response.content.decode()
    assert 'value="31/02/2017"' in html
    assert 'value="Child Q: report"' in html
    draft.refresh_from_db()
    assert not draft.live


def test_the_finished_review_goes_live_with_its_file(
    board, editor, draft, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        key = upload_while_choosing(editor)
    fields = document_fields(
        draft, kind=DocumentKind.objects.get(slug="report").pk, file=key
    )
    address = f"/documents/{key}/child-q.pdf"
    assert get(client, board, address).status_code == 404

    response = send(
        editor, editing(draft), fields | {"published": "Oct 2019"}, submit=True
    )
    sign_off(Release.objects.get(), make_member(board, Role.APPROVER))

    assert response.status_code == 302
    draft.refresh_from_db()
    html = get(client, board, draft).content.decode()
    assert "Child Q: report" in html
    assert "PDF, 3 pages" in html
    assert "October 2019" in html
    assert get(client, board, address).status_code == 200


def test_the_draft_can_be_looked_at_before_it_is_live(board, editor, draft):
    file = make_document(board)
    fields = document_fields(draft, file=file.pk)
    send(editor, editing(draft), fields)

    response = editor.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))

    assert response.status_code == 200
    assert "Child Q: report" in response.content.decode()
    assert editor.get(file.url).status_code == 200


def test_a_draft_of_a_live_review_changes_nothing_that_is_public(
    board, editor, draft, client
):
    file = make_document(board)
    report = DocumentKind.objects.get(slug="report").pk
    send(
        editor,
        editing(draft),
        document_fields(draft, kind=report, link="https://example.org/film"),
        submit=True,
    )
    sign_off(Release.objects.get(), make_member(board, Role.APPROVER))
    draft.refresh_from_db()

    send(editor, editing(draft), document_fields(draft, link="", file=file.pk))

    html = get(client, board, draft).content.decode()
    assert "https://example.org/film" in html
    assert file.url not in html
    assert get(client, board, file.url).status_code == 404
