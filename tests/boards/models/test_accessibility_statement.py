"""The accessibility statement says what the system knows, as it is today."""

import pytest

from boards.models import ContentPage
from tests.factories import get, make_board, make_document, make_page, release
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return make_board(
        name="Old Name",
        hostname="board.example",
        phone="01632 960100",
        email="office@board.example",
    )


@pytest.fixture
def statement(board):
    page = make_page(
        ContentPage,
        board.home,
        live=False,
        purpose=ContentPage.Purpose.ACCESSIBILITY,
        body=[("text", "<p>Our own words.</p>")],
    )
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.mark.parametrize(
    "fact",
    [
        "Our own words.",
        "the website of Old Name, board.example",
        "Accessibility Regulations 2018",
        "version 2.2 at level AA",
        "partially compliant",
        "No PDF documents are published here.",
        "before 23 September 2018 are exempt",
        "01632 960100",
        "office@board.example",
        "Equality and Human Rights Commission (EHRC)",
        "tested automatically",
    ],
)
def test_it_says_what_the_regulations_ask_for(client, board, statement, fact):
    assert fact in words(get(client, board, statement))


def test_it_says_when_it_was_prepared(client, board, statement):
    day = statement.first_published_at

    said = words(get(client, board, statement))

    assert f"prepared on {day.day} {day:%B %Y}." in said


def test_it_counts_the_pdfs_that_the_public_can_open(client, board, statement):
    page, draft = (
        make_page(ContentPage, board.home),
        make_page(ContentPage, board.home, live=False),
    )
    both = make_document(board)
    release(page, both)
    release(page, both)
    release(page, make_document(board))
    release(page, make_document(board), availability="withdrawn", public_note="Gone.")
    release(draft, make_document(board))
    release(page, make_document(board, filename="form.txt", content=b"text"))
    other = make_board()
    release(make_page(ContentPage, other.home), make_document(other))

    said = words(get(client, board, statement))

    assert "2 PDF documents are published here." in said


def test_one_pdf_is_one(client, board, statement):
    release(make_page(ContentPage, board.home), make_document(board))

    assert "One PDF document is published here." in words(get(client, board, statement))


def test_it_follows_the_boards_facts(client, board, statement):
    board.board.phone = "01632 960999"
    board.board.save_revision().publish()

    assert "01632 960999" in words(get(client, board, statement))


def test_other_pages_say_nothing_of_it(client, board):
    page = make_page(ContentPage, board.home, purpose=ContentPage.Purpose.PRIVACY)

    assert "EHRC" not in words(get(client, board, page))
