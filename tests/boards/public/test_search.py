"""Search of one board: its own public pages, in the language at hand."""

import pytest

from boards.models import ContentPage, ReviewIndexPage
from home.provisioning import OpenedBoard
from tests.boards.public.search.asking import TITLES
from tests.factories import get, make_board, make_page, make_review
from tests.reading import addresses, each, parsed, words
from tests.states import home_in, lock

pytestmark = pytest.mark.django_db

ALL_WORDS = ".search-results:not(.search-results--some)"


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def found(client, board: OpenedBoard, query: str) -> list[str]:
    response = get(client, board, "/search/", q=query)
    return each(response, f"{ALL_WORDS} {TITLES}")


@pytest.mark.parametrize(
    "query", ["neglecting", "neglect", "NEGLECTED", "  neglects ", "child neglected"]
)
def test_a_word_finds_its_other_forms(client, board, query):
    make_review(board, title="Child P", summary="About the neglect of a child.")
    make_review(board, title="Child Q", summary="About something else.")

    assert found(client, board, query) == ["Child P"]


def test_it_looks_into_titles_names_codes_and_long_texts(client, board):
    make_review(
        board,
        title="Alex",
        also_known_as="Case Heron",
        local_code="LR-4",
        body=[("text", "<p>Professional <b>curiosity</b> was missing.</p>")],
    )

    for query in ("alex", "heron", "LR-4", "lr-4 curiosity", "curiosity"):
        assert found(client, board, query) == ["Alex"], query
    assert found(client, board, "LR-5") == []


def test_the_best_match_comes_first(client, board):
    make_review(board, title="Other", summary="Neglect is named once, in passing.")
    make_review(board, title="Neglect", summary="Neglect.")

    assert found(client, board, "neglect") == ["Neglect", "Other"]


def test_it_finds_nothing_of_another_board_or_language(client, board):
    make_review(make_board(), title="Heron theirs")
    make_page(ContentPage, home_in(board, "pl"), title="Heron po polsku")
    make_review(board, title="Heron ours")

    assert found(client, board, "heron") == ["Heron ours"]
    polish = get(client, board, "/pl/search/", q="heron")
    assert each(polish, TITLES) == ["Heron po polsku"]


def test_what_a_visitor_may_not_read_is_not_even_counted(client, board):
    make_review(board, title="Heron draft", live=False)
    make_review(board, title="Heron gone").unpublish()
    make_page(
        ContentPage, lock(make_page(ContentPage, board.home)).page, title="Heron below"
    )

    response = get(client, board, "/search/", q="heron")

    assert words(response, ".result-count") == "0 results for “heron”"
    assert "Try fewer or other words" in words(response)


def test_words_of_a_draft_of_a_live_page_are_not_found(client, board):
    review = make_review(board, title="Child P")
    review.summary = "Heron"
    review.save_revision()

    assert found(client, board, "heron") == []


def test_a_result_says_what_it_is_and_leads_there(client, board):
    make_page(ReviewIndexPage, board.home, slug="reviews")
    make_review(board, title="Heron", slug="heron", summary="In short.")

    response = get(client, board, "/search/", q="heron")

    assert words(response, ".search-result") == "Review Heron In short."
    assert addresses(response, ".search-result a") == ["/reviews/heron/"]
    assert words(response, ".result-count") == "1 result for “heron”"


def test_what_was_typed_is_shown_as_text(client, board):
    typed = "\"><script>alert(1)</script> & 'x'"

    response = get(client, board, "/search/", q=typed)

    document = parsed(response)
    assert typed in words(response, ".result-count")
    assert document.select_one("#page-search")["value"] == typed
    assert not document.select("script:not([src])")
    assert typed in words(response, "title")


TYPED = [
    "",
    "   ",
    "\x00",
    "heron\x00",
    "x" * 5000,
    "heron " * 1000,
    "' OR 1=1 --",
    "!&|():*<->",
    "\\",
    "-",
    "- --",
    "-4",
    "'",
    "%_",
    "नमस्ते",
    "🕊",
    "AND OR NOT",
    '"heron',
]


def test_whatever_is_typed_there_is_an_answer(client, board):
    make_review(board)
    for query in TYPED:
        assert get(client, board, "/search/", q=query).status_code == 200, query


def test_a_very_long_query_is_cut(client, board):
    response = get(client, board, "/search/", q="heron " * 1000)

    assert len(parsed(response).select_one("#page-search")["value"]) <= 200


def test_nothing_typed_is_no_search(client, board):
    make_review(board)

    response = get(client, board, "/search/")

    assert not each(response, ".result-count")
    assert not each(response, ".search-result")
    assert words(response, "h1") == "Search"


def test_no_search_engine_keeps_results(client, board):
    response = get(client, board, "/search/", q="heron")

    assert response["X-Robots-Tag"] == "noindex"
    assert parsed(response).select_one("meta[name=robots]")["content"] == "noindex"


def test_many_results_have_pages_that_keep_the_query(client, board):
    for number in range(21):
        make_page(ContentPage, board.home, title=f"Heron & co {number}")

    first = get(client, board, "/search/?q=heron+%26+co")
    second = get(client, board, "/search/?q=heron+%26+co&page=2")

    assert words(first, ".result-count") == "21 results for “heron & co”"
    assert len(each(first, ".search-result")) == 20
    assert addresses(first, "a[rel=next]") == ["?q=heron+%26+co&page=2"]
    assert len(each(second, ".search-result")) == 1
    assert parsed(second).select_one("ol.search-results")["start"] == "21"
    everything = {*addresses(first, ".search-result a")} | {
        *addresses(second, ".search-result a")
    }
    assert len(everything) == 21
    for nonsense in ("x", "99", "-1", "²", "9" * 5000):
        response = get(client, board, f"/search/?q=heron&page={nonsense}")
        assert response.status_code == 200
