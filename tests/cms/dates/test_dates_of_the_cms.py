"""The CMS says days and moments in one form, 29 Nov 2026, 15:59, whoever says it."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cms.staff_dates import short_day, short_moment
from tests.test_architecture import ROOT

# As people read them, and as machines do.
FORMS = {"SHORT_DATE_FORMAT", "SHORT_DATETIME_FORMAT", "Y-m-d", "c"}
OF_STAFF = ("wagtailadmin", "wagtaildocs", "wagtailimages", "boards/mails")
ROOMS = (
    "boards/admin",
    "boards/governance",
    "boards/translations",
    "boards/publishing",
)
# What the public reads: a notice of what has gone, an archive.
PUBLIC = {"sentences.py", "making.py"}
BY_HAND = re.compile(r"date_format\(|%B|%b|%d[/. ]")


def test_a_day_and_a_moment_are_said_in_uk_time():
    late = datetime(2026, 7, 31, 23, 30, tzinfo=UTC)

    assert short_day(date(2026, 11, 29)) == "29 Nov 2026"
    assert (short_day(late), short_moment(late)) == ("1 Aug 2026", "1 Aug 2026, 00:30")


def test_no_screen_and_no_mail_has_a_form_of_its_own():
    texts = {
        path: path.read_text()
        for place in OF_STAFF
        for path in sorted((ROOT / "templates" / place).rglob("*.*"))
    }
    filters = [
        (path.name, form)
        for path, text in texts.items()
        for form in re.findall(r"\|(?:date|time)\b(:?['\"][^'\"]*['\"])?", text)
    ]

    assert len(filters) > 20
    assert [one for one in filters if one[1].strip(":'\"") not in FORMS] == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_for_staff_has_one_either(room):
    texts = {
        path: path.read_text()
        for path in sorted(Path(ROOT / room).rglob("*.py"))
        if path.name not in PUBLIC
    }

    assert len(texts) > 10
    assert [path.name for path, text in texts.items() if BY_HAND.search(text)] == []
