"""Rows from before there were languages get a key and the language of their page."""

import pytest
from django.apps import apps
from django.db import connection

from boards.models import ContentPage, PageDocument
from cms import keys_of_rows
from tests.factories import make_board, make_document, make_page, release

pytestmark = pytest.mark.django_db

OLD = ("translation_key", "locale")


@pytest.fixture
def old_page():
    """A page with a document, one version of which is from before."""
    board = make_board()
    page = make_page(ContentPage, board.home)
    release(page, make_document(board), title="Report")
    revision = ContentPage.objects.get(pk=page.pk).save_revision()
    for row in revision.content["released_documents"]:
        for name in OLD:
            del row[name]
    revision.save()
    return page


def test_a_stored_row_keeps_its_key_in_every_version_of_its_page(old_page):
    row = PageDocument.objects.get()

    keys_of_rows.give_keys_in_versions(apps, PageDocument, "released_documents")

    (kept,) = old_page.revisions.get().content["released_documents"]
    assert (kept["translation_key"], kept["locale"]) == (
        str(row.translation_key),
        old_page.locale_id,
    )


def test_a_row_of_a_draft_alone_gets_a_key_of_its_own(old_page):
    PageDocument.objects.all()._raw_delete("default")

    keys_of_rows.give_keys_in_versions(apps, PageDocument, "released_documents")

    (kept,) = old_page.revisions.get().content["released_documents"]
    assert len(kept["translation_key"]) == 36
    assert kept["locale"] == old_page.locale_id


def test_stored_rows_are_in_the_language_of_their_page(old_page):
    with connection.schema_editor() as editor:
        keys_of_rows.give_keys(editor, "boards_pagedocument", "page_id")

    assert PageDocument.objects.get().locale_id == old_page.locale_id
