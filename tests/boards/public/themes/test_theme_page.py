"""The page of a theme: what a board teaches about it, the newest first."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from boards.models import (
    BriefingPage,
    FormerTheme,
    LearningIndexPage,
    ReviewPage,
    Theme,
)
from cms.partial_dates import PartialDate
from tests.boards.public.search.asking import found, says
from tests.factories import (
    get,
    make_board,
    make_document,
    make_page,
    make_review,
    release,
    the_list,
)
from tests.reading import addresses, each, parsed, words
from tests.states import home_in, translate
from tests.worlds import taken_back

NEGLECT = "/themes/neglect/"


@pytest.fixture(scope="module")
def board(django_db_setup, django_db_blocker):
    """Two reviews and a briefing about neglect or a part of it, and one about none."""
    with taken_back(django_db_blocker, is_looked_at=False):
        board = make_board()
        neglect = Theme.objects.filter(slug="neglect")
        older = make_review(
            board, title="Child P", published=PartialDate(2014, 5), themes=neglect
        )
        make_review(
            board,
            title="Child Q",
            published=PartialDate(2017),
            themes=Theme.objects.filter(slug="growth"),
        )
        make_review(board, title="Child R", published=PartialDate(2018))
        briefing = make_page(
            BriefingPage, the_list(LearningIndexPage, board), title="In seven minutes"
        )
        briefing.themes.set(neglect)
        briefing.save()
        file = says(
            make_document(board),
            "A heron.",
            "The home conditions <b>were</b> poor, and nobody asked.",
        )
        release(older, file, title="Child P: report", published="2014-05")
        home_in(board, "pl")
        yield board


@pytest.fixture(autouse=True)
def _as_it_was(board):
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_it_gathers_reviews_and_learning_also_of_its_parts_the_newest_first(board):
    response = get(Client(), board, NEGLECT)

    titles = each(response, ".card__title")
    assert titles == ["Child Q", "Child P", "In seven minutes"]
    assert words(response, "h1") == "Neglect"
    assert words(response, ".page__lead").startswith("A child’s basic needs")


def test_it_shows_the_passage_of_a_file_that_says_so_and_opens_it_there(board):
    response = get(Client(), board, NEGLECT)

    assert words(response, ".search-result__title") == "Child P: report"
    assert addresses(response, ".search-result__title a")[0].endswith("#page=2")
    assert words(response, ".search-result mark") == "home conditions"
    assert "<b>were</b>" in words(response, ".search-result__text")


def test_the_years_are_a_picture_with_its_table(board):
    response = get(Client(), board, NEGLECT)

    assert words(response, "tbody") == "2017 1 2014 1"
    assert each(response, ".years__year") == ["2014", "2015", "2016", "2017"]


def test_it_leads_to_themes_beside_it_that_have_something_here(board):
    response = get(Client(), board, NEGLECT)

    led_to = addresses(response, ".themes-around a")
    assert led_to == ["/themes/harm/", "/themes/growth/"]
    assert words(get(Client(), board, "/themes/harm/"), "h1") == "Kinds of harm"


def test_a_theme_that_the_board_has_nothing_of_has_no_page(board):
    for slug in ("domestic-abuse", "nothing-of-this-name"):
        assert get(Client(), board, f"/themes/{slug}/").status_code == 404


def test_a_theme_on_a_page_leads_to_its_page_in_the_language_of_that(board):
    review = get(Client(), board, ReviewPage.objects.get(title="Child P"))
    polish = get(Client(), board, f"/pl{NEGLECT}")

    assert addresses(review, "a.theme") == [NEGLECT]
    assert words(polish, "h1") == "Zaniedbanie"
    # What there is in English alone says so.
    assert parsed(polish).select_one(".card__title a")["lang"] == "en-GB"
    assert addresses(polish, ".themes-around a")[0] == "/pl/themes/harm/"
    assert get(Client(), board, f"/cy{NEGLECT}").status_code == 404


def test_a_former_address_leads_on(board):
    theme = Theme.objects.get(slug="growth")
    theme.slug = "feeding"
    theme.save()

    response = get(Client(), board, "/themes/growth/")

    assert (response.status_code, response["Location"]) == (301, "/themes/feeding/")
    theme.slug = "growth"
    theme.save()
    assert not FormerTheme.objects.filter(slug="growth").exists()


def test_a_page_that_the_board_has_at_this_address_comes_first(board):
    themes = make_page(LearningIndexPage, board.home, title="Themes", slug="themes")
    own = make_page(BriefingPage, themes, title="Our own", slug="neglect")

    assert words(get(Client(), board, NEGLECT), "h1") == "Our own"
    own.unpublish()
    assert words(get(Client(), board, NEGLECT), "h1") == "Neglect"


def test_the_sitemap_names_its_themes_in_all_languages(board):
    sitemap = get(Client(), board, "/sitemap.xml").content.decode()

    for path in (NEGLECT, "/themes/growth/", "/themes/harm/", f"/pl{NEGLECT}"):
        assert f"{path}</loc>" in sitemap, path
    assert "/themes/domestic-abuse/" not in sitemap


def test_a_version_in_the_readers_language_stands_in_the_place_of_its_source(board):
    polish = board.home.get_translations().get(slug="home-pl")
    neglect = Theme.objects.filter(slug="neglect")
    source = make_review(board, title="Child S", themes=neglect)
    reviews = translate(source.get_parent().specific, "pl", polish)
    version = translate(
        source, "pl", reviews, title="Dziecko S", review_type=source.review_type
    )
    version.themes.set(source.themes.all())
    version.save()

    assert "Dziecko S" in each(get(Client(), board, f"/pl{NEGLECT}"), ".card__title")
    titles = each(get(Client(), board, NEGLECT), ".card__title")
    assert "Child S" in titles
    assert "Dziecko S" not in titles


def test_it_costs_few_questions(board):
    get(Client(), board, NEGLECT)
    with CaptureQueriesContext(connection) as captured:
        get(Client(), board, NEGLECT)

    # Two of them enter the public's role, and leave it.
    assert len(captured) <= 14, "\n".join(one["sql"][:150] for one in captured)


def test_a_search_for_another_word_finds_the_pages_of_the_theme_behind_those_named_so(
    board,
):
    make_review(board, title="Medical neglect")

    titles = found(board, "faltering growth")
    assert titles == ["Child Q"]
    assert found(board, "medical neglect")[0] == "Medical neglect"


def test_words_that_a_theme_is_given_find_its_pages_once_a_worker_has_been(
    board, django_capture_on_commit_callbacks
):
    theme = Theme.objects.get(slug="growth")
    with django_capture_on_commit_callbacks(execute=True):
        theme.synonyms = "Zibberwort"
        theme.save()

    assert found(board, "zibberwort") == ["Child Q"]
