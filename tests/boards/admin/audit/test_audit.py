"""Who did what to which document of a page, when and why: read, never changed."""

import csv
import io

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from boards.governance.staff.membership import remove
from boards.models import DocumentKind, PageDocument, ReviewPage, Role
from cms.tenancy.scope import Scope, in_scope
from home.provisioning import OpenedBoard
from tests.cms_forms import editing
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_document,
    make_editor,
    make_manager,
    make_member,
    make_review,
    release,
)

pytestmark = pytest.mark.django_db

LOGS = (PageLogEntry, ModelLogEntry)


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def review(board) -> ReviewPage:
    return make_review(board, title="Child P")


def audit_of(page) -> str:
    return reverse("page_audit", args=[page.pk])


def read(client: Client, page, **query: str) -> str:
    response = client.get(audit_of(page), query)
    assert response.status_code == 200
    return response.content.decode()


def lines(client: Client, page, **query: str) -> list[dict[str, str]]:
    """The audit as its CSV file has it."""
    response = client.get(audit_of(page), {"export": "csv", **query})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_it_says_who_did_what_when_and_why(board, review):
    editor = make_editor(board, first_name="Ellis", last_name="Ward")
    entry = log(
        review,
        "boards.send_back",
        user=editor,
        data={"release": "Release day", "reason": "A real name is in it."},
    )

    (line,) = lines(cms_client(editor), review, document="")[:1]

    assert line["Who"] == "Ellis Ward"
    assert "Release day" in line["What"]
    assert line["Reason"] == "A real name is in it."
    assert line["When (UK time)"].startswith(f"{entry.timestamp:%Y-%m-}")


def test_what_happened_to_the_files_that_it_lists_or_listed_is_in_it(board, review):
    listed, formerly, other = (make_document(board) for _each in range(3))
    release(review, listed, title="The report")
    kind = DocumentKind.objects.get(slug="report")
    review.released_documents.add(
        PageDocument(file=formerly, kind=kind, title="The old report")
    )
    review.save_revision()
    editor = make_editor(board)
    for file in (listed, formerly, other):
        log(file, "wagtail.edit", user=editor)

    found = {line["Document"] for line in lines(cms_client(editor), review)}

    assert found >= {"The report", "The old report"}
    assert other.title not in found


def test_it_is_filtered_by_document(board, review):
    editor = make_editor(board)
    file = make_document(board)
    release(review, file, title="The report")
    log(file, "wagtail.edit", user=editor)
    log(review, "wagtail.lock", user=editor)

    page = read(cms_client(editor), review, document="The report")
    filtered = lines(cms_client(editor), review, document="The report")

    assert "<option selected>The report</option>" in page
    assert {line["Document"] for line in filtered} == {"The report"}
    assert len(filtered) < len(lines(cms_client(editor), review))


def test_who_has_left_is_named_as_they_were_called(board, review):
    editor = make_editor(board, first_name="Ellis", last_name="Ward")
    manager = make_manager(board)
    log(review, "wagtail.lock", user=editor)
    remove(board.board, editor, manager)

    assert "Ellis Ward (has left)" in read(cms_client(manager), review)


def test_nothing_in_a_downloaded_file_is_run(board, review):
    editor = make_editor(board, first_name="=1+1", last_name="")
    log(
        review,
        "boards.send_back",
        user=editor,
        data={"release": "x", "reason": "=cmd|x"},
    )
    client = cms_client(editor)

    (line,) = [line for line in lines(client, review) if line["Reason"]]
    book = client.get(audit_of(review), {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(book.streaming_content))).active

    assert (line["Who"], line["Reason"]) == ("'=1+1", "'=cmd|x")
    cells = [cell for row in sheet.rows for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.TRANSLATOR])
def test_who_edits_a_page_reads_its_audit(board, review, role):
    client = cms_client(make_member(board, role))

    assert audit_of(review) in client.get(editing(review)).content.decode()
    assert "Child P" in read(client, review)


def test_administrators_read_every_audit(review):
    assert "Child P" in read(cms_client(make_administrator()), review)


def test_who_may_not_edit_a_page_has_no_audit_of_it(review):
    client = cms_client(make_editor(make_board()))

    assert client.get(audit_of(review)).status_code == 404
    assert client.get(audit_of(review), {"export": "csv"}).status_code == 404


def test_deleting_a_draft_keeps_its_log_for_the_boards_managers(board):
    review = make_review(board, title="Child P", live=False)
    editor, manager = make_editor(board), make_manager(board)
    log(review, "wagtail.lock", user=editor)
    key = review.pk
    review.delete(user=manager)
    review.pk = key

    kept = {line["What"] for line in lines(cms_client(manager), review)}

    assert kept >= {"Locked", "Deleted"}
    assert "Child P (deleted)" in read(cms_client(manager), review)
    for person in (editor, make_manager(make_board())):
        assert cms_client(person).get(audit_of(review)).status_code == 404


@pytest.mark.parametrize("model", LOGS)
def test_nobody_of_a_board_changes_or_deletes_a_line_in_the_database(
    board, review, model
):
    manager = make_manager(board)
    file = make_document(board)
    log(review, "wagtail.lock", user=manager)
    log(file, "wagtail.edit", user=manager)

    with in_scope(Scope(board=board.board.pk, person=manager.pk)):
        seen = model.objects.count()
        changed = model.objects.update(label="Nothing happened")
        deleted = model.objects.all()._raw_delete("default")

    assert seen
    assert (changed, deleted) == (0, 0)
    assert not model.objects.filter(label="Nothing happened").exists()


def test_people_of_a_board_still_add_to_the_log(board, review):
    editor = make_editor(board)
    with in_scope(Scope(board=board.board.pk, person=editor.pk)):
        log(review, "wagtail.lock", user=editor)

    assert PageLogEntry.objects.filter(page=review.pk, action="wagtail.lock").exists()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_audit_takes_nothing_from_anybody(review, method):
    client = cms_client(make_administrator())
    before = list(PageLogEntry.objects.values())

    response = getattr(client, method)(audit_of(review))

    assert response.status_code == 405
    assert list(PageLogEntry.objects.values()) == before
