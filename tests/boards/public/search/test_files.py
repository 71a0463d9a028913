"""The words of files: what somebody sees on their pages, found to the page."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile

from boards.models import FileText, Passage
from boards.publishing.file_checks.running import run_check
from boards.publishing.find.wording import search_sentence
from tests.boards.public.search.asking import found, found_some, says, search
from tests.boards.publishing.file_checks.worlds import checked
from tests.cms.reading import office, pdfs
from tests.factories import make_board, make_document, make_review, pdf_bytes, release
from tests.reading import addresses, parsed, words

pytestmark = pytest.mark.django_db
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def board():
    return make_board()


def shown_and_hidden() -> bytes:
    """The first page has words that nobody sees; the second says what was learnt."""
    first = (
        pdfs.text("A heron stood in the reeds.")
        + pdfs.text("Whitewash", y=600, colour="1")
        + pdfs.text("Barredname", y=500)
        + pdfs.box(60, 495, 200, 20)
        + pdfs.text("Tinyword", y=400, size=1)
    )
    second = pdfs.text("Bruising in babies <b>who</b> cannot move was not followed up.")
    return pdfs.saved(pdfs.new_pdf(first, second))


def test_a_file_is_found_by_the_words_of_a_page_and_opens_there(board):
    review = make_review(board, title="Child P", slug="child-p")
    document = checked(board, shown_and_hidden(), title="File of P")
    release(review, document, title="Child P: report", published="2017-03")

    response = search(board, "bruising babies")

    assert found(board, "bruising babies") == ["Child P: report"]
    assert addresses(response, ".search-result__place") == [f"{document.url}#page=2"]
    assert words(response, ".search-result__kind") == "Report March 2017"
    assert words(response, ".search-result__page") == "From Child P"
    marks = [mark.text for mark in parsed(response).select(".search-result mark")]
    assert marks == ["Bruising", "babies"]
    # What a file says is text and nothing else.
    assert "<b>who</b>" in words(response, ".search-result__text")
    assert not parsed(response).select(".search-result b")


def test_of_a_file_only_what_somebody_sees_is_searched(board):
    document = checked(board, shown_and_hidden())
    release(make_review(board), document)

    assert found(board, "heron")
    for hidden in ("whitewash", "barredname", "tinyword"):
        assert found_some(board, hidden) == [], hidden


def word_file(*paragraphs: str) -> bytes:
    content = io.BytesIO()
    kinds = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxml'
        'formats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    body = (
        f'<w:document xmlns:w="{W}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    )
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", kinds)
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", body)
    return content.getvalue()


def test_a_word_file_is_found_by_what_is_not_hidden_or_marked_to_go(board):
    content = word_file(
        "<w:p><w:r><w:t>A kingfisher was seen.</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> Vanishedname</w:t></w:r>"
        "<w:del><w:r><w:delText> Deletedname</w:delText></w:r></w:del></w:p>",
    )
    document = checked(board, content, filename="learning.docx")
    release(make_review(board), document, title="What was learnt")

    assert found(board, "kingfisher") == ["What was learnt"]
    assert found_some(board, "vanishedname") == []
    assert found_some(board, "deletedname") == []


def test_a_workbook_is_found_by_the_cells_that_somebody_sees(board):
    def fill(book):
        sheet = book.active
        sheet["A3"], sheet["D3"] = "A kingfisher", "Hiddenname"
        sheet.column_dimensions["D"].hidden = True
        book.create_sheet("Notes")["A1"] = "Sheetname"
        book["Notes"].sheet_state = "hidden"

    document = checked(board, office.workbook(fill), filename="figures.xlsx")
    release(make_review(board), document, title="Figures")

    assert found(board, "kingfisher") == ["Figures"]
    assert found_some(board, "hiddenname") == []
    assert found_some(board, "sheetname") == []
    assert "By the words of 1 page or part" in search_sentence(document)


def test_a_file_that_cannot_be_read_says_so_and_keeps_nothing(board):
    broken = checked(board, b"%PDF-1.7\nno pdf at all", title="Broken")
    scan = checked(board, pdf_bytes())

    assert FileText.objects.get(document=broken).state == FileText.State.FAILED
    assert search_sentence(broken) == "Not by its words: they could not be read."
    assert "it has none that a program can read" in search_sentence(scan)
    assert not Passage.objects.filter(document__in=[broken, scan], line=None).exists()


def test_the_words_of_a_former_content_are_found_by_nobody(board):
    document = says(make_document(board), "A heron.")
    release(make_review(board), document)
    assert found(board, "heron")

    document.file = ContentFile(pdf_bytes(2), name="another.pdf")
    document.save()

    assert found(board, "heron") == []


def test_several_hits_of_one_file_stand_together(board):
    pages = [f"A heron on page {number}." for number in range(1, 6)]
    document = says(make_document(board), *pages)
    release(make_review(board), document, title="Report")

    response = search(board, "heron")

    assert found(board, "heron") == ["Report"]
    assert words(response, ".result-count") == "1 result for “heron”"
    assert len(addresses(response, ".search-result__place")) == 3
    assert words(response, ".search-result__more") == "More places in it: 2"


def test_a_file_is_understood_in_the_language_that_its_row_says(board):
    document = says(make_document(board), "Crianças negligenciadas.")
    line = release(make_review(board), document, title="Report")
    assert found(board, "negligenciada", language="pt") == []

    line.language = "pt"
    line.save()

    assert found(board, "criança", language="pt") == ["Report"]


def test_a_file_that_is_checked_again_is_kept_once(board):
    document = checked(board, shown_and_hidden())
    before = Passage.objects.filter(document=document).count()
    run_check(document)

    assert Passage.objects.filter(document=document).count() == before == 2
