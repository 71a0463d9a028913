"""A secret that is put anywhere is found, and a cleaned copy never has it.

Small in each run; by the thousand with `./test --whole`.
"""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cms.reading.asking import CLEANED, CONTENT, Asked
from cms.reading.cleaning import clean
from cms.reading.limits import FileRejected
from tests.cms.reading import grammar, secrets
from tests.cms.reading.asking import keys_of, listing, own_limits, read_here
from tests.whole import WHOLE

LISTED = "Fionnuala Griffiths"
FOUND = {"never_publish:1", "nhs_number", "not_read"}
MANY = settings(
    max_examples=300 if WHOLE else 6,
    deadline=None,
    database=None,
    # The same places in each run of a submission, and others every night.
    derandomize=not WHOLE,
    suppress_health_check=list(HealthCheck),
)


def _said_of(content: bytes, ending: str, folder) -> dict[str, Any]:
    try:
        return read_here(content, ending, folder, **listing(LISTED))
    except FileRejected as refused:
        return {"refused": refused.code}


@pytest.mark.parametrize("ending", sorted(grammar.ARCHIVES))
@MANY
@given(data=st.data())
def test_a_secret_anywhere_in_an_office_file_is_found(data, ending, tmp_path):
    secret = data.draw(st.sampled_from(grammar.SECRETS))
    content = grammar.archive_with(secret, ending, data.draw)

    said = _said_of(content, ending, tmp_path)

    assert "refused" in said or keys_of(said) & FOUND


@MANY
@given(data=st.data())
def test_a_secret_anywhere_in_a_pdf_is_found(data, tmp_path):
    secret = data.draw(st.sampled_from(grammar.SECRETS))
    content = grammar.pdf_with(secret, data.draw)
    # What nothing leads to was not written into the file at all.
    assume(secrets.holds(content, secret))

    said = _said_of(content, "pdf", tmp_path)

    assert "refused" in said or keys_of(said) & FOUND


def _copy_of(content: bytes, ending: str, folder) -> bytes | None:
    (folder / CONTENT).write_bytes(content)
    asked = Asked(ending, cleans=True, **listing(LISTED))
    with own_limits():
        try:
            clean(folder, asked, lambda done, of: None)
        except FileRejected:
            return None
    return (folder / CLEANED).read_bytes()


@MANY
@given(data=st.data())
def test_a_cleaned_pdf_never_has_what_no_page_shows(data, tmp_path):
    secret = data.draw(st.sampled_from(grammar.SECRETS))
    content = grammar.pdf_with(secret, data.draw)

    copy = _copy_of(content, "pdf", tmp_path)

    assert copy is None or not secrets.holds(copy, secret)


@MANY
@given(data=st.data())
def test_a_cleaned_word_file_has_only_what_its_pages_show(data, tmp_path):
    secret = data.draw(st.sampled_from(grammar.SECRETS))
    content = grammar.archive_with(secret, "docx", data.draw)

    copy = _copy_of(content, "docx", tmp_path)

    # What stands upon a page stays there, and is told as such.
    if copy is not None and grammar.holds(copy, secret):
        said = _said_of(copy, "docx", tmp_path)
        assert keys_of(said) & FOUND
        assert '"page": 1' in json.dumps(said)
