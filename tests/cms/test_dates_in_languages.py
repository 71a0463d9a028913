"""A date is in the language's own form, no more exact than it is known."""

from datetime import datetime

import pytest
from django.template.defaultfilters import filesizeformat
from django.utils import translation
from django.utils.formats import date_format

from cms.catalogues import files
from cms.partial_dates import PartialDate

DATES = {
    "en-gb": ("12 September 2017", "September 2017", "2017"),
    "cy": ("12 Medi 2017", "Medi 2017", "2017"),
    "pl": ("12 września 2017", "wrzesień 2017", "2017"),
    "ro": ("12 septembrie 2017", "septembrie 2017", "2017"),
    "lt": ("2017 m. rugsėjo 12 d.", "2017 m. rugsėjo mėn.", "2017 m."),
    "pt": ("12 de setembro de 2017", "setembro de 2017", "2017"),
}


@pytest.mark.parametrize("language", DATES)
def test_a_day_a_month_and_a_year_stay_what_they_are(language):
    dates = (PartialDate(2017, 9, 12), PartialDate(2017, 9), PartialDate(2017))

    with translation.override(language):
        assert tuple(map(str, dates)) == DATES[language]


@pytest.mark.parametrize("language", files.languages())
def test_every_language_says_month_and_year_and_time_with_the_digits_of_phones(
    language,
):
    moment = datetime(2017, 9, 12, 14, 30)  # noqa: DTZ001

    with translation.override(language):
        said = date_format(moment, "DATETIME_FORMAT")
        month = str(PartialDate(2017, 9))

    assert "2017" in said
    assert "14:30" in said
    assert "September" not in said
    assert "2017" in month
    assert "12" not in month


def test_a_year_is_a_year_where_no_language_is_active():
    with translation.override(None):
        assert str(PartialDate(2017)) == "2017"


@pytest.mark.parametrize(
    ("language", "size"),
    [("en-gb", "1.2"), ("pl", "1,2"), ("pt", "1,2"), ("cy", "1.2")],
)
def test_a_files_size_has_the_decimal_sign_of_the_language(language, size):
    with translation.override(language):
        assert filesizeformat(1_258_291) == f"{size}\xa0MB"
