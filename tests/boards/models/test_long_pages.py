"""What helps who reads a long page: contents, notes, minutes, and how to cite it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.models import BriefingPage, ContentPage, LearningIndexPage
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.factories import (
    get,
    make_board,
    make_document,
    make_image,
    make_page,
    make_review,
    release,
    the_list,
)
from tests.reading import addresses, each, parsed, words

pytestmark = pytest.mark.django_db

MANY_WORDS = "<p>" + "word " * 380 + "</p>"


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def heading(text: str) -> tuple:
    return "heading", {"text": text, "level": "2"}


def text(html: str) -> tuple:
    return "text", html


def a_page(board: OpenedBoard, *body) -> ContentPage:
    return make_page(ContentPage, board.home, body=list(body))


def test_a_long_text_begins_with_what_is_in_it_and_how_long_it_takes(client, board):
    page = a_page(
        board,
        heading("What & why"),
        text(f"{MANY_WORDS}<h2>Documents</h2><h3>A part</h3>"),
        heading("What & why"),
    )

    response = get(client, board, page)

    ids = ["part--what-why", "part--documents", "part--what-why-2"]
    assert addresses(response, ".contents a") == [f"#{name}" for name in ids]
    assert each(response, ".contents a") == ["What & why", "Documents", "What & why"]
    assert [one["id"] for one in parsed(response).select(".prose h2")] == ids
    assert words(response, ".reading-time") == "About 2 minutes to read"


@pytest.mark.parametrize(
    "body",
    [
        [heading("One"), heading("Two"), heading("Three"), text("<p>Short.</p>")],
        [heading("One"), heading("Two"), text("<p>" + "word " * 600 + "</p>")],
    ],
)
def test_a_short_text_or_one_of_two_sections_has_no_contents(client, board, body):
    assert not each(get(client, board, a_page(board, *body)), ".contents")


def test_a_number_in_brackets_leads_to_its_note_and_back(client, board):
    page = a_page(
        board,
        text(
            "<p>Law [1]. Again [1]. None [3]."
            '<a href="#_ftn2">[2]</a> <a href="https://a.example">[1]</a></p>'
        ),
        ("notes", ["<p>The Act [1].</p>", "<p>A guide.</p>", "<p>Unnamed.</p>"]),
    )

    response = get(client, board, page)

    assert addresses(response, ".mark a") == ["#note--1"] * 2 + ["#note--3", "#note--2"]
    ids = [mark.get("id") for mark in parsed(response).select(".mark a")]
    assert ids == ["mark--1", None, "mark--3", "mark--2"]
    assert addresses(response, ".notes__back") == [f"#mark--{n}" for n in (1, 2, 3)]
    assert words(response, "#note--1 p") == "The Act [1]."


def test_a_note_that_nothing_names_leads_nowhere(client, board):
    page = a_page(board, text("<p>Law.</p>"), ("notes", ["<p>The Act.</p>"]))

    response = get(client, board, page)

    assert each(response, ".notes__item") == ["The Act."]


def test_a_film_says_how_long_it_is_and_nothing_of_it_is_loaded(client, board):
    transcript = make_document(board, title="What is said")
    film = {
        "title": "Child P: the reviewer explains",
        "url": "https://films.example/1",
        "minutes": 6,
        "about": "For team meetings.",
        "transcript": transcript,
    }

    response = get(client, board, a_page(board, ("video", film)))

    assert words(response, ".video__length") == "Video, 6 minutes"
    assert addresses(response, ".video a") == [film["url"], transcript.url]
    assert "opens another site" in words(response, ".video__title")
    assert not parsed(response).select("main :is(iframe, video, img, script)")


def test_cells_of_a_table_have_lists_and_links_and_plain_ones_have_none(client, board):
    table = {
        "caption": "Whom to ask",
        "columns": [
            {"type": "text", "heading": "What"},
            {"type": "rich", "heading": "Who"},
        ],
        "rows": [{"values": ["<b>Law</b>", "<ul><li>The office</li></ul>"]}],
    }

    cells = parsed(get(client, board, a_page(board, ("table", table)))).select("td")

    assert cells[0].get_text(strip=True) == "<b>Law</b>"
    assert cells[1].ul.li.get_text() == "The office"


def test_details_are_closed_until_somebody_opens_them(client, board):
    block = {"heading": "How it was done", "text": "<p>With care.</p>"}

    [details] = parsed(get(client, board, a_page(board, ("details", block)))).select(
        ".prose details"
    )

    assert details.summary.get_text() == "How it was done"
    assert not details.has_attr("open")


def blocks_with_targets(board: OpenedBoard) -> list:
    """One of each block that leads to something, each to another thing."""
    target, file = make_page(ContentPage, board.home), make_document(board)
    link = f'<p><a linktype="page" id="{target.pk}">there</a></p>'
    image = {"image": make_image(board).pk, "alt_text": "A boat", "decorative": False}
    film = {"title": "A film", "url": "https://films.example/1", "minutes": 6}
    table = {
        "caption": "",
        "columns": [{"type": "rich", "heading": "Who"}],
        "rows": [{"values": [link]}],
    }
    return [
        {"type": "text", "value": f'{link}<p><a linktype="document" id="{file.pk}">'},
        {"type": "figure", "value": {"image": image, "caption": ""}},
        {"type": "file", "value": {"file": file.pk, "text": ""}},
        {"type": "link", "value": {"text": "On", "page": target.pk, "url": ""}},
        {"type": "video", "value": {**film, "transcript": file.pk}},
        {"type": "details", "value": {"heading": "More", "text": link}},
        {"type": "table", "value": table},
    ]


def test_a_text_of_many_blocks_asks_as_often_as_one_of_each(client, board):
    few = a_page(board, *blocks_with_targets(board))
    body = [block for _ in range(4) for block in blocks_with_targets(board)]
    many, costs = a_page(board, *body), []
    for page in (few, many) * 2:
        with CaptureQueriesContext(connection) as asked:
            response = get(client, board, page)
        costs.append(len(asked))

    assert len(addresses(response, ".prose a")) == 8 * 4
    assert costs[3] == costs[2]


def test_a_review_can_be_cited(client, board):
    review = make_review(board, title="Child P", published=PartialDate(2017, 9, 12))

    said = words(get(client, board, review), ".cite__text")

    assert said == (
        f"{board.board.title}. Child P (Rapid review). Published 12 September 2017. "
        f"{review.canonical_address()}"
    )


def test_the_boards_response_stands_beside_the_report(client, board):
    review = make_review(board)
    for kind in ("report", "executive-summary", "response"):
        release(review, make_document(board), kind=kind, title=kind)

    response = get(client, board, review)

    assert [one.split()[0] for one in each(response, ".document-item")] == [
        "report",
        "response",
        "executive-summary",
    ]
    assert len(each(response, ".document-item[data-paired]")) == 2


def test_a_short_form_is_said_in_full_once_where_nothing_else_says_it(client, board):
    short = a_page(board, text("<p>The LSCB met. The LSCB decided.</p>"))
    full = a_page(board, text("<p>The Local Safeguarding Children Board (LSCB).</p>"))

    assert each(get(client, board, short), ".short-form") == [
        "LSCB is short for: Local Safeguarding Children Board."
    ]
    assert not each(get(client, board, full), ".short-form")


def test_a_briefing_of_one_panel_or_a_text_counts_nothing(client, board):
    panel = ("panel", {"heading": "All of it", "text": "<p>Words.</p>"})
    page = make_page(
        BriefingPage,
        the_list(LearningIndexPage, board),
        briefing_panels=[panel],
        body=[text("<p>More.</p>")],
    )

    response = get(client, board, page)

    assert each(response, ".panel__title") == ["All of it"]
    assert words(response, "main > .prose") == "More."
