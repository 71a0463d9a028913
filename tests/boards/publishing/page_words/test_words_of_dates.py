"""What somebody writes in the place of a date is read like every other text."""

import pytest

from boards.publishing.page_words.texts import texts_of
from cms.partial_dates import PartialDate
from tests.factories import make_board, make_review, release

pytestmark = pytest.mark.django_db


def test_own_words_in_the_place_of_a_date_are_read_and_plain_dates_are_not():
    review = make_review(
        make_board(),
        published=PartialDate.parse("as written: when Alex was nine"),
        completed=PartialDate.parse("spring 2016"),
    )
    release(
        review,
        link="https://www.example.org/a",
        updated=PartialDate.parse("as written: after the inquest"),
    )

    found = {text.place: text.text for text in texts_of(review)}

    assert found["Published"] == "when Alex was nine"
    assert found["Document 1: Updated"] == "after the inquest"
    assert "Completed" not in found
