"""The demonstration's files: small, accessible, and plain about being samples."""

import io
import re
import zipfile

import pikepdf
import pypdfium2
import pytest

from home.demo.builders import SAMPLE_FOLDER
from home.demo.sample_comment import COMMENT, with_a_comment
from home.demo.sample_files import (
    COMMENTED,
    FORM,
    SAMPLES,
    WITH_COMMENT,
    page_count,
)
from home.demo.sample_form import PAGES, TITLE, form_bytes

MOST_BYTES, MOST_BYTES_TOGETHER = 25_000, 250_000
NOTICE = "This is a sample. It stands in for"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_says_that_it_is_one_on_its_first_page(sample):
    with pypdfium2.PdfDocument(SAMPLE_FOLDER / sample.name) as pdf:
        words = " ".join(pdf[0].get_textpage().get_text_range().split())

        assert f"{NOTICE} {sample.stands_for}" in words
        assert len(pdf) == page_count(sample)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_is_tagged_has_a_title_and_a_language_and_no_author(sample):
    with pikepdf.open(SAMPLE_FOLDER / sample.name) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == sample.title
        assert "/Author" not in pdf.docinfo


def test_the_form_is_a_word_document_of_ten_pages_that_says_what_it_is():
    with zipfile.ZipFile(SAMPLE_FOLDER / FORM) as archive:
        document = archive.read("word/document.xml").decode()
        facts = archive.read("docProps/core.xml").decode()
        styles = archive.read("word/styles.xml").decode()

    assert document.count("<w:pageBreakBefore/>") + 1 == len(PAGES) == 10
    assert NOTICE in document
    assert f"<dc:title>{TITLE}</dc:title>" in facts
    assert not re.search(r"creator|lastModifiedBy", facts)
    assert '<w:lang w:val="en-GB"/>' in styles


def test_the_form_is_the_one_that_the_code_makes():
    stored, made = (
        {part.filename: archive.read(part) for part in archive.infolist()}
        for archive in (
            zipfile.ZipFile(SAMPLE_FOLDER / FORM),
            zipfile.ZipFile(io.BytesIO(form_bytes())),
        )
    )

    assert stored == made


def test_the_samples_are_small():
    sizes = [path.stat().st_size for path in SAMPLE_FOLDER.iterdir()]

    assert len(sizes) == len(SAMPLES) + 2
    assert max(sizes) < MOST_BYTES
    assert sum(sizes) < MOST_BYTES_TOGETHER


def test_the_briefing_with_a_comment_is_the_one_that_the_code_makes():
    stored = (SAMPLE_FOLDER / WITH_COMMENT).read_bytes()
    plain = (SAMPLE_FOLDER / COMMENTED).read_bytes()

    assert with_a_comment(plain) == stored
    with pikepdf.open(io.BytesIO(stored)) as pdf:
        assert [str(note.Contents) for note in pdf.pages[0].Annots] == [COMMENT]
