"""What is offered while somebody types: reviews, themes, pages; of the public alone."""

import pytest
from django.test import Client

from boards.models import ContentPage, Theme
from boards.public.search import views
from cms.clients import Limit
from cms.partial_dates import PartialDate
from tests.factories import get, make_board, make_page, make_review
from tests.reading import addresses, each, parsed
from tests.states import home_in
from tests.worlds import taken_back


@pytest.fixture(scope="module")
def board(django_db_setup, django_db_blocker):
    with taken_back(django_db_blocker):
        board = make_board()
        neglect = Theme.objects.filter(slug="neglect")
        for number in range(10):
            make_review(
                board,
                title=f"Child H{number}",
                also_known_as="Heron" if number == 3 else "",
                published=PartialDate(2010 + number),
                themes=neglect,
            )
        make_page(ContentPage, board.home, title="A home for a heron")
        make_page(ContentPage, home_in(board, "pl"), title="Czapla i heron")
        make_review(make_board(), title="Heron theirs")
        yield board


def suggested(board, typed: str, path: str = "/search/suggestions/") -> list[str]:
    answer = get(Client(), board, path, q=typed).json()
    return [one["title"] for one in answer["suggestions"]]


def test_what_begins_with_the_words_is_offered_reviews_and_the_newest_first(board):
    assert suggested(board, "child h") == [
        f"Child H{9 - number}" for number in range(8)
    ]
    assert suggested(board, "hero") == ["Child H3", "A home for a heron"]
    assert suggested(board, "HÉRON  home")[:1] == ["A home for a heron"]


def test_a_theme_is_offered_where_something_public_teaches_it(board):
    [theme] = get(Client(), board, "/search/suggestions/", q="negl").json()[
        "suggestions"
    ]

    assert (theme["title"], theme["kind"]) == ("Neglect", "Theme")
    assert theme["address"] == "/search/?q=Neglect&theme=neglect"
    assert suggested(board, "exploit") == []


def test_each_language_is_offered_its_own_pages(board):
    assert suggested(board, "heron", "/pl/search/suggestions/") == ["Czapla i heron"]


@pytest.mark.parametrize(
    "typed", ["", " ", "x", "\x00", "'", "\\", "!&|():*<->", "🕊🕊", "x" * 5000]
)
def test_whatever_is_typed_there_is_an_answer(board, typed):
    response = get(Client(), board, "/search/suggestions/", q=typed)

    assert response.status_code == 200
    assert response.json() == {"said": "0 suggestions", "suggestions": []}


def test_an_answer_is_kept_by_nobody_and_one_client_gets_so_many(board, monkeypatch):
    monkeypatch.setattr(views, "SUGGESTIONS", Limit("suggestions in a test", 1))

    first = get(Client(), board, "/search/suggestions/", q="heron")
    second = get(Client(), board, "/search/suggestions/", q="heron")

    assert "no-store" in first["Cache-Control"]
    assert first["X-Robots-Tag"] == "noindex"
    assert (second.status_code, second.json()["suggestions"]) == (429, [])


def test_the_form_names_the_address_in_its_language_and_is_whole_without_script(board):
    form = parsed(get(Client(), board, "/pl/search/")).select_one("form.search--page")

    assert form["data-suggest"] == "/pl/search/suggestions/"
    assert form.select_one("input[name=q]").get("role") is None
    assert form.select_one("button[type=submit]")


def test_who_finds_nothing_is_shown_themes_and_what_is_new(board):
    answer = get(Client(), board, "/search/", q="zibberwort")

    assert addresses(answer, ".search-instead .hub-themes__item a") == [
        "/themes/neglect/"
    ]
    newest = each(answer, ".search-instead .search-result__title")
    assert len(newest) == 3
    assert all(title.startswith("Child H") for title in newest)
    assert not each(get(Client(), board, "/search/", q="heron"), ".search-instead")
