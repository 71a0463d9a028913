"""Excel, PowerPoint and OpenDocument: planted secrets are found, clean files are."""

import pytest

from tests.cms.reading.asking import INFORMATION, keys_of, listing, read_here
from tests.cms.reading.corpus_office import CLEAN_OFFICE, NAME, PLANTED_OFFICE, SECRET
from tests.cms.reading.corpus_word import CLEAN_WORD_TOO, PLANTED_WORD_TOO

KNOWN = listing(NAME)
# Of a file that openpyxl writes.
_WRITERS = {"metadata_people", "email", "phone"}


@pytest.mark.parametrize(
    "case", [*PLANTED_OFFICE, *PLANTED_WORD_TOO], ids=lambda case: case.name
)
def test_a_planted_secret_is_found(case, tmp_path):
    report = read_here(case.make(), case.ending, tmp_path, **KNOWN)

    assert case.finds in keys_of(report)
    assert SECRET not in str(report)


@pytest.mark.parametrize(
    "case", [*CLEAN_OFFICE, *CLEAN_WORD_TOO], ids=lambda case: case.name
)
def test_a_clean_file_raises_no_alarm(case, tmp_path):
    report = read_here(case.make(), case.ending, tmp_path, **KNOWN)

    assert keys_of(report) <= INFORMATION | _WRITERS
