"""The report of a check, where people meet it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.models import FileCheck
from tests.boards.publishing.file_checks.worlds import (
    COVERED,
    checked,
    saying,
    the_check,
)
from tests.factories import cms_client, make_board, make_document, make_editor
from tests.reading import words

pytestmark = pytest.mark.django_db


def test_the_form_of_a_document_shows_its_check():
    board = make_board()
    document = checked(board, COVERED)

    response = cms_client(make_editor(board)).get(
        reverse("wagtaildocs:edit", args=[document.pk])
    )

    shown = words(response)
    assert "Text that nobody can see" in shown
    assert "page 1, in the upper third, under a dark area" in shown
    assert "What to do:" in shown
    assert reverse("file_findings", args=[document.pk]) in response.content.decode()


def test_a_running_check_says_how_far_it_is():
    board = make_board()
    document = make_document(board, is_checked=False)
    client = cms_client(make_editor(board))
    address = reverse("file_check_report", args=[document.pk])

    waiting = client.get(address)
    FileCheck.objects.update(
        state=FileCheck.State.READING, pages_read=4, pages_in_all=48
    )
    reading = client.get(address)

    assert 'data-running="yes"' in waiting.content.decode()
    assert "The file waits to be read" in words(waiting, ".file-check")
    assert "Page 4 of 48 is being read" in words(reading, ".file-check")


def test_the_report_says_what_the_file_is_and_claims_no_conformance():
    board = make_board()
    document = checked(board, saying("Words"))

    shown = words(
        cms_client(make_editor(board)).get(
            reverse("file_check_report", args=[document.pk])
        ),
        ".file-check",
    )

    assert "Kind PDF" in shown
    assert "Not tagged: screen readers guess the order" in shown
    assert "Not said: screen readers guess" in shown
    assert "conform" not in shown
    assert "accessible" not in shown


def test_a_file_is_checked_again_by_a_button(django_capture_on_commit_callbacks):
    board = make_board()
    document = checked(board, COVERED)
    FileCheck.objects.update(findings=[])
    client = cms_client(make_editor(board))
    address = reverse("check_file_again", args=[document.pk])

    assert client.get(address).status_code == 405
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address)

    assert the_check(document).findings


def test_the_report_takes_few_queries_however_much_was_found(
    django_assert_max_num_queries,
):
    board = make_board()
    document = checked(
        board,
        saying("943 476 5919, AB123456C, jo@example.net, 07700 900123, born 1/2/2003"),
    )
    client = cms_client(make_editor(board))
    client.get(reverse("file_findings", args=[document.pk]))

    with django_assert_max_num_queries(25):
        client.get(reverse("file_findings", args=[document.pk]))


def test_the_list_of_documents_says_what_each_check_says_in_as_many_queries():
    board = make_board()
    client = cms_client(make_editor(board))
    address = reverse("wagtaildocs:index")
    checked(board, COVERED, title="Covered")
    make_document(board, title="Clean")
    make_document(board, title="Waiting", is_checked=False)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        shown = words(client.get(address))
    for _file in range(5):
        make_document(board)

    with CaptureQueriesContext(connection) as more:
        client.get(address)

    assert "1 serious finding" in shown
    assert "Nothing in the way" in shown
    assert "Waits for its check" in shown
    assert len(more) <= len(few)


@pytest.mark.parametrize(("kind", "offers"), [("pdf", True), ("excel", False)])
def test_clean_it_is_advised_only_where_it_can_be_chosen(kind, offers):
    board = make_board()
    document = checked(board, COVERED)
    check = the_check(document)
    check.facts["kind"] = kind
    check.save()

    shown = words(
        cms_client(make_editor(board)).get(reverse("file_findings", args=[document.pk]))
    )

    assert ("Clean it" in shown) is offers


def test_what_was_found_is_not_said_to_be_nothing():
    board = make_board()
    document = checked(board, COVERED)
    check = the_check(document)
    check.findings = [{"key": "metadata_software", "count": 1, "places": []}]
    check.save()

    shown = words(
        cms_client(make_editor(board)).get(reverse("file_findings", args=[document.pk]))
    )

    assert "What it was made with" in shown
    assert "Nothing was found that somebody has to look at." in shown
    assert "by these" not in shown
