"""Every file is checked, whichever way it comes, and the check never stops the save."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boards.models import FileCheck
from boards.publishing.file_checks.checks import (
    check_of,
    reasons_against_release,
    run_check,
)
from boards.publishing.file_checks.never_publish import add
from boards.publishing.file_checks.rechecking import check_what_has_no_check
from cms.models import BoardDocument
from cms.tenancy.scope import Scope, in_scope
from tests.boards.publishing.file_checks.worlds import (
    CLEAN,
    COVERED,
    checked,
    saying,
    the_check,
)
from tests.factories import (
    cms_client,
    make_board,
    make_document,
    make_editor,
    make_manager,
)

pytestmark = pytest.mark.django_db


def _upload(name: str = "report.pdf", content: bytes = COVERED) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


DOORS = {
    "the form": ("wagtaildocs:add", "file"),
    "several at once": ("wagtaildocs:add_multiple", "files[]"),
    "the chooser": ("wagtaildocs_chooser:create", "document-chooser-upload-file"),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_file_is_checked_by_whichever_door_it_comes(
    door, django_capture_on_commit_callbacks
):
    board = make_board()
    editor = make_editor(board)
    name, field = DOORS[door]
    fields = {
        field: _upload(),
        field.replace("file", "title"): "Report",
        field.replace("file", "collection"): board.collection.pk,
        "collection": board.collection.pk,
    }

    with django_capture_on_commit_callbacks(execute=True):
        response = cms_client(editor).post(
            reverse(name), fields, headers={"x-requested-with": "XMLHttpRequest"}
        )

    assert response.status_code in (200, 302)
    document = BoardDocument.objects.get()
    check = the_check(document)
    assert check.state == FileCheck.State.DONE
    assert [finding["key"] for finding in check.findings] == ["hidden_text"]
    assert check.brought_by == editor
    document.refresh_from_db()
    assert document.page_count == 1


def test_another_content_of_a_document_is_another_check(
    django_capture_on_commit_callbacks,
):
    board = make_board()
    document = checked(board)
    assert reasons_against_release(document) == []

    document.file = ContentFile(COVERED, name="report.pdf")
    with django_capture_on_commit_callbacks() as asked:
        document.save()

    assert len(asked) == 1
    (reason,) = reasons_against_release(document)
    assert "has not been checked yet" in reason
    run_check(document)
    assert document.checks.count() == 2


def test_saving_other_fields_asks_for_no_other_check(
    django_capture_on_commit_callbacks,
):
    document = checked(make_board())

    with django_capture_on_commit_callbacks() as asked:
        document.title = "Another title"
        document.save()

    assert asked == []


def test_a_file_that_cannot_be_read_is_stored_and_refused():
    document = checked(make_board(), CLEAN[: len(CLEAN) // 2])

    assert the_check(document).state == FileCheck.State.REFUSED
    (reason,) = reasons_against_release(document)
    assert "could not be read safely" in reason
    assert "save it again" in reason


def test_a_file_that_is_gone_from_the_store_is_refused():
    document = make_document(make_board(), is_checked=False)
    document.file.storage.delete_at_once(document.file.name)

    run_check(document)

    (reason,) = reasons_against_release(document)
    assert "not in the store any more" in reason


def test_a_file_that_nobody_checked_does_not_go_public():
    document = make_document(make_board())
    FileCheck.objects.all().delete()

    assert check_of(document) is None
    (reason,) = reasons_against_release(document)
    assert "has not been checked yet" in reason


def test_what_the_board_says_of_itself_is_no_alarm():
    board = make_board(
        address="117 Botchergate\nCA3 8SG",
        phone="01228 526690",
        email="lscb@example.gov.uk",
        hostname="www.board.example",
    )
    said = saying("CA3 8SG, 01228 526690, lscb@example.gov.uk, x@board.example")

    assert the_check(checked(board, said)).findings == []
    keys = {one["key"] for one in the_check(checked(make_board(), said)).findings}
    assert keys == {"postcode", "phone", "email"}


def test_nothing_that_a_check_warns_of_is_in_the_database():
    board = make_board()
    add(board.board, ["Jameson Doe"], "the father", make_manager(board))
    said = saying("Jameson Doe, 943 476 5919, AB123456C, jo@example.net, 07700 900123")

    check = the_check(checked(board, said))

    stored = str(list(FileCheck.objects.values()))
    assert len(check.findings) == 5
    for secret in ("Jameson", "943 476", "9434765919", "AB123456", "jo@", "900123"):
        assert secret not in stored


def test_the_list_counts_from_the_day_that_it_grew():
    board = make_board()
    document = checked(board, saying("Jameson lived here"))
    before = reasons_against_release(document)

    add(board.board, ["Jameson"], "", make_manager(board))
    grown = reasons_against_release(document)
    run_check(document)

    assert before == []
    assert "Check again" in grown[0]
    assert "never-publish list" in reasons_against_release(document)[0]


def test_the_people_of_another_board_see_nothing_of_a_check():
    board, other = make_board(), make_board()
    document = checked(board, COVERED)

    with in_scope(Scope(board=other.board.pk, person=make_editor(other).pk)):
        seen = list(FileCheck.objects.all())
    with in_scope(Scope(board=board.board.pk, person=make_editor(board).pk)):
        own = FileCheck.objects.get()
        changed = FileCheck.objects.update(findings=[])

    assert seen == []
    assert own.document_id == document.pk
    assert changed == 0


def test_a_kind_of_file_that_is_not_read_waits_for_a_second_person():
    board = make_board()
    document = checked(board, b"PK\x03\x04", filename="figures.odg")

    (reason,) = reasons_against_release(document)

    assert "cannot be checked" in reason


def test_what_was_exchanged_in_the_store_is_not_what_was_checked():
    document = checked(make_board())
    with open(document.file.path, "ab") as stored:
        stored.write(b"more")

    (reason,) = reasons_against_release(document)

    assert "not the file that was checked" in reason


def test_every_day_files_are_read_that_have_no_check():
    old = make_document(make_board(), content=CLEAN, is_checked=False)
    FileCheck.objects.all().delete()

    assert check_what_has_no_check() == 1
    assert FileCheck.objects.get(document=old).state == FileCheck.State.DONE
    assert check_what_has_no_check() == 0
