"""Questions and answers: opened one by one, and each with an address of its own."""

import pytest

from boards.models import ContentPage, FaqPage
from boards.models.pages.faq import FEW
from home.provisioning import OpenedBoard
from tests.every_page import question
from tests.factories import get, make_board, make_document, make_page, release
from tests.reading import addresses, each, headings, parsed, structured_data, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def make_faq(board: OpenedBoard, *groups) -> FaqPage:
    return make_page(FaqPage, board.home, title="Questions", groups=list(groups))


def test_questions_stand_under_their_groups_with_their_answers(client, board):
    page = make_faq(
        board,
        question("What is a review?", heading="For families"),
        question("How do I refer a case?", heading="For professionals"),
    )

    response = get(client, board, page)

    assert headings(response) == [
        ("h1", "Questions"),
        ("h2", "For families"),
        ("h3", "What is a review?"),
        ("h2", "For professionals"),
        ("h3", "How do I refer a case?"),
    ]
    assert each(response, ".faq-item__answer .prose") == ["A look back, to learn."] * 2


def test_questions_of_one_group_without_a_heading_stand_one_level_higher(client, board):
    page = make_faq(board, question())

    assert ("h2", "What is a review?") in headings(get(client, board, page))


@pytest.mark.parametrize(("asked", "is_open"), [(FEW, True), (FEW + 1, False)])
def test_a_few_answers_stand_open_and_many_questions_are_a_list(
    client, board, asked, is_open
):
    page = make_faq(board, *(question(f"What is {it}?") for it in range(asked)))

    items = parsed(get(client, board, page)).select("details")

    assert [item.has_attr("open") for item in items] == [is_open] * asked


def test_every_question_has_an_address_of_its_own(client, board):
    page = make_faq(board, question("Who carries out a review?"), question("Why?"))

    response = get(client, board, page)

    ids = [item["id"] for item in parsed(response).select("details")]
    assert ids == ["who-carries-out-a-review", "why"]
    assert addresses(response, ".faq-item__link a") == [f"#{name}" for name in ids]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (["Who can refer?", "Who can refer?"], ["who-can-refer", "who-can-refer-2"]),
        (["?!", "…"], ["question", "question-2"]),
        (["Main", "Questions", "Documents"], ["main-2", "questions-2", "documents-2"]),
        (["کیا ہے؟", "کون ہے؟"], ["کیا-ہے", "کون-ہے"]),
        (["x" * 90 + " a", "x" * 90 + " b"], ["x" * 80, "x" * 80 + "-2"]),
    ],
)
def test_no_two_things_on_the_page_share_an_address(client, board, asked, ids):
    page = make_faq(board, *(question(text) for text in asked))
    release(page, make_document(board))

    document = parsed(get(client, board, page))

    assert [item["id"] for item in document.select("details")] == ids
    every_id = [element["id"] for element in document.select("[id]")]
    assert len(every_id) == len(set(every_id))


def test_search_engines_read_the_questions_with_plain_answers(client, board):
    group, value = question("Why & who?")
    value["questions"][0]["answer"] = "<p>To <b>learn</b> &amp; change.</p><p>We.</p>"

    page = make_faq(board, (group, value))

    assert structured_data(get(client, board, page)) == {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": "en-GB",
        "mainEntity": [
            {
                "@type": "Question",
                "name": "Why & who?",
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": "To learn & change. We.",
                },
            }
        ],
    }


def test_without_questions_there_is_nothing_to_list(client, board):
    response = get(client, board, make_faq(board))

    assert structured_data(response) is None
    assert not each(response, "details")


def test_questions_may_stand_below_a_page_of_text(client, board):
    above = make_page(ContentPage, board.home, slug="families")
    page = make_page(FaqPage, above, slug="questions", groups=[question()])

    response = get(client, board, "/families/questions/")

    assert words(response, "h1") == page.title
