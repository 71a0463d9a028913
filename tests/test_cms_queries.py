"""What work in the CMS costs: a number of questions to the database that does not grow.

Each is a limit: whoever needs fewer lowers it.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.models import ReviewPage
from boards.publishing.releases import transitions
from boards.publishing.releases.reviewed_snapshot import snapshot_now
from home.opening.pages import PAGES
from home.provisioning import Outfit, open_board
from tests.boards.publishing.releases.conftest import World, draft_review, make_world
from tests.cms_forms import editing, open_form
from tests.factories import cms_client, make_document, release, submit, tick_all

pytestmark = pytest.mark.django_db
DOCUMENTS, REVIEWS = 10, 5
KINDS = ("briefing", "executive-summary", "response", "report")
FORM, DRAFT, SIGN_OFF, OPENING = 73, 90, 570, 430


def review_with(world: World, documents: int) -> ReviewPage:
    review, _file = draft_review(world, published="2020")
    for number in range(documents - 1):
        file = make_document(world.board, uploaded_by_user=world.editor)
        release(review, file, kind=KINDS[number % len(KINDS)])
    review = ReviewPage.objects.get(pk=review.pk)
    review.save_revision(user=world.editor)
    return ReviewPage.objects.get(pk=review.pk)


def test_a_review_with_ten_documents_is_opened_and_saved_as_a_draft():
    world = make_world()
    client = cms_client(world.editor)
    address = editing(review_with(world, DOCUMENTS))
    client.post(address, open_form(client, address))
    with CaptureQueriesContext(connection) as form:
        data = open_form(client, address)
    data["title"] = "Another name"

    with CaptureQueriesContext(connection) as draft:
        response = client.post(address, data)

    assert response.status_code == 302
    assert len(form) <= FORM
    assert len(draft) <= DRAFT


def test_five_reviews_are_signed_off_and_go_public():
    world = make_world()
    pages = [review_with(world, 1) for _number in range(REVIEWS)]
    waiting = submit(world.board, *pages, by=world.editor)
    tick_all(waiting, world.approver)
    seen = snapshot_now(waiting)

    with CaptureQueriesContext(connection) as captured:
        transitions.sign_off(waiting, world.approver, seen)

    assert ReviewPage.objects.live().count() == REVIEWS
    assert len(captured) <= SIGN_OFF


def test_a_board_is_opened_with_all_its_pages():
    with CaptureQueriesContext(connection) as captured:
        open_board(
            name="A board",
            short_name="AB",
            hostname="a-board.example",
            lead="We keep children safe together.",
            outfit=Outfit(pages=list(PAGES)),
        )

    assert len(captured) <= OPENING
