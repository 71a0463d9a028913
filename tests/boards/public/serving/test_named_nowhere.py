"""What is closed is named by no address: in no list, search, sitemap or data block."""

import pytest

from boards.models import Availability
from boards.publishing.withdrawals import document_changes
from tests.boards.publishing.availability.worlds import public_review, the_row
from tests.factories import get, make_board

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", document_changes.CLOSING)
@pytest.mark.parametrize(
    "place", ["page", "list", "/", "/search/?q=report", "/sitemap.xml", "/robots.txt"]
)
def test_no_page_names_a_closed_file(client, place, state):
    board = make_board()
    review = public_review(board, title="A report about Child P")
    file = the_row(review).file
    assert file.url in get(client, board, review).content.decode()
    document_changes.close(the_row(review), state, None, "Time.", "Please ask us.")

    asked = {"page": review, "list": review.get_parent()}.get(place, place)
    text = get(client, board, asked).content.decode()

    assert file.url not in text
    assert file.filename not in text


def test_a_report_on_request_leaves_its_line_and_the_rest(client):
    board = make_board()
    review = public_review(board)
    document_changes.close(
        the_row(review), Availability.ON_REQUEST, None, "Time.", "Please ask us."
    )

    text = get(client, board, review).content.decode()

    assert "The report is available on request." in text
    assert "Please ask us." in text
