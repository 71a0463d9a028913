"""A page is stored and its drafts are read as a whole, and nothing is lost by it."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry, ReferenceIndex

from boards.models import DocumentKind, PageDocument, RelatedReview, ReviewPage
from cms.tasks.done_once import done_once, once
from tests.factories import make_board, make_document, make_editor, make_review, release

pytestmark = pytest.mark.django_db
ROWS = 4


def draft_with_rows():
    board = make_board()
    review = make_review(board, live=False)
    for _number in range(ROWS):
        release(review, make_document(board))
    return board, ReviewPage.objects.get(pk=review.pk)


def statements(captured, beginning):
    return [one for one in captured if one["sql"].startswith(beginning)]


def test_what_its_rows_point_at_is_written_once_however_many_rows_there_are():
    board, review = draft_with_rows()
    other = make_document(board)
    draft = review.get_latest_revision_as_object()
    rows = list(draft.released_documents.all())
    for row in rows:
        row.title = f"{row.title}, again"
    rows[0].file = other
    draft.released_documents = rows

    with CaptureQueriesContext(connection) as captured:
        draft.save()

    assert len(statements(captured, 'SELECT "wagtailcore_referenceindex"')) == 1
    found = ReferenceIndex.get_references_to(other).values_list("object_id", flat=True)
    assert list(found) == [str(review.pk)]


def test_rows_of_a_draft_that_are_as_they_are_stored_are_not_written():
    _board, review = draft_with_rows()
    draft = review.get_latest_revision_as_object()
    draft.released_documents = list(draft.released_documents.all())
    draft.title = "Another name"

    with CaptureQueriesContext(connection) as captured:
        draft.save()

    assert statements(captured, 'UPDATE "wagtailcore_page"')
    assert statements(captured, 'UPDATE "boards_pagedocument"') == []


def test_one_row_that_is_gone_from_a_draft_is_deleted_and_one_that_is_new_is_stored():
    board, review = draft_with_rows()
    draft = review.get_latest_revision_as_object()
    stays = list(draft.released_documents.all())[1:]
    new = PageDocument(
        title="New",
        file=make_document(board),
        kind=DocumentKind.objects.get(slug="report"),
    )
    draft.released_documents = [*stays, new]

    draft.save()

    titles = {row.title for row in PageDocument.objects.filter(page=review.pk)}
    assert titles == {"New", *(row.title for row in stays)}


def test_a_draft_that_points_at_what_has_gone_is_read_without_it_and_keeps_the_rest():
    board, review = draft_with_rows()
    gone, stays = make_review(board, live=False), make_review(board)
    for other in (gone, stays):
        RelatedReview.objects.create(page=review, review=other)
    review.save_revision()
    gone.delete()

    draft = ReviewPage.objects.get(pk=review.pk).get_latest_revision_as_object()

    assert [row.review_id for row in draft.related_reviews.all()] == [stays.pk]
    assert draft.released_documents.count() == ROWS


def test_a_draft_is_read_by_as_many_queries_however_many_rows_it_has():
    board, review = draft_with_rows()
    revision = review.save_revision()
    with CaptureQueriesContext(connection) as few:
        revision.as_object()
    for _number in range(ROWS):
        release(review, make_document(board))
    revision = ReviewPage.objects.get(pk=review.pk).save_revision()
    with CaptureQueriesContext(connection) as many:
        revision.as_object()

    assert len(many) == len(few)


def test_a_line_of_the_log_looks_once_for_all_that_it_points_at():
    board, review = draft_with_rows()
    line = PageLogEntry.objects.log_action(
        instance=review, action="wagtail.edit", user=make_editor(board)
    )

    with CaptureQueriesContext(connection) as captured:
        line.full_clean()

    assert len(captured) == 1
    line.user_id = 0
    with pytest.raises(ValidationError, match="user"):
        line.full_clean()


def test_what_is_asked_for_is_done_once_at_the_end_and_not_where_all_is_taken_back():
    done = []
    with done_once():
        once("count", (1,), lambda: done.append("first"))
        with done_once():
            once("count", (1,), lambda: done.append("last"))
        assert done == []
    with suppress(ValidationError), done_once():
        once("count", (2,), lambda: done.append("never"))
        raise ValidationError("It was refused.")
    with transaction.atomic():
        once("count", (3,), lambda: done.append("at once"))

    assert done == ["last", "at once"]
