"""Counting working days, over the bank holidays that are known."""

from datetime import date

import pytest

from boards.models import BankHoliday
from boards.publishing.deadlines.working_days import (
    BankHolidays,
    bank_holidays,
    working_days_after,
    working_days_before,
)

NONE = BankHolidays(frozenset(), 2099)
CHRISTMAS_2026 = BankHolidays.of([date(2026, 12, 25), date(2026, 12, 28)])


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 12, 14), 7, date(2026, 12, 3)),
        (date(2026, 12, 14), 1, date(2026, 12, 11)),
        (date(2026, 12, 13), 1, date(2026, 12, 11)),
        (date(2026, 12, 14), 0, date(2026, 12, 14)),
    ],
)
def test_weekends_are_no_working_days(day, count, expected):
    assert working_days_before(day, count, NONE) == expected


def test_bank_holidays_are_no_working_days_in_either_direction():
    new_year, eve = date(2027, 1, 4), date(2026, 12, 24)

    assert working_days_before(new_year, 7, CHRISTMAS_2026) == date(2026, 12, 22)
    assert working_days_after(eve, 2, CHRISTMAS_2026) == date(2026, 12, 30)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "is_holiday"),
    [
        (date(2018, 1, 1), True),
        (date(2020, 5, 4), False),  # Moved to the 75th anniversary of VE Day.
        (date(2020, 5, 8), True),
        (date(2020, 12, 28), True),
        (date(2021, 12, 27), True),
        (date(2022, 1, 3), True),
        (date(2022, 5, 30), False),  # Moved to the Platinum Jubilee.
        (date(2022, 6, 2), True),
        (date(2022, 6, 3), True),
        (date(2022, 9, 19), True),
        (date(2023, 5, 8), True),
        (date(2026, 4, 3), True),
        (date(2026, 12, 28), True),
        (date(2027, 3, 29), True),
        (date(2028, 1, 3), True),
    ],
)
def test_the_bank_holidays_of_england_and_wales_are_known(day, is_holiday):
    assert (day in bank_holidays().days) == is_holiday


@pytest.mark.django_db
def test_every_known_year_has_its_eight_days_and_none_on_a_weekend():
    extra = {2022: 2, 2023: 1}
    days = bank_holidays().days

    for year in range(2018, 2029):
        of_year = [day for day in days if day.year == year]
        assert len(of_year) == 8 + extra.get(year, 0)
    assert not [day for day in days if day.weekday() > 4]
    assert not BankHoliday.objects.filter(source="").exists()


def test_a_count_beyond_the_last_known_year_says_so():
    assert CHRISTMAS_2026.doubt(date(2026, 12, 3)) == ""
    assert CHRISTMAS_2026.doubt(date(2026, 12, 3), date(2027, 1, 4)) == (
        "Bank holidays are known until the end of 2026: the day may be wrong."
    )
    assert "No bank holidays are known" in BankHolidays.of([]).doubt(date(2026, 1, 1))


@pytest.mark.django_db
def test_a_count_asks_once_for_the_days(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert working_days_before(date(2026, 12, 29), 1) == date(2026, 12, 24)
