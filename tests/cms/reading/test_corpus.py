"""The check, measured: every planted secret is found, and no clean file alarms."""

import pytest

from home.demo.builders import SAMPLE_FOLDER
from tests.cms.reading.asking import INFORMATION, finding, keys_of, report_on
from tests.cms.reading.corpus import CLEAN, PLANTED, SECRET


def _name(case) -> str:
    return case.name


@pytest.mark.parametrize("case", PLANTED, ids=_name)
def test_a_planted_secret_is_found(case):
    report = report_on(case.make(), case.ending)

    assert case.finds in keys_of(report)
    assert SECRET not in str(report)


@pytest.mark.parametrize("case", CLEAN, ids=_name)
def test_a_clean_file_raises_no_alarm(case):
    report = report_on(case.make(), case.ending)

    assert keys_of(report) <= INFORMATION


@pytest.mark.parametrize("path", sorted(SAMPLE_FOLDER.iterdir()), ids=lambda p: p.name)
def test_the_demonstrations_own_files_raise_no_alarm(path):
    report = report_on(path.read_bytes(), path.suffix[1:])

    assert keys_of(report) <= INFORMATION
    assert report["facts"]["pages"]


def test_hidden_text_is_told_by_its_page_and_by_what_hides_it():
    case = next(one for one in PLANTED if one.name == "under a black box")

    (place,) = finding(report_on(case.make()), "hidden_text")["places"]

    assert (place["page"], place["where"]) == (1, "dark")
