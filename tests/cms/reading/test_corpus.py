"""The check, measured: every planted secret is found, and no clean file alarms."""

from typing import Any

import pytest

from home.demo.builders import SAMPLE_FOLDER
from tests.cms.reading.asking import INFORMATION, finding, keys_of
from tests.cms.reading.batch import read_all
from tests.cms.reading.corpus import CLEAN, PLANTED, SECRET

# One of them shows what the check finds.
WITH_A_FINDING = "briefing-with-comment.pdf"
SAMPLES = [
    path for path in sorted(SAMPLE_FOLDER.iterdir()) if path.name != WITH_A_FINDING
]


def _name(case) -> str:
    return case.name


@pytest.fixture(scope="module")
def reports() -> dict[str, dict[str, Any]]:
    """What is said of each file, by its name: one process reads those of a kind."""
    files = [(case.name, case.ending, case.make()) for case in (*PLANTED, *CLEAN)]
    files += [(path.name, path.suffix[1:], path.read_bytes()) for path in SAMPLES]
    said = {}
    for kind in sorted({ending for _name, ending, _content in files}):
        of_kind = {name: content for name, ending, content in files if ending == kind}
        said |= read_all(of_kind, [], ending=kind)
    assert len(said) == len(files)
    return said


@pytest.mark.parametrize("case", PLANTED, ids=_name)
def test_a_planted_secret_is_found(case, reports):
    report = reports[case.name]

    assert case.finds in keys_of(report)
    assert SECRET not in str(report)


@pytest.mark.parametrize("case", CLEAN, ids=_name)
def test_a_clean_file_raises_no_alarm(case, reports):
    report = reports[case.name]

    assert keys_of(report) <= INFORMATION


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_the_demonstrations_own_files_raise_no_alarm(path, reports):
    report = reports[path.name]

    assert keys_of(report) <= INFORMATION
    assert report["facts"]["pages"]


def test_hidden_text_is_told_by_its_page_and_by_what_hides_it(reports):
    (place,) = finding(reports["under a black box"], "hidden_text")["places"]

    assert (place["page"], place["where"]) == (1, "dark")
