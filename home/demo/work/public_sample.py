"""The sample review that is public: its report may go in some days, two others went."""

from datetime import date, timedelta

from boards.models import (
    Availability,
    Board,
    DocumentKind,
    PageDocument,
    ReviewIndexPage,
    ReviewPage,
)
from boards.models.publishing.rules import add_months
from boards.publishing.withdrawals.document_changes import close
from cms import trees
from cms.partial_dates import PartialDate
from home.demo.builders import add_public, document, review_type
from home.demo.work.people import People
from home.demo.work.translated import add_translated
from home.provisioning import OpenedBoard

TITLE = "Sample review: Family S"
SUMMARY = (
    "Sample text: nothing here has happened. This page shows what becomes of the "
    "documents of a review in the year after it was published."
)
REPORT = "Sample: report about Family S"
ON_REQUEST = "Sample: terms of reference of the review of Family S"
WITHDRAWN = "Sample: media statement about Family S"
EXPECTED = "Sample: learning bulletin about Family S"
TYPE = "local-child-safeguarding-practice-review"
FLOOR_ENDS_IN = timedelta(days=20)


def add(opened: OpenedBoard, today: date) -> None:
    """While the board is opened, as what is public from its first day.

    Where the board speaks Polish, so does the review.
    """
    files, board = opened.collection, opened.board
    reviews = ReviewIndexPage.objects.in_board_of(board).get(
        locale=trees.first_locale(board)
    )
    months = board.months_available
    review = add_public(
        reviews,
        ReviewPage,
        TITLE,
        "sample-family-s",
        review_type=review_type(TYPE),
        published=on_day(add_months(today + FLOOR_ENDS_IN, -months)),
        summary=SUMMARY,
        documents=[
            document(files, "report", REPORT),
            document(files, "terms-of-reference", ON_REQUEST),
            document(files, "media-statement", WITHDRAWN),
            _expected(today),
        ],
    )
    add_translated(review)


def _expected(today: date) -> PageDocument:
    """A document that was to be there by now."""
    last_month = today.replace(day=1) - timedelta(days=1)
    return PageDocument(
        kind=DocumentKind.objects.get(slug="bulletin"),
        title=EXPECTED,
        availability=Availability.EXPECTED,
        expected=PartialDate(last_month.year, last_month.month),
    )


def on_day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def of(board: Board) -> ReviewPage:
    return ReviewPage.objects.in_board_of(board).get(
        title=TITLE, locale=trees.first_locale(board)
    )


def close_documents(review: ReviewPage, people: People) -> None:
    """Put one of its documents on request, and withdraw another."""
    close(
        review.released_documents.get(title=ON_REQUEST),
        Availability.ON_REQUEST,
        people.manager,
        "Sample: it is asked for seldom.",
        "Sample: we send it to whoever asks.",
    )
    close(
        review.released_documents.get(title=WITHDRAWN),
        Availability.WITHDRAWN,
        people.approver,
        "Sample: its second page named the wrong month.",
        "Sample: withdrawn because of a mistake in it.",
    )
