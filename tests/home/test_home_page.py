"""What a visitor meets first."""

import pytest
from django.utils import timezone
from wagtail.models import Page

from boards.models import (
    BriefingPage,
    BulletinPage,
    ContentPage,
    LearningIndexPage,
    NewsIndexPage,
    NewsPage,
)
from cms.partial_dates import PartialDate
from home.models import Door
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_page, make_review, the_list
from tests.reading import addresses, each, parsed, structured_data, words
from tests.states import home_in, lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board(hostname="board.example", lead="We keep children safe.")


def add_door(board: OpenedBoard, page: Page | None, heading: str, **fields) -> Door:
    return Door.objects.create(home=board.home, page=page, heading=heading, **fields)


def test_it_begins_with_one_strong_sentence_and_the_search(client, board):
    board.home.summary = "And we say what we learnt."
    board.home.save()

    response = get(client, board, "/")

    assert words(response, ".hero h1") == "We keep children safe."
    assert words(response, ".hero__lead") == "And we say what we learnt."
    assert parsed(response).select_one(".hero form")["action"] == "/search/"


def test_its_doors_stand_in_the_editors_order(client, board):
    page = make_page(ContentPage, board.home, slug="worried")
    add_door(board, page, "Second", sort_order=1)
    add_door(board, page, "First", text="Who to call.", sort_order=0)

    response = get(client, board, "/")

    assert each(response, ".door") == ["First Who to call.", "Second"]
    assert addresses(response, ".door a") == ["/worried/"] * 2


@pytest.mark.parametrize("state", ["a draft", "unpublished", "gone"])
def test_a_door_that_opens_nothing_is_not_shown(client, board, state):
    page = make_page(ContentPage, board.home, live=state == "unpublished")
    add_door(board, page, "A door")
    if state == "unpublished":
        page.unpublish()
    if state == "gone":
        page.delete()

    response = get(client, board, "/")

    assert response.status_code == 200
    assert not each(response, ".door")


def test_what_has_no_date_is_as_new_as_its_first_publication_here(client, board):
    news = the_list(NewsIndexPage, board)
    days = {"June": PartialDate(2024, 6), "May": None, "April": PartialDate(2024, 4, 9)}
    for title, published in days.items():
        make_page(
            NewsPage,
            news,
            title=title,
            published=published,
            first_published_at="2024-05-03 23:30+01:00",
        )

    shown = each(get(client, board, "/"), ".news-item__title")

    assert shown == ["June", "May", "April"]


def test_it_shows_the_five_newest_of_reviews_learning_and_news(client, board):
    learning = the_list(LearningIndexPage, board)
    news = the_list(NewsIndexPage, board)
    make_review(board, title="Review", published=PartialDate(2017, 9, 12))
    make_review(board, title="Oldest", published=PartialDate(2010))
    make_review(board, title="Undated")
    make_page(BriefingPage, learning, title="Briefing", published=PartialDate(2017, 10))
    make_page(BulletinPage, learning, title="Bulletin", published=PartialDate(2017))
    make_page(NewsPage, news, title="News", published=PartialDate(2018, 1, 2))
    make_page(NewsPage, news, title="Older news", published=PartialDate(2016))

    response = get(client, board, "/")

    assert each(response, ".news-item__title") == [
        "News",
        "Briefing",
        "Review",
        "Bulletin",
        "Older news",
    ]
    assert each(response, ".news-item__meta")[2] == "12 September 2017 · Review"


def test_nothing_is_new_that_a_visitor_may_not_read_here(client, board):
    day = PartialDate(2017, 9, 12)
    make_review(board, title="A draft", published=day, live=False)
    lock(make_review(board, title="Closed", published=day))
    make_review(make_board(), title="Theirs", published=day)
    polish = make_page(NewsIndexPage, home_in(board, "pl"))
    make_page(NewsPage, polish, title="Po polsku", published=day)

    response = get(client, board, "/")

    assert not each(response, ".news-item")
    assert "What is new" not in words(response)


def test_a_home_without_chosen_sections_calls_nothing_new_that_is_older_than_a_year(
    client, board
):
    today = timezone.localdate()
    make_review(board, title="New", published=PartialDate(today.year, today.month))
    assert each(get(client, board, "/"), ".home-newest h2") == ["What is new"]

    make_review(board, title="Old", published=PartialDate(2014, 5))

    response = get(client, board, "/")
    assert each(response, ".home-newest h2") == ["The latest"]
    assert each(response, ".news-item__title") == ["New", "Old"]


def test_any_review_is_found_in_two_clicks(client, board):
    review = make_review(board)
    index = review.get_parent()
    index.show_in_menus = True
    index.save()

    [menu] = addresses(get(client, board, "/"), ".site-menu a")

    assert review.relative_url(board.site) in addresses(get(client, board, menu))


def test_search_engines_read_who_the_board_is(client):
    board = make_board(
        hostname="board.example",
        name="Cumbria Local Safeguarding Children Board",
        short_name="Cumbria LSCB",
        phone="01228 226 898",
        address="Cumbria House\n117 Botchergate",
    )

    assert structured_data(get(client, board, "/")) == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "Cumbria Local Safeguarding Children Board",
        "alternateName": "Cumbria LSCB",
        "url": "http://board.example/",
        "telephone": "01228 226 898",
        "address": "Cumbria House, 117 Botchergate",
    }
