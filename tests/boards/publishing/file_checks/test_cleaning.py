"""A cleaned copy lies beside its original, and says what was done."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from boards.models import CleanedCopy, FileCheck
from boards.publishing.file_checks.checks import run_check
from cms.models import BoardDocument
from tests.boards.publishing.file_checks.worlds import (
    CLEAN,
    checked,
    the_check,
    with_author,
)
from tests.cms.reading import pdfs
from tests.cms.reading.corpus import PLANTED
from tests.factories import cms_client, make_board, make_editor
from tests.reading import words

pytestmark = pytest.mark.django_db


def clean(client, document):
    return client.post(reverse("clean_file", args=[document.pk]), follow=True)


def test_a_cleaned_copy_is_another_document_of_the_same_collection():
    board = make_board()
    document = checked(board, with_author(), title="Report")
    client = cms_client(make_editor(board))

    shown = clean(client, document)

    copy = CleanedCopy.objects.get(original=document).copy
    assert (copy.title, copy.collection) == ("Report (cleaned)", document.collection)
    assert run_check(copy).findings == []
    assert "metadata_people" in str(the_check(document).findings)
    assert "Removed: Who made it" in words(shown)
    assert "searched for 1 name or comment of the original" in words(shown)
    original = client.get(reverse("file_findings", args=[document.pk]))
    assert "This is an original" in words(original)
    assert "Report (cleaned)" in words(original)


def test_cleaning_is_in_the_history_of_both_files():
    board = make_board()
    editor = make_editor(board)
    document = checked(board, with_author(), title="Report")

    clean(cms_client(editor), document)

    entry = ModelLogEntry.objects.get(action="boards.clean_file")
    assert (entry.user, entry.object_id) == (editor, str(document.pk))
    assert "Report (cleaned)" in entry.formatter.format_message(entry)
    assert ModelLogEntry.objects.filter(action="boards.cleaned_copy").exists()


def test_who_uploaded_the_original_does_not_confirm_what_is_left_in_the_copy():
    board = make_board()
    uploader, cleaner = make_editor(board), make_editor(board)
    document = checked(board, with_author(), by=uploader)

    clean(cms_client(cleaner), document)

    copy = CleanedCopy.objects.get().copy
    assert FileCheck.objects.get(document=copy).brought_by == uploader


def test_what_cannot_be_cleaned_safely_is_not_and_says_why():
    board = make_board()
    under_a_mark = next(case for case in PLANTED if case.name == "under a mark")
    document = checked(board, under_a_mark.make())

    shown = clean(cms_client(make_editor(board)), document)

    assert "a mark on a page is all that hides some text" in words(shown)
    assert BoardDocument.objects.count() == 1


def test_only_files_with_something_to_clean_offer_it():
    board = make_board()
    client = cms_client(make_editor(board))
    offers = []

    for content in (with_author(), CLEAN, pdfs.saved(pdfs.new_pdf(""))[:300]):
        document = checked(board, content)
        page = client.get(reverse("file_findings", args=[document.pk]))
        offers.append("Clean it" in words(page))

    assert offers == [True, False, False]
