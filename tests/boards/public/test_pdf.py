"""A page as a PDF: the same words, tagged, and nothing fetched from anywhere."""

import io
import sys

import pikepdf
import pypdfium2
import pytest
from django.core.cache import cache
from django.core.exceptions import SuspiciousOperation

from boards.models import BriefingPage, ContentPage, LearningIndexPage
from boards.public import pdf
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_page, make_review, the_list
from tests.reading import addresses, parsed, words
from tests.states import home_in, lock

pytestmark = pytest.mark.django_db

needs_weasyprint = pytest.mark.skipif(
    not pdf.available(), reason="WeasyPrint's system libraries are not here."
)


@pytest.fixture
def board() -> OpenedBoard:
    return make_board(hostname="board.example")


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


@pytest.fixture
def quick(monkeypatch) -> list[str]:
    """Quick stand-ins for PDFs. Gives what they would be made from, in its order."""
    made: list[str] = []

    def write(html: str, *args) -> bytes:
        made.append(html)
        return f"%PDF- number {len(made)}".encode()

    monkeypatch.setattr(pdf, "available", lambda: True)
    monkeypatch.setattr(pdf, "_write", write)
    return made


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


@needs_weasyprint
def test_a_review_becomes_a_tagged_pdf_with_its_title_and_language(client, board):
    review = make_review(
        board,
        title="Child P",
        slug="child-p",
        body=[("text", "<p>What we learnt.</p>")],
    )
    address = f"{review.relative_url(board.site)}pdf/"

    response = get(client, board, address)

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="child-p.pdf"'
    assert response["Link"].startswith("<http://board.example/")
    assert not response.cookies
    with pikepdf.open(io.BytesIO(response.content)) as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert root.StructTreeRoot
        assert str(root.Lang) == "en-GB"
        assert "Child P" in str(document.docinfo["/Title"])
    text = text_of(response.content)
    assert "What we learnt." in text
    assert "http://board.example/" in text


@needs_weasyprint
def test_nothing_is_fetched_from_outside_or_from_the_machine():
    fetch = pdf._local_fetcher({})

    for address in (
        "https://evil.example/picture.png",
        "http://169.254.169.254/latest/",
        "file:///etc/passwd",
        "ftp://board.example/a.css",
        "http://board.example/documents/1/a.pdf",
        "http://board.example/static/../../etc/passwd",
        "http://board.example/static/%2e%2e/%2e%2e/manage.py",
        "http://board.example/media/../documents/a.pdf",
        "data:text/css,body{}",
    ):
        with pytest.raises((ValueError, SuspiciousOperation)):
            fetch(address)


@needs_weasyprint
@pytest.mark.parametrize(
    "address", ["https://board.example/static/css/site.css", "/theme/5a2d82.css"]
)
def test_our_own_style_sheets_are_read_without_asking_the_network(address):
    fetch = pdf._local_fetcher({"/theme/5a2d82.css": ":root{}"})

    assert fetch(address).read()


@needs_weasyprint
def test_a_page_that_asks_for_what_is_not_its_own_is_made_without_it():
    pictures = ("https://evil.example/a.png", "file:///etc/passwd", "/media/gone.png")
    html = '<html lang="en"><title>T</title><p>Words' + "".join(
        f'<img alt="" src="{address}">' for address in pictures
    )

    data = pdf._write(html, "http://board.example/", {})

    assert "Words" in text_of(data)


def test_each_printable_page_offers_its_pdf(client, board, quick):
    briefing = make_page(BriefingPage, the_list(LearningIndexPage, board))
    for page in (make_review(board), briefing):
        [link] = [
            link
            for link in parsed(get(client, board, page)).select(".tools a")
            if link.get("type") == "application/pdf"
        ]

        response = get(client, board, link["href"].split("board.example")[-1])

        assert response.content.startswith(b"%PDF-")
        assert " ".join(link.get_text().split()) == "Save as PDF"


def test_without_the_libraries_the_page_says_how_to_save_it(client, board, monkeypatch):
    monkeypatch.setattr(pdf, "available", lambda: False)
    review = make_review(board)

    response = get(client, board, review)

    assert "print the page and choose “Save as PDF”" in words(response, ".tools")
    assert not [link for link in addresses(response) if "pdf" in link]
    path = f"{review.relative_url(board.site)}pdf/"
    assert get(client, board, path).status_code == 404


def test_why_there_are_no_pdfs_stands_in_the_log(monkeypatch, caplog):
    trial = (sys.executable, "-c", "raise OSError('cannot load library pango')")
    monkeypatch.setattr(pdf, "TRIAL", trial)

    assert not pdf.available.__wrapped__()
    assert "(OSError: cannot load library pango)" in caplog.text


def test_asking_for_pdfs_loads_nothing_into_a_process_that_serves_people(monkeypatch):
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)

    pdf.available.__wrapped__()

    assert "weasyprint" not in sys.modules


def test_a_page_that_is_not_live_has_no_pdf(client, board, quick):
    draft = make_review(board, live=False)
    gone = make_review(board)
    gone.unpublish()

    for page, status in ((draft, 404), (gone, 410)):
        path = f"{page.relative_url(board.site)}pdf/"
        assert get(client, board, path).status_code == status
    assert not quick


def test_a_page_with_a_password_asks_for_it_before_it_gives_its_pdf(
    client, board, quick
):
    review = make_review(board, title="Child P")
    path = f"{review.relative_url(board.site)}pdf/"
    get(client, board, path)
    lock(review)

    response = get(client, board, path)

    assert response["Content-Type"].startswith("text/html")
    assert 'type="password"' in response.content.decode()
    assert "Child P" not in response.content.decode()


def test_a_page_below_one_with_a_password_gives_no_pdf_either(client, board, quick):
    review = make_review(board)
    lock(review.get_parent())

    response = get(client, board, f"{review.relative_url(board.site)}pdf/")

    assert 'type="password"' in response.content.decode()
    assert not quick


def test_other_pages_have_no_pdf(client, board, quick):
    make_page(ContentPage, board.home, slug="about")

    assert get(client, board, "/about/pdf/").status_code == 404
    assert get(client, board, "/pdf/").status_code == 404


def test_a_pdf_is_made_once_and_again_when_anything_on_the_page_changed(
    client, board, quick
):
    review = make_review(board, title="Child P")
    path = f"{review.relative_url(board.site)}pdf/"

    first, same = get(client, board, path), get(client, board, path)
    board.board.phone = "01480 373582"
    board.board.save()
    changed = get(client, board, path)

    assert first.content == same.content
    assert changed.content != first.content
    assert len(quick) == 2


def test_a_pdf_wears_the_boards_own_colour(client, quick, monkeypatch):
    board = make_board(colour="#5a2d82")
    review = make_review(board)
    styles = []
    monkeypatch.setattr(
        pdf, "_write", lambda html, base, own: styles.append(own) or b"%PDF-"
    )

    get(client, board, f"{review.relative_url(board.site)}pdf/")

    [own] = styles
    assert list(own) == ["/theme/5a2d82.css"]
    assert "#5a2d82" in own["/theme/5a2d82.css"]


def left_edge(page: pypdfium2.PdfPage, words: str) -> float:
    """How far from the left the first of some words begins, in points."""
    text = page.get_textpage()
    index, _count = text.search(words).get_next()
    return text.get_charbox(index)[0]


@needs_weasyprint
@pytest.mark.parametrize(("code", "first_is_left"), [("pl", True), ("ur", False)])
def test_a_pdf_is_laid_out_in_the_direction_of_its_language(
    client, board, code, first_is_left
):
    learning = make_page(LearningIndexPage, home_in(board, code), slug="learning")
    panels = [
        ("panel", {"heading": f"Panel {number}", "text": "<p>Words.</p>"})
        for number in range(1, 8)
    ]
    briefing = make_page(BriefingPage, learning, slug="b", briefing_panels=panels)

    response = get(client, board, f"{briefing.relative_url(board.site)}pdf/")

    with pypdfium2.PdfDocument(io.BytesIO(response.content)) as document:
        [page] = document
        first, second = (left_edge(page, f"Panel {number}") for number in (1, 2))
        last = left_edge(page, "Panel 7")
    assert (first < second) is first_is_left
    assert last == pytest.approx(first, abs=3)
