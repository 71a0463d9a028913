"""The rules of release, as plain functions of facts."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from boards.models import PageDocument
from boards.models.publishing.rules import (
    add_months,
    check_document_row,
    check_publication_note,
    floor_day,
)
from cms.partial_dates import PartialDate

DAY = PartialDate(2017, 9, 12)


def a_review(**facts) -> SimpleNamespace:
    """What the rules ask of a review, without a database."""
    usual = {
        "published": None,
        "publication_decision": "published",
        "publication_note": "",
    }
    return SimpleNamespace(**{**usual, **facts})


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2017, 9, 12), 12, date(2018, 9, 12)),
        (date(2017, 9, 12), 0, date(2017, 9, 12)),
        (date(2017, 12, 31), 1, date(2018, 1, 31)),
        (date(2017, 1, 31), 1, date(2017, 2, 28)),
        (date(2016, 1, 31), 1, date(2016, 2, 29)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2016, 2, 29), 48, date(2020, 2, 29)),
        (date(2017, 11, 30), 3, date(2018, 2, 28)),
        (date(2017, 9, 12), 60, date(2022, 9, 12)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(
    day, months, later
):
    assert add_months(day, months) == later


@pytest.mark.parametrize(
    ("published", "months", "floor"),
    [
        (DAY, 12, date(2018, 9, 12)),
        (PartialDate(2016, 2, 29), 12, date(2017, 2, 28)),
        (PartialDate(2019, 10), 12, date(2020, 10, 31)),
        (PartialDate(2016, 2), 12, date(2017, 2, 28)),
        (PartialDate(2015, 2), 12, date(2016, 2, 28)),
        (PartialDate(2017), 12, date(2018, 12, 31)),
        (PartialDate(2017), 24, date(2019, 12, 31)),
        (None, 12, None),
    ],
)
def test_the_floor_is_counted_from_the_last_day_that_the_date_can_mean(
    published, months, floor
):
    assert floor_day(published, months) == floor


LINK, NOTE = "https://www.example.org/report", "Please ask us for a copy."


@pytest.mark.parametrize(
    ("row", "at_fault"),
    [
        ({"file_id": 1}, None),
        ({"link": LINK}, None),
        ({}, "file"),
        ({"public_note": NOTE}, "file"),
        ({"file_id": 1, "link": LINK}, "link"),
        ({"availability": "on_request"}, "public_note"),
        ({"availability": "on_request", "public_note": "  "}, "public_note"),
        ({"availability": "on_request", "public_note": NOTE}, None),
        ({"availability": "delayed", "file_id": 1}, "public_note"),
        ({"availability": "delayed", "public_note": NOTE}, None),
        ({"availability": "not_published", "public_note": NOTE}, None),
        ({"availability": "withdrawn", "file_id": 1, "public_note": NOTE}, None),
        (
            {
                "availability": "withdrawn",
                "file_id": 1,
                "link": LINK,
                "public_note": "x",
            },
            "link",
        ),
    ],
)
def test_a_document_gives_the_reader_something_or_says_why_not(row, at_fault):
    document = PageDocument(**row)

    if at_fault is None:
        check_document_row(document)
        return
    with pytest.raises(ValidationError) as refused:
        check_document_row(document)
    assert list(refused.value.message_dict) == [at_fault]


@pytest.mark.parametrize(
    ("decision", "note", "refused"),
    [
        ("published", "", False),
        ("delayed", "", True),
        ("delayed", "   ", True),
        ("delayed", "Until court proceedings have ended.", False),
        ("not_published", "", True),
        ("not_published", "To protect the children.", False),
    ],
)
def test_a_report_that_is_not_there_has_a_public_reason(decision, note, refused):
    review = a_review(publication_decision=decision, publication_note=note)

    if not refused:
        check_publication_note(review)
        return
    with pytest.raises(ValidationError) as error:
        check_publication_note(review)
    assert list(error.value.message_dict) == ["publication_note"]
