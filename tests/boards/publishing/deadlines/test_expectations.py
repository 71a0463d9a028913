"""What readers were told to expect by a day: its board is told when that has passed."""

import pytest

from boards.models import Availability
from boards.publishing.deadlines import DutyKind
from cms.partial_dates import PartialDate
from tests.boards.publishing.deadlines.making import a_review, found
from tests.factories import make_board, make_document, release

pytestmark = pytest.mark.django_db

LAST_AUTUMN, NEXT_YEAR = PartialDate(2026, 10), PartialDate(2027)
DELAYED = {
    "publication_decision": "delayed",
    "publication_note": "Delayed until court proceedings have ended.",
}


def test_what_was_expected_by_a_day_that_has_passed_is_due_and_nothing_else_is():
    board, other = make_board(), make_board()
    late = a_review(board, title="Late", expected=LAST_AUTUMN, **DELAYED)
    a_review(board, title="In time", expected=NEXT_YEAR, **DELAYED)
    a_review(board, title="Out", expected=LAST_AUTUMN)
    a_review(other, title="Theirs", expected=LAST_AUTUMN, **DELAYED)
    review = a_review(board, title="With documents")
    for state in Availability:
        row = release(
            review, make_document(board), kind="bulletin", title=f"Bulletin {state}"
        )
        row.availability, row.expected = state, LAST_AUTUMN
        row.save()

    duties = found(board, DutyKind.EXPECTED)

    assert duties[0].page_id == late.pk
    assert "its report is expected: October 2026" in duties[0].sentence
    assert {duty.page_id for duty in duties[1:]} == {review.pk}
    shown = " ".join(duty.sentence for duty in duties[1:])
    assert len(duties) == 4
    assert all(f"Bulletin {state}" in shown for state in ("expected", "delayed"))
    assert all(duty.is_overdue for duty in duties)


def test_what_is_expected_later_is_due_on_the_last_day_that_its_date_can_mean():
    board = make_board()
    a_review(board, expected=NEXT_YEAR, **DELAYED)

    (duty,) = found(board, DutyKind.EXPECTED, ahead=None)

    assert duty.due == NEXT_YEAR.last_day
    assert not duty.is_overdue
