"""Within one step what it does not write is asked once, and is true all the same."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Site

from boards.models import DocumentKind, PageDocument, RelatedReview, ReviewPage
from cms.one_step import known, one_step, read_ahead
from cms.tenancy.scope import Scope, in_scope
from tests.factories import make_board, make_document, make_review, release

pytestmark = pytest.mark.django_db
ROWS = 3


def draft_with_rows():
    board = make_board()
    review = make_review(board, live=False)
    for _number in range(ROWS):
        release(review, make_document(board), kind="briefing")
    review = ReviewPage.objects.get(pk=review.pk)
    review.save_revision()
    return board, ReviewPage.objects.get(pk=review.pk)


def times_asked(*between):
    """How often a question about sites is asked that comes again after each thing."""
    asked = []
    for do in (lambda: None, *between):
        do()
        known(lambda: asked.append(1), (Site,), "question")
    return len(asked)


def test_it_is_asked_again_where_a_row_that_it_is_about_is_stored_or_deleted():
    site, locale = make_board().site, Locale.objects.first()

    assert times_asked(locale.save) == 2
    with one_step():
        assert times_asked(locale.save) == 1
    with one_step():
        assert times_asked(locale.save, site.save, site.delete) == 3


def test_what_one_scope_was_answered_is_not_said_in_another():
    with one_step():
        for board in (1, 2, 1):
            with in_scope(Scope(board=board, person=1)):
                assert known(lambda board=board: board, (Site,), "board") == board


def test_a_draft_that_is_read_again_asks_no_more_of_the_rows_that_it_points_at():
    _board, review = draft_with_rows()
    with one_step():
        draft = review.get_latest_revision_as_object()
        read_ahead(draft.released_documents.all(), DocumentKind)
        with CaptureQueriesContext(connection) as captured:
            again = ReviewPage.with_content_json(review, review.latest_revision.content)
            kinds = {row.kind.name for row in again.released_documents.all()}

    assert len(kinds) == 1
    assert not [one for one in captured if "documentkind" in one["sql"]]


def test_a_row_that_is_deleted_in_the_same_step_is_not_taken_for_one_that_is_there():
    board, review = draft_with_rows()
    other = make_review(board, live=False)
    RelatedReview.objects.create(page=review, review=other)
    version = review.save_revision()
    with one_step():
        before = version.as_object().related_reviews.count()
        other.delete()
        after = [row.review_id for row in version.as_object().related_reviews.all()]

    assert before == 1
    assert after == []


@pytest.mark.parametrize("live", [True, False])
def test_a_draft_without_any_of_the_rows_that_are_stored_deletes_them(live):
    _board, review = draft_with_rows()
    draft = review.get_latest_revision_as_object()
    draft.live, draft.released_documents, draft.themes = live, [], []

    draft.save(clean=False)

    assert not PageDocument.objects.filter(page=review.pk).exists()
