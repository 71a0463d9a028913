"""Excel, PowerPoint and OpenDocument: planted secrets are found, clean files are."""

import random

import pytest

from tests.cms.reading import office, words
from tests.cms.reading.asking import INFORMATION, keys_of, listing, read_here
from tests.cms.reading.corpus_further import CLEAN_WORD_TOO, PLANTED_WORD_TOO
from tests.cms.reading.corpus_office import CLEAN_OFFICE, NAME, PLANTED_OFFICE, SECRET
from tests.cms.reading.hiding import WAYS

KNOWN = listing(NAME)
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


FULL = {
    "xlsx": office.workbook(),
    "pptx": office.presentation(office.slide(office.box(office.run("Words")))),
    "odt": office.open_document(office.paragraph("Words")),
}


@pytest.mark.parametrize("ending", FULL)
@pytest.mark.parametrize("way", WAYS)
def test_a_secret_in_any_place_is_found_or_the_file_is_not_read(way, ending, tmp_path):
    for seed in range(12):
        parts = {**words.parts_of(FULL[ending])}
        WAYS[way](parts, random.Random(f"{way} {seed}"))

        report = read_here(words.zip_bytes(parts), ending, tmp_path, **KNOWN)

        assert keys_of(report) & {"never_publish:1", "not_read"}, seed
