"""News, and what the press may quote."""

import pytest

from boards.models import AboutReview, NewsIndexPage, NewsPage
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.factories import (
    get,
    make_board,
    make_document,
    make_page,
    make_review,
    release,
)
from tests.reading import addresses, each, words
from tests.states import lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def news(board: OpenedBoard) -> NewsIndexPage:
    return make_page(NewsIndexPage, board.home, title="News", slug="news")


def test_the_newest_comes_first_and_what_has_no_day_last(client, board, news):
    for title, published in {
        "Undated": None,
        "Old": PartialDate(2014, 5, 29),
        "Year": PartialDate(2015),
        "New": PartialDate(2015, 3),
    }.items():
        make_page(NewsPage, news, title=title, published=published, summary="Short.")

    response = get(client, board, news)

    assert each(response, ".news-item__title") == ["New", "Year", "Old", "Undated"]
    assert each(response, ".news-item__meta")[0].startswith("March 2015 · ")
    assert each(response, ".news-item__text") == ["Short."] * 4


def test_what_a_visitor_may_not_read_is_no_news(client, board, news):
    make_page(NewsPage, news, title="Tomorrow", live=False)
    lock(make_page(NewsPage, news, title="Closed"))

    response = get(client, board, news)

    assert not each(response, ".news-item")
    assert "There is no news yet" in words(response)


def test_a_long_list_has_pages(client, board, news):
    for number in range(51):
        make_page(NewsPage, news, title=f"News {number:02}")

    first = get(client, board, news)
    second = get(client, board, "/news/?page=2")

    assert len(each(first, ".news-item")) == 50
    assert each(second, ".news-item__title") == ["News 50"]
    assert addresses(first, "a[rel=next]") == ["?page=2"]


def test_a_statement_says_its_day_its_reviews_and_gives_its_file(client, board, news):
    reviews = [make_review(board, title=f"Child {letter}") for letter in "ABC"]
    statement = make_page(
        NewsPage,
        news,
        title="Our statement",
        kind="statement",
        published=PartialDate(2014, 5, 29),
        body=[("quote", {"text": "We are sorry.", "who": "the chair"})],
    )
    for review in reviews:
        AboutReview.objects.create(page_id=statement.pk, review=review)
    release(statement, make_document(board), title="As issued", kind="media-statement")

    response = get(client, board, statement)

    assert words(response, ".page__kicker") == "Media statement"
    assert words(response, ".page__meta") == "29 May 2014"
    assert words(response, "figure.quote") == "We are sorry. the chair"
    assert sorted(each(response, ".related a")) == ["Child A", "Child B", "Child C"]
    assert words(response, ".document-item").startswith("As issued (PDF, 1 page, ")
