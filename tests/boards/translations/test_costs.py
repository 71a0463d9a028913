"""What languages cost the database: publishing a fact, and keeping a page's words."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import TranslationSource

from boards.models import ContentPage, PageDocument
from boards.translations.sources import keep
from tests.factories import make_board, make_document, make_page, release
from tests.languages import add_language, publish_again, version

pytestmark = pytest.mark.django_db

MOST_OF_A_VERSION = 21
OTHERS = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def queries_of(action: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        action()
    return len(queries)


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def leaflet(board):
    return make_leaflet(board)


def make_leaflet(board):
    """A page with a document, in no other language yet."""
    page = make_page(ContentPage, board.home, title="Worried?", summary="Ring us.")
    release(page, make_document(board), title="Leaflet", kind="briefing")
    return page


def in_every_language(board, page):
    for code in OTHERS:
        add_language(board, code)
        version(page, code, live=True)


def test_a_published_fact_reaches_a_version_in_few_queries(board, leaflet):
    alone = queries_of(lambda: publish_again(leaflet, purpose="concern"))
    in_every_language(board, leaflet)

    together = queries_of(lambda: publish_again(leaflet, purpose="family"))

    assert ContentPage.objects.filter(purpose="family", live=True).count() == 10
    assert together - alone <= MOST_OF_A_VERSION * len(OTHERS)


def test_what_became_of_a_document_reaches_a_version_in_few_queries(board, leaflet):
    def delay(page):
        stored = ContentPage.objects.get(pk=page.pk)
        (row,) = stored.released_documents.all()
        row.availability = "delayed"
        row.public_note = "Delayed by a court."
        stored.released_documents = [row]
        stored.save_revision().publish()

    other = make_leaflet(board)
    alone = queries_of(lambda: delay(other))
    in_every_language(board, leaflet)

    together = queries_of(lambda: delay(leaflet))

    assert PageDocument.objects.filter(availability="delayed").count() == 11
    assert together - alone <= MOST_OF_A_VERSION * len(OTHERS)


def test_keeping_sixty_texts_costs_no_more_than_keeping_six(board):
    few, many = (
        make_page(ContentPage, board.home, title="Words", body=texts(count))
        for count in (6, 60)
    )

    costs = [queries_of(lambda page=page: keep(page)) for page in (few, many)]

    assert costs[1] <= costs[0]
    stock = queries_of(
        lambda: TranslationSource.objects.get(
            object=many.translation_key
        ).refresh_segments()
    )
    assert costs[1] < stock


def texts(count):
    return [
        {"type": "text", "value": f"<p>Text {number} of {count}.</p>"}
        for number in range(count)
    ]
