"""Several files at once: the same refusals as one, nothing twice, nobody else's."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from boards.admin.documents.guessing import kind_of, title_of
from cms.models import BoardDocument
from tests.factories import (
    cms_client,
    make_board,
    make_editor,
    make_user,
    pdf_bytes,
)

pytestmark = pytest.mark.django_db


def put_up(client: Client, name: str, content: bytes, **fields) -> dict:
    sent = {"files[]": SimpleUploadedFile(name, content), **fields}
    return client.post(reverse("put_up_document"), sent).json()


def test_a_file_is_stored_and_told_of_with_its_kind_and_title():
    client = cms_client(make_editor(make_board()))

    told = put_up(client, "child_p-exec-summary.pdf", pdf_bytes())

    document = BoardDocument.objects.get()
    assert (told["success"], told["id"]) == (True, document.pk)
    assert told["title"] == document.title == "child p exec summary"
    assert told["kind"] == kind_of("executive summary.pdf").pk
    assert told["check_url"] == reverse("file_check_report", args=[document.pk])
    assert document.uploaded_by_user == client.get("/admin/").wsgi_request.user


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.exe", b"MZ"),
        ("report.pdf", b"MZ no pdf at all"),
        ("report.pdf", b""),
        ("report.pdf", pdf_bytes() + b" " * 3000),
    ],
)
def test_what_one_upload_refuses_this_one_refuses_in_the_same_words(
    name, content, settings
):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 3000
    client = cms_client(make_editor(make_board()))
    other = client.post(
        reverse("wagtaildocs:add_multiple"),
        {"files[]": SimpleUploadedFile(name, content), "title": name},
    ).json()

    told = put_up(client, name, content)

    assert other["success"] is False
    assert other["error_message"]
    assert told == {
        "success": False,
        "error_message": other["error_message"].replace("\n", " "),
    }
    assert not BoardDocument.objects.exists()


def test_the_same_content_is_used_again_in_its_own_board_and_in_no_other():
    board, other = make_board(), make_board()
    client = cms_client(make_editor(board))
    stranger = cms_client(make_editor(other))
    # Written anew in another second it is another content.
    content = pdf_bytes()
    first = put_up(client, "report.pdf", content)

    again = put_up(client, "copy of report.pdf", content)
    elsewhere = put_up(stranger, "report.pdf", content)

    assert (again["id"], elsewhere["id"] == first["id"]) == (first["id"], False)
    assert "as “report”" in again["known"]
    assert elsewhere["known"] == ""
    assert BoardDocument.objects.count() == 2


def test_nobody_puts_a_file_into_another_boards_folder():
    board, other = make_board(), make_board()
    client = cms_client(make_editor(board))

    told = put_up(client, "r.pdf", pdf_bytes(), collection=other.board.collection_id)

    assert told["success"]
    assert BoardDocument.objects.get().collection_id == board.board.collection_id
    assert client.get(reverse("put_up_document")).status_code == 405


def test_who_may_store_no_file_stores_none_by_it():
    make_board()

    answer = cms_client(make_user()).post(
        reverse("put_up_document"), {"files[]": SimpleUploadedFile("r.pdf", b"%PDF")}
    )

    assert answer.status_code in (302, 404)
    assert not BoardDocument.objects.exists()


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Child P overview report FINAL v2.pdf", "report"),
        ("SCR-Child-P-Exec-Summary.docx", "executive-summary"),
        ("7-Minute-Briefing-Child-P.pdf", "briefing"),
        ("seven_minute_briefing.pdf", "briefing"),
        ("Child P improvement report.pdf", "improvement-report"),
        ("Board Response.pdf", "response"),
        ("action plan 2017.docx", "response"),
        ("Media-Statement.pdf", "media-statement"),
        ("easyread.pdf", "easy-read"),
        ("Child P.pptx", "slides"),
        ("reported concerns.pdf", None),
        ("scan0001.pdf", None),
    ],
)
def test_a_files_name_tells_its_kind_where_it_says_one(name, slug):
    kind = kind_of(name)

    assert (kind.slug if kind else None) == slug


def test_a_title_is_the_name_with_spaces_and_without_its_ending():
    assert title_of("Child_P-report.v2.pdf") == "Child P report v2"
