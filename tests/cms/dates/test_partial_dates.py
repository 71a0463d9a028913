"""Dates are kept as well as they are known."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from boards.models import GuidanceEdition
from cms.partial_dates import PartialDate, PartialDateFormField

DAY = PartialDate(2017, 9, 12)
MONTH = PartialDate(2019, 10)
YEAR = PartialDate(2017)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12/09/2017", DAY),
        ("12.9.2017", DAY),
        ("12-09-2017", DAY),
        ("2017-09-12", DAY),
        ("12 September 2017", DAY),
        ("12th Sept 2017", DAY),
        ("12th of September, 2017", DAY),
        ("September 12, 2017", DAY),
        ("  12   SEPTEMBER 2017 ", DAY),
        ("Oct 2019", MONTH),
        ("October 2019", MONTH),
        ("10/2019", MONTH),
        ("2019-10", MONTH),
        ("2017", YEAR),
    ],
)
def test_what_a_british_person_types_is_understood(typed, meant):
    assert PartialDateFormField().clean(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("31/02/2017", "13/2017", "Octobre 2019", "soon", "17", "3017"),
        *("00/09/2017", "0/0/2017", "00/2017", "2017-00", "2017-00-09", "2017-09-00"),
        *("12/00/2017", "00 September 2017", "12/09/0217", "২০১৭", "١٢/٠٩/٢٠١٧"),
        *("12/09/2017 or so", "2017?", "12/09/2017/1", "summer 2016/17", "2016/18"),
        *("Q5 2016", "March 2017 to May 2016", "as written:", "2016-03,spring"),
        # Two dates are no stretch, and a day has one name.
        *("May 2015 and June 2016", "March and May 2016", "May/July 2016"),
        *("Monday 12 September 2017", "Tuesday September 2017"),
        *("12,", "2016–", "–", "/", "2016 to", "and 2016"),
    ],
)
def test_what_is_no_date_is_refused_with_examples(typed):
    with pytest.raises(ValidationError, match=r"12 September 2017, Oct 2019 or 2017"):
        PartialDateFormField().clean(typed)


@pytest.mark.parametrize(
    ("known", "shown"),
    [(DAY, "12 September 2017"), (MONTH, "October 2019"), (YEAR, "2017")],
)
def test_a_date_is_shown_as_known_and_never_padded(known, shown):
    assert str(known) == shown


@pytest.mark.parametrize("known", [DAY, MONTH, YEAR])
def test_what_the_input_shows_means_the_same_when_it_is_sent_back(known):
    field = PartialDateFormField()

    shown = field.prepare_value(known)

    assert field.clean(shown) == known
    assert not field.has_changed(known, shown)


@pytest.mark.parametrize(
    ("known", "first", "last"),
    [
        (DAY, date(2017, 9, 12), date(2017, 9, 12)),
        (PartialDate(2016, 2), date(2016, 2, 1), date(2016, 2, 29)),
        (YEAR, date(2017, 1, 1), date(2017, 12, 31)),
    ],
)
def test_a_vague_date_knows_its_first_and_its_last_day(known, first, last):
    assert (known.first_day, known.last_day) == (first, last)


@pytest.mark.django_db
def test_the_database_sorts_by_the_first_day_and_gives_back_what_was_stored():
    GuidanceEdition.objects.all().delete()
    in_order = [
        PartialDate(2016, 12, 31),
        PartialDate(2017),
        PartialDate(2017, 1),
        PartialDate(2017, 1, 1),
        PartialDate(2017, 9),
        PartialDate(2017, 10, 2),
        PartialDate(2018),
    ]
    for number in (3, 0, 6, 2, 5, 1, 4):
        GuidanceEdition.objects.create(
            name=number, short_name=number, issued=in_order[number]
        )

    found = GuidanceEdition.objects.order_by("issued").values_list("issued", flat=True)

    assert list(found) == in_order == sorted(in_order)


@pytest.mark.django_db
def test_the_database_itself_refuses_text_that_is_no_date():
    edition = GuidanceEdition.objects.first()

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE boards_guidanceedition SET issued = 'soon' WHERE id = %s",
            [edition.pk],
        )
