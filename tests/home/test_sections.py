"""A home page of sections that its editors have chosen and put into an order."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from boards.models import (
    BriefingPage,
    ContentPage,
    EventIndexPage,
    EventPage,
    LearningIndexPage,
    LibraryIndexPage,
    LibraryItemPage,
    ReviewIndexPage,
    Theme,
)
from cms.partial_dates import PartialDate
from home.models import Door
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_page, make_review, the_list
from tests.reading import addresses, each, parsed, words
from tests.states import home_in, lock, translate

pytestmark = pytest.mark.django_db
KINDS = ("search", "doors", "newest", "events", "languages", "themes", "numbers")


@pytest.fixture
def board() -> OpenedBoard:
    opened = make_board()
    page = make_page(ContentPage, opened.home, slug="worried")
    Door.objects.create(home=opened.home, page=page, heading="A door")
    return opened


def choose(board: OpenedBoard, *sections: str | tuple[str, Any]) -> None:
    home = board.home
    home.sections = [(one, None) if isinstance(one, str) else one for one in sections]
    home.save()


def headings(client, board) -> list[str]:
    return each(get(client, board, "/"), "main h2")


def test_what_is_chosen_stands_in_its_order(client, board):
    make_review(board, title="Child P", published=PartialDate(2017, 9, 12))
    choose(board, "newest", "doors", ("sentence", "We learn."), "search")

    page = parsed(get(client, board, "/"))
    order = [
        (child.get("class") or [""])[-1]
        for child in page.main.find_all(recursive=False)
    ]

    assert order[:5] == ["hero", "home-newest", "doors", "home-sentence", "home-search"]
    assert not page.select(".hero form")
    assert len(page.select("form[role=search]")) == 1


def test_the_search_begins_the_page_where_it_is_chosen_first(client, board):
    choose(board, "search", "doors")

    assert len(parsed(get(client, board, "/")).select(".hero form")) == 1


def test_without_a_section_for_it_the_search_stands_in_the_header(client, board):
    choose(board, "doors")

    forms = parsed(get(client, board, "/")).select("form[role=search]")

    assert [form["class"][-1] for form in forms] == ["site-header__search"]


def test_a_section_with_nothing_to_say_is_not_there(client, board):
    Door.objects.all().delete()
    choose(board, *KINDS)

    assert headings(client, board) == []
    assert each(get(client, board, "/"), "main section") != []
    assert not each(
        get(client, board, "/"), ".home-numbers, .home-themes, .home-events"
    )


def test_nothing_older_than_a_year_is_called_new(client, board):
    make_review(board, title="Child A", published=PartialDate(2014, 5))
    choose(board, "newest")

    assert headings(client, board) == ["Latest reviews"]
    today = timezone.localdate()
    make_review(board, title="B", published=PartialDate(today.year, today.month))
    assert headings(client, board) == ["What is new"]
    assert each(get(client, board, "/"), ".news-item__title") == ["B"]


def test_what_was_learnt_stands_in_where_no_review_is(client, board):
    learning = the_list(LearningIndexPage, board)
    make_page(BriefingPage, learning, title="B", published=PartialDate(2014))
    choose(board, "newest")

    assert headings(client, board) == ["Latest learning"]


@pytest.mark.parametrize("state", ["public", "draft", "locked"])
def test_a_featured_review_is_one_that_the_public_of_the_board_reads(
    client, board, state
):
    review = make_review(board, title="Child P", live=state != "draft")
    if state == "locked":
        lock(review)
    choose(board, ("featured", {"review": review}))

    shown = each(get(client, board, "/"), ".home-featured__title")

    assert shown == (["Child P"] if state == "public" else [])


def test_nobody_features_a_review_of_another_board(board):
    theirs = make_review(make_board(), title="Child P")

    with pytest.raises(ValidationError, match="this board does not have"):
        choose(board, ("featured", {"review": theirs}))


def test_events_to_come_stand_there_and_none_that_is_over_or_not_public(client, board):
    events = the_list(EventIndexPage, board)
    now = timezone.now()
    for days, live in ((-3, True), (3, True), (4, False), (1, True)):
        when = now + timedelta(days=days)
        make_page(EventPage, events, title=f"In {days}", starts_at=when, live=live)
    choose(board, "events")

    assert each(get(client, board, "/"), ".event-item__title") == ["In 1", "In 3"]


def test_themes_are_those_of_public_reviews_and_lead_to_them(client, board):
    the_list(ReviewIndexPage, board, slug="reviews")
    first, second = Theme.objects.order_by("pk")[:2]
    make_review(board, themes=[first])
    make_review(board, themes=[second], live=False)
    choose(board, "themes")

    response = get(client, board, "/")

    assert addresses(response, ".home-themes a") == [f"/themes/{first.slug}/"]


def test_numbers_count_what_the_public_reads(client, board):
    make_review(board)
    make_review(board, live=False)
    lock(make_review(board))
    library = the_list(LibraryIndexPage, board)
    for _number in range(2):
        make_page(LibraryItemPage, library)
    make_review(make_board())
    choose(board, "numbers")

    assert each(get(client, board, "/"), ".home-numbers__item") == [
        "Reviews 1",
        "In the library 2",
    ]


def test_other_languages_of_the_board_are_named_in_themselves(client, board):
    home_in(board, "pl")
    choose(board, "languages")

    response = get(client, board, "/")

    assert words(response, ".home-languages li") == "polski"
    assert addresses(response, ".home-languages a") == ["/pl/"]


def test_a_translation_shows_a_featured_review_in_its_own_language(client, board):
    polish = home_in(board, "pl")
    index = the_list(ReviewIndexPage, board, slug="reviews")
    review = make_review(board, title="Child P")
    below = translate(index, "pl", polish, slug="reviews")
    kind = review.review_type
    translate(review, "pl", below, title="Dziecko P", review_type=kind)
    polish.sections = [("featured", {"review": review})]
    polish.save()

    shown = each(get(client, board, "/pl/"), ".home-featured__title")

    assert shown == ["Dziecko P"]
