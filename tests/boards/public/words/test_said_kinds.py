"""A learning page is what its editors say that it is, or nothing is said of it."""

import pytest
from django.test import Client
from django.utils.translation import override

from boards.models import AboutReview, BriefingPage, BulletinPage, LearningIndexPage
from boards.models.pages.kinds import page_kind
from boards.public.reading import readable_pages
from boards.public.search.naming import named_by
from tests.boards.public.search.asking import found, search
from tests.factories import get, make_board, make_page, make_review, the_list
from tests.reading import each, parsed, words, words_of
from tests.worlds import taken_back

LEAFLET = "Leaflet (For parents)"
SAID = {
    "Herons": "",
    "Heron for parents": LEAFLET,
    "Heron bulletin": "Learning bulletin",
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with taken_back(django_db_blocker):
        board = make_board()
        learning = the_list(LearningIndexPage, board)
        pages = [
            make_page(BriefingPage, learning, title="Herons", kind=""),
            make_page(
                BulletinPage,
                learning,
                title="Heron for parents",
                kind="Leaflet",
                own_kind="For parents",
            ),
            make_page(BulletinPage, learning, title="Heron bulletin"),
        ]
        review = make_review(board, title="Child P")
        for page in pages:
            AboutReview.objects.create(page=page, review=review)
        yield board, learning, review, pages


def test_a_page_is_headed_by_the_kind_that_was_said_and_by_none_where_none_was(world):
    board, _learning, _review, pages = world

    headers = [words(get(Client(), board, page), ".page__header") for page in pages]

    assert headers == [
        "Herons",
        f"{LEAFLET} Heron for parents",
        "Learning bulletin Heron bulletin",
    ]
    cited = words(get(Client(), board, pages[0]), ".cite__text")
    assert "()" not in cited
    assert "briefing" not in cited.split("http")[0]


def test_a_list_of_several_kinds_names_none_of_them_for_all(world):
    board, learning, review, _pages = world

    listed = get(Client(), board, learning)

    assert each(listed, "section.page__section h2") == [
        "Briefings and other learning",
        "Bulletins, reports and other learning",
    ]
    assert set(each(listed, ".card__meta")) == {LEAFLET, "Learning bulletin"}
    spoken = get(Client(), board, review)
    assert sorted(each(spoken, "section[aria-labelledby=learning] .page__meta")) == [
        LEAFLET,
        "Learning bulletin",
    ]


def test_what_is_found_says_its_kind_and_is_found_by_it(world):
    board, _learning, _review, _pages = world
    results = parsed(search(board, "heron")).select("li.search-result")
    shown = {
        words_of(result.select_one(".search-result__title")): "".join(
            map(words_of, result.select(".search-result__kind"))
        )
        for result in results
    }

    assert shown == SAID
    assert found(board, "heron", type="leaflet") == ["Heron for parents"]
    named = named_by([board.board.pk], "en-gb", "heron")
    assert {page.title: page_kind(page) for page in named.pages} == SAID


def test_a_kind_of_the_list_is_said_in_each_language(world):
    _board, _learning, _review, pages = world
    rows = readable_pages().in_bulk([page.pk for page in pages])

    with override("pl"):
        said = page_kind(pages[2]), page_kind(rows[pages[2].pk])

    assert said == ("Biuletyn z wnioskami",) * 2
