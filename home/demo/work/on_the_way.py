"""Sample reviews that are not public yet: to sign off, sent back, with a finding."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from boards.models import Board, PageDocument, Release, ReviewIndexPage, ReviewPage
from boards.publishing.releases import transitions
from cms import trees
from home.demo.builders import add, document, review_type
from home.demo.work.people import People
from home.demo.work.public_sample import TYPE, on_day

TO_SIGN_OFF, SENT_BACK, WITH_FINDING = (
    "Sample review: Child T",
    "Sample review: Child U",
    "Sample review: Child V",
)
WITH_COMMENT = "briefing-with-comment.pdf"
SUMMARY = (
    "Sample text: nothing here has happened. A second person looks at this page and "
    "its documents before they are public."
)
WHY_SENT_BACK = "Sample: say in the summary for whom this review is."
TEN_O_CLOCK = time(10)
TOMORROW, NEXT_WEEK, IN_TWO_WEEKS = (timedelta(days=days) for days in (1, 7, 14))


def add_what_waits(board: Board, people: People, today: date) -> None:
    """As the editor submits it, and the approver sends one of it back."""
    _submit(
        board,
        people,
        TO_SIGN_OFF,
        today + TOMORROW,
        [
            document(board.collection, "report", "Sample: report about Child T"),
            document(board.collection, "response", "Sample: response about Child T"),
        ],
    )
    _submit(
        board,
        people,
        WITH_FINDING,
        today + NEXT_WEEK,
        [
            document(
                board.collection,
                "briefing",
                "Sample: briefing about Child V",
                sample=WITH_COMMENT,
            )
        ],
    )
    back = _submit(board, people, SENT_BACK, today + IN_TWO_WEEKS, [])
    transitions.send_back(back, people.approver, WHY_SENT_BACK)


def _submit(
    board: Board,
    people: People,
    title: str,
    day: date,
    documents: Iterable[PageDocument],
) -> Release:
    """A review in a release of its own, submitted for a day at ten."""
    first = trees.first_locale(board)
    reviews = ReviewIndexPage.objects.in_board_of(board).get(locale=first)
    page = add(
        reviews,
        ReviewPage,
        title,
        title.lower().replace(": ", " ").replace(" ", "-"),
        review_type=review_type(TYPE),
        published=on_day(day),
        summary=SUMMARY,
        owner=people.editor,
    )
    page.released_documents = list(documents)
    page.save_revision(user=people.editor)
    at = timezone.make_aware(datetime.combine(day, TEN_O_CLOCK))
    release = transitions.make(board, title, [page], at, people.editor)
    transitions.submit(release, people.editor)
    release.refresh_from_db()
    return release
