"""Seasons, quarters, ranges and own words are kept as exactly as they were written."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.partial_dates import PartialDate, PartialDateFormField

D = date
# Typed, shown, the first and the last day, and what a machine reads.
WRITTEN = [
    ("Spring 2016", "spring 2016", D(2016, 3, 1), D(2016, 5, 31), "2016"),
    ("autumn 2026", "autumn 2026", D(2026, 9, 1), D(2026, 11, 30), "2026"),
    ("Winter 2016/17", "winter 2016/17", D(2016, 12, 1), D(2017, 2, 28), ""),
    ("winter 2016", "winter 2016", D(2016, 1, 1), D(2017, 2, 28), ""),
    ("Q2 2016", "second quarter of 2016", D(2016, 4, 1), D(2016, 6, 30), "2016"),
    ("Q4 2016/17", "fourth quarter of 2016/17", D(2017, 1, 1), D(2017, 3, 31), "2017"),
    (
        "last quarter of 2017",
        "fourth quarter of 2017",
        D(2017, 10, 1),
        D(2017, 12, 31),
        "2017",
    ),
    ("early 2016", "early 2016", D(2016, 1, 1), D(2016, 6, 30), "2016"),
    ("Mid-2016", "mid 2016", D(2016, 4, 1), D(2016, 9, 30), "2016"),
    ("end of 2016", "late 2016", D(2016, 7, 1), D(2016, 12, 31), "2016"),
    ("2016/17", "2016/17", D(2016, 4, 1), D(2017, 8, 31), ""),
    ("2016/2017", "2016/17", D(2016, 4, 1), D(2017, 8, 31), ""),
    (
        "financial year 2016/17",
        "financial year 2016/17",
        D(2016, 4, 1),
        D(2017, 3, 31),
        "",
    ),
    ("academic year 2016/17", "school year 2016/17", D(2016, 9, 1), D(2017, 8, 31), ""),
    (
        "March to May 2016",
        "March 2016 to May 2016",
        D(2016, 3, 1),
        D(2016, 5, 31),
        "2016",
    ),
    (
        "March/April 2016",
        "March 2016 to April 2016",
        D(2016, 3, 1),
        D(2016, 4, 30),
        "2016",
    ),
    ("2014-2016", "2014 to 2016", D(2014, 1, 1), D(2016, 12, 31), ""),
    (
        "12–14 March 2016",
        "12 March 2016 to 14 March 2016",
        D(2016, 3, 12),
        D(2016, 3, 14),
        "2016-03",
    ),
    (
        "June, July and August 2016",
        "June 2016 to August 2016",
        D(2016, 6, 1),
        D(2016, 8, 31),
        "2016",
    ),
    (
        "12/13 March 2016",
        "12 March 2016 to 13 March 2016",
        D(2016, 3, 12),
        D(2016, 3, 13),
        "2016-03",
    ),
    (
        "November 2015-Jan 2016",
        "November 2015 to January 2016",
        D(2015, 11, 1),
        D(2016, 1, 31),
        "",
    ),
    (
        "between March and May 2016",
        "March 2016 to May 2016",
        D(2016, 3, 1),
        D(2016, 5, 31),
        "2016",
    ),
    (
        "Tues. 12 September 2017",
        "12 September 2017",
        D(2017, 9, 12),
        D(2017, 9, 12),
        "2017-09-12",
    ),
    (
        "14-Jul-2021",
        "14 July 2021",
        D(2021, 7, 14),
        D(2021, 7, 14),
        "2021-07-14",
    ),
    ("FY 2016-17", "financial year 2016/17", D(2016, 4, 1), D(2017, 3, 31), ""),
    ("winter 2016–2017", "winter 2016/17", D(2016, 12, 1), D(2017, 2, 28), ""),
    ("from 2014 to 2016", "2014 to 2016", D(2014, 1, 1), D(2016, 12, 31), ""),
    ("as written: Easter 2016", "Easter 2016", D(2016, 1, 1), D(2016, 12, 31), ""),
    ("As written: after July 2016", "after July 2016", D(2016, 1, 1), date.max, ""),
    ("as written: not recorded", "not recorded", date.min, date.max, ""),
]


@pytest.mark.parametrize(("typed", "shown", "first", "last", "machine"), WRITTEN)
def test_a_date_in_words_is_kept_shown_and_bounded(typed, shown, first, last, machine):
    field = PartialDateFormField()

    known = field.clean(typed)

    assert (str(known), known.first_day, known.last_day) == (shown, first, last)
    assert known.isoformat() == machine
    assert PartialDate.from_stored(known.stored()) == known
    assert field.clean(field.prepare_value(known)) == known


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("16/01/20", "16/01/2020", "16/01/1920"),
        ("18.05.18", "18/05/2018", "18/05/1918"),
        ("2011-12", "December 2011", "2011/12"),
    ],
)
def test_what_could_mean_two_things_is_asked(typed, first, second):
    with pytest.raises(ValidationError) as refused:
        PartialDateFormField().clean(typed)

    (sentence,) = refused.value.messages
    assert first in sentence
    assert second in sentence


def test_dates_in_words_stand_where_their_first_day_does():
    in_order = [
        PartialDate.parse(typed)
        for typed in (
            "as written: not recorded",
            "2016",
            "early 2016",
            "2016 to 2018",
            "January 2016",
            "March 2016",
            "spring 2016",
            "1 March 2016",
            "Q2 2016",
            "2017",
        )
    ]

    assert sorted(in_order, key=PartialDate.stored) == sorted(in_order)
    days = [known.first_day for known in sorted(in_order)]
    assert days == sorted(days)


def test_a_season_is_written_in_the_language_at_hand():
    with translation.override("pl"):
        assert str(PartialDate.parse("spring 2016")) == "wiosna 2016"
