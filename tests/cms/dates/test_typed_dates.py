"""Days and times are understood as they are typed, or refused in words."""

from datetime import UTC, date, datetime, time

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.typed_dates import read_day, read_moment, read_time

DAY = date(2027, 9, 12)


def refusal(read, typed: str) -> str:
    with pytest.raises(ValidationError) as refused:
        read(typed)
    [sentence] = refused.value.messages
    return sentence


@pytest.mark.parametrize(
    "typed",
    [
        "12/09/2027",
        "12.9.2027",
        "12-09-2027",
        "2027-09-12",
        "12 September 2027",
        "12th of Sept 2027",
        "September 12, 2027",
        "Sunday 12 September 2027",
        "Sun, 12/09/2027",
        "  12   SEPTEMBER 2027 ",
    ],
)
def test_a_day_is_understood_however_british_people_write_it(typed):
    assert read_day(typed) == forms.DateField().clean(typed) == DAY


NO_DAYS = {
    "31st October": "is not a whole date",
    "TBC": "is not a whole date",
    "31/02/2027": "is not a day that exists",
    "00/09/2027": "is not a day that exists",
    "12/00/2027": "is not a day that exists",
    "2027-00-12": "is not a day that exists",
    "12/09/0217": "is not a day that exists",
    "12/09/2027 or so": "is not a day that exists",
    "১২/০৯/২০২৭": "is not a day that exists",
    "١٢/٠٩/٢٠٢٧": "is not a day that exists",
    "12/09/2027\x00": "is not a day that exists",
    "October 2018": "is no single day",
    "2027": "is no single day",
    "10/2027": "is no single day",
    "12–14 September 2027": "is no single day",
    "12/13 September 2027": "is no single day",
    "12/09/27": "Type the year in four digits",
    "12.9.27": "Type the year in four digits",
    "Monday 12 September 2027": "12 September 2027 is a Sunday",
}


@pytest.mark.parametrize(("typed", "words"), NO_DAYS.items())
def test_what_is_no_single_day_is_refused_with_what_was_typed(typed, words):
    for read in (read_day, forms.DateField().clean):
        sentence = refusal(read, typed)

        assert words in sentence
        assert f"“{typed}”" in sentence


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("09:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9:30am", time(9, 30)),
        ("9.30 a.m.", time(9, 30)),
        ("2pm", time(14)),
        ("2.15 PM", time(14, 15)),
        ("noon", time(12)),
        ("09:30:15", time(9, 30, 15)),
    ],
)
def test_a_time_is_understood_however_british_people_write_it(typed, meant):
    assert read_time(typed) == forms.TimeField().clean(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "9", "9:75", "14pm", "TBC", "٠٩:٣٠"])
def test_what_is_no_time_is_refused_with_what_was_typed(typed):
    for read in (read_time, forms.TimeField().clean):
        assert typed in refusal(read, typed)


@pytest.mark.parametrize("typed", ["12pm", "12am", "12.30pm", "0am"])
def test_a_time_that_people_read_in_two_ways_is_refused(typed):
    assert "could be read in two ways" in refusal(read_time, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "12/09/2027 09:30",
        "12/09/2027, 9.30am",
        "12 September 2027 at 9:30 am",
        "Sunday 12 September 2027 09:30",
        "2027-09-12 09:30",
        "2027-09-12T09:30",
        "12/09/2027 09:30 BST",
        "2027-09-12T08:30:00Z",
        "2027-09-12 08:30:00+00:00",
    ],
)
def test_a_moment_is_a_day_and_a_time_by_the_clocks_here(typed):
    here = timezone.get_current_timezone()
    meant = datetime(2027, 9, 12, 9, 30, tzinfo=here)

    assert read_moment(typed) == forms.DateTimeField().clean(typed) == meant


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        *((typed, "is not a whole date") for typed in ("TBC", "31st October")),
        ("October 2018", "is no single day"),
        ("12/09/2027", "has no time. Type the day and the time: 12/09/2027 10:00."),
        ("2027-09-12", "has no time"),
        ("12/09/2027 25:00", "“25:00” is not a time"),
        ("12/09/2027 12pm", "could be read in two ways"),
        ("12/09/27 10:00", "Type the year in four digits"),
        ("31/02/2027 10:00", "is not a day that exists"),
        ("12/09/2027 10:00 GMT", "On that day the clocks show BST"),
        ("9999-12-31T23:59:59Z", "is not a day that exists"),
    ],
)
def test_no_moment_is_made_up_of_half_of_one(typed, words):
    assert words in refusal(read_moment, typed)
    assert words in refusal(forms.DateTimeField().clean, typed)


@pytest.mark.parametrize("minutes", ["00", "30", "59"])
def test_a_time_that_the_clocks_skip_is_refused_with_what_to_type(minutes):
    assert refusal(forms.DateTimeField().clean, f"29/03/2026 01:{minutes}") == (
        f"On 29 March 2026 the clocks go forward: there is no 01:{minutes}. Type 00:59 "
        "or an earlier time, or 02:00 or a later one."
    )


def test_of_an_hour_that_comes_twice_it_is_asked_which_is_meant():
    field = forms.DateTimeField()

    assert refusal(field.clean, "25/10/2026 01:30") == (
        "On this day the clocks go back, and 01:30 comes twice. Type “25/10/2026 01:30 "
        "BST” for the first time, or “25/10/2026 01:30 GMT” for the second."
    )
    for clock, hour in {"BST": 0, "GMT": 1}.items():
        moment = field.clean(f"25/10/2026 01:30 {clock}")

        assert moment == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
        assert field.prepare_value(moment) == f"25/10/2026 01:30 {clock}"
        assert not field.has_changed(moment, f"25/10/2026 01:30 {clock}")


@pytest.mark.parametrize(
    "field", [forms.DateField, forms.TimeField, forms.DateTimeField]
)
def test_an_empty_field_is_empty(field):
    for nothing in ("", "   ", None):
        assert field(required=False).clean(nothing) is None
