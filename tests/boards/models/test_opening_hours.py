"""Hours as managers type them, and the number that they lead to at each minute."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from boards.models.board.typed_hours import read_hours, write_hours
from boards.models.board.whom_to_ring import whom_to_ring

LONDON = ZoneInfo("Europe/London")
OFFICE = "Monday to Friday: 9am to 5pm\nBank holidays: closed"
SPLIT = (
    "Weekdays: 8:45am to 12:30 and 1:30pm to 5:15pm\n"
    "Saturday: 10am to noon\nBank holidays: 10am to 2pm"
)
NIGHTS = (
    "Monday to Thursday: midnight to 1:30am and 5pm to midnight\n"
    "Saturday, Sunday: midnight to 1:30am and 2am to midnight\n"
    "Bank holidays: as on other days"
)
ALL_BUT_HOLIDAYS = "Every day: all day\nBank holidays: 9am to noon"
CHRISTMAS = {date(2026, 12, 25), date(2026, 12, 28)}
DAY, NIGHT = "01632 960101", "01632 960102"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (
            OFFICE,
            "Monday to Friday: 9:00 to 17:00\nSaturday and Sunday: closed\n"
            "Bank holidays: closed",
        ),
        (
            "mon-thu: 8.45am–5pm; FRI: closed".replace("; ", "\n")
            + "\nBank holiday: as usual",
            "Monday to Thursday: 8:45 to 17:00\nFriday to Sunday: closed\n"
            "Bank holidays: as on other days",
        ),
        (
            SPLIT,
            "Monday to Friday: 8:45 to 12:30 and 13:30 to 17:15\n"
            "Saturday: 10:00 to 12:00\nSunday: closed\nBank holidays: 10:00 to 14:00",
        ),
        (
            "Every day, bank holidays: midnight to 9am and 9am to midnight",
            "Always",
        ),
        (
            "Every day: 9am to 5pm\nBank holidays: closed",
            "Every day: 9:00 to 17:00\nBank holidays: closed",
        ),
        (" always. ", "Always"),
    ],
)
def test_hours_are_understood_as_people_type_them_and_written_back(typed, written):
    assert write_hours(read_hours(typed)) == written
    assert read_hours(written) == read_hours(typed)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("9 to 5", "Write days, a colon and times"),
        ("Monday: 9am to 5pm", "Say what counts on bank holidays as well"),
        ("Monday: 9am to 1pm and noon to 5pm", "two of these times overlap"),
        ("Monday: 5pm to 9am", "the end has to come after the start"),
        ("Monday: 5pm to 5pm", "the end has to come after the start"),
        ("Friday: 10pm to 2am", "Over midnight, write two lines"),
        ("Monday: 9 to 5", "is not a time"),
        ("Monday: 9am to 25:00", "is not a time"),
        ("Monday: 9am", "write from when to when"),
        ("Monday: as usual", "write from when to when"),
        ("Mondy: 9am to 5pm", "“mondy” is no day"),
        ("Friday to Monday: 9am to 5pm", "in their order"),
        ("Monday: 9am to 5pm\nWeekdays: 9am to 5pm", "Monday is in an earlier line"),
        ("Every day: closed\nBank holidays: all day", "on one day of the week"),
    ],
)
def test_what_is_not_clear_is_refused_with_what_to_write(typed, reason):
    with pytest.raises(ValidationError) as refused:
        read_hours(typed)

    assert reason in refused.value.messages[0]


def brute(text, moment):
    """Whether the first number is answered, by the plainest reading of these hours."""
    here = moment.astimezone(LONDON)
    at, day = f"{here:%H:%M}", f"{here:%a}"
    if text == OFFICE:
        if here.date() in CHRISTMAS:
            return False
        return day not in ("Sat", "Sun") and "09:00" <= at < "17:00"
    if text == SPLIT:
        if here.date() in CHRISTMAS:
            return "10:00" <= at < "14:00"
        if day == "Sat":
            return "10:00" <= at < "12:00"
        halves = "08:45" <= at < "12:30" or "13:30" <= at < "17:15"
        return day != "Sun" and halves
    if text == NIGHTS:
        if day == "Fri":
            return False
        late = "02:00" if day in ("Sat", "Sun") else "17:00"
        return at < "01:30" or at >= late
    return here.date() not in CHRISTMAS or "09:00" <= at < "12:00"


@pytest.mark.parametrize(
    ("start", "days"),
    [
        (datetime(2026, 11, 26, tzinfo=UTC), 6),  # over a weekend
        (datetime(2026, 12, 23, tzinfo=UTC), 8),  # over Christmas
        (datetime(2026, 3, 27, tzinfo=UTC), 4),  # the clocks go forward
        (datetime(2026, 10, 23, tzinfo=UTC), 4),  # the clocks go back
    ],
)
@pytest.mark.parametrize("text", [OFFICE, SPLIT, NIGHTS, ALL_BUT_HOLIDAYS])
def test_the_number_and_its_end_are_those_of_a_clock_that_is_stepped(text, start, days):
    hours = read_hours(text)
    step = timedelta(minutes=5)
    # Far enough for the end that is said at the last minute that is asked for.
    clock = [start + step * n for n in range((days + 5) * 288)]
    answered = [brute(text, moment) for moment in clock]
    asked = range(0, days * 288, 7)

    assert len(asked) > 0
    for n in asked:
        ring = whom_to_ring(DAY, NIGHT, hours, CHRISTMAS, clock[n])
        later = range(n + 1, len(clock))
        change = next((m for m in later if answered[m] != answered[n]), None)

        assert ring.number == (DAY if answered[n] else NIGHT), clock[n]
        if change is not None:
            assert ring.until == clock[change], clock[n]
            assert ring.then == (NIGHT if answered[n] else DAY)


def test_a_number_that_is_always_answered_has_no_end():
    now = datetime(2026, 12, 25, 3, tzinfo=UTC)

    ring = whom_to_ring(DAY, NIGHT, read_hours("Always"), CHRISTMAS, now)

    assert (ring.number, ring.until, ring.then) == (DAY, None, "")


def test_without_a_second_number_nobody_is_said_to_answer_out_of_hours():
    now = datetime(2026, 11, 28, 12, tzinfo=UTC)

    ring = whom_to_ring(DAY, "", read_hours(OFFICE), CHRISTMAS, now)

    assert (ring.number, ring.then) == ("", DAY)
    assert ring.until == datetime(2026, 11, 30, 9, tzinfo=UTC)
