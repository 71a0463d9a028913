"""A published fact reaches every language at once, and no untranslated word does."""

import pytest
from django.test import Client

from boards.models import Availability, ContentPage, PageDocument
from boards.translations.states import is_behind
from tests.factories import get, make_document, make_page, release
from tests.languages import publish_again, version

pytestmark = pytest.mark.django_db


def make_text(board, **fields):
    fields.setdefault("title", "Worried about a child")
    fields.setdefault("summary", "Ring us.")
    return make_page(ContentPage, board.home, **fields)


def again(page):
    return type(page).objects.get(pk=page.pk)


def test_a_version_says_its_own_words_and_its_sources_facts(board):
    page = make_text(board, purpose=ContentPage.Purpose.CONCERN)

    polish = version(page, "pl", live=True)

    assert (polish.title, polish.summary) == (
        "pl: Worried about a child",
        "pl: Ring us.",
    )
    assert polish.purpose == ContentPage.Purpose.CONCERN
    assert get(Client(), board, polish).status_code == 200


def test_a_published_fact_reaches_a_public_version_in_the_same_publication(board):
    page = make_text(board)
    polish = version(page, "pl", live=True)

    publish_again(page, purpose=ContentPage.Purpose.FAMILY)

    polish = again(polish)
    assert polish.purpose == ContentPage.Purpose.FAMILY
    assert polish.title == "pl: Worried about a child"
    assert polish.live_revision.as_object().purpose == ContentPage.Purpose.FAMILY
    assert not is_behind(polish)


def test_words_that_changed_stay_as_they_were_translated_and_are_behind(board):
    page = make_text(board)
    polish = version(page, "pl", live=True)

    publish_again(page, title="Worried about a baby")

    assert again(polish).title == "pl: Worried about a child"
    assert is_behind(again(polish))


def test_a_new_document_is_there_at_once_without_a_word_of_the_source(board):
    page = make_text(board)
    polish = version(page, "pl", live=True)
    file = make_document(board)

    release(page, file, title="Report")
    publish_again(page)

    row = PageDocument.objects.get(page=polish.pk)
    assert (row.file, row.title, row.availability) == (file, "", "published")
    assert row.locale == again(polish).locale


def test_what_the_source_withholds_is_withheld_in_every_language(board):
    page = make_text(board)
    row = release(
        page, make_document(board), title="Report", kind="briefing", public_note="New."
    )
    polish = version(page, "pl", live=True)
    assert PageDocument.objects.get(page=polish.pk).public_note == "pl: New."

    row.availability, row.public_note = Availability.DELAYED, "Delayed by a court."
    row.save()
    publish_again(page)

    carried = PageDocument.objects.get(page=polish.pk)
    assert (carried.availability, carried.public_note) == ("delayed", "")
    assert carried.title == "pl: Report"
