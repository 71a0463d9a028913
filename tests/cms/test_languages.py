"""An address is in the language that it says, or it does not exist."""

import pytest
from wagtail.models import Locale

from boards.models import ContentPage, ReviewIndexPage
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_page
from tests.reading import addresses, each, parsed
from tests.states import home_in, lock, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board(hostname="board.example")


@pytest.fixture
def about(board: OpenedBoard) -> ContentPage:
    return make_page(ContentPage, board.home, slug="about")


@pytest.mark.parametrize(
    "path", ["/pl/", "/pl/about/", "/pl/search/?q=about", "/PL/", "/pl-PL/", "/xx/"]
)
def test_a_language_that_the_board_does_not_have_is_404(client, board, about, path):
    response = get(client, board, path)

    assert response.status_code == 404
    assert parsed(response).html["lang"] == "en-GB"
    assert response["Content-Language"] == "en-GB"


def test_the_default_language_has_no_second_address(client, board, about):
    assert get(client, board, "/en-gb/").status_code == 404
    assert get(client, board, "/en-gb/about/").status_code == 404
    assert get(client, board, "/en/about/").status_code == 404


def test_a_language_of_another_board_is_none_of_this_one(client, board):
    home_in(make_board(), "pl")

    assert get(client, board, "/pl/").status_code == 404


def test_a_language_that_the_board_has_answers_in_it(client, board):
    home = home_in(board, "pl")

    response = get(client, board, "/pl/")

    document = parsed(response)
    assert response.context["page"] == home
    assert document.html["lang"] == "pl"
    assert document.html["dir"] == "ltr"
    assert response["Content-Language"] == "pl"
    canonical = document.select_one("link[rel=canonical]")
    assert canonical["href"] == "http://board.example/pl/"


def test_a_language_whose_home_page_is_a_draft_does_not_exist_yet(client, board, about):
    home = home_in(board, "pl", live=False)
    translate(about, "pl", home)

    assert get(client, board, "/pl/").status_code == 404
    assert get(client, board, "/pl/about/").status_code == 404


def test_a_page_that_is_not_translated_has_no_address_in_the_other_language(
    client, board, about
):
    home_in(board, "pl")

    response = get(client, board, "/pl/about/")

    assert response.status_code == 404
    assert parsed(response).html["lang"] == "pl"


def test_a_page_in_the_wrong_tree_is_not_passed_off_as_a_translation(client, board):
    home = home_in(board, "pl")
    english = Locale.objects.get(language_code="en-gb")
    home.add_child(instance=ContentPage(title="Stray", slug="stray", locale=english))

    assert get(client, board, "/pl/stray/").status_code == 404
    assert get(client, board, "/stray/").status_code == 404


def test_every_version_of_a_page_names_every_other_and_itself(client, board, about):
    version = translate(about, "pl", home_in(board, "pl"))

    for page in (about, version):
        document = parsed(get(client, board, page))

        assert {
            link["hreflang"]: link["href"]
            for link in document.select("link[rel=alternate]")
        } == {
            "x-default": "http://board.example/about/",
            "en-GB": "http://board.example/about/",
            "pl": "http://board.example/pl/about/",
        }


def test_the_header_offers_a_language_in_its_own_name_and_script(client, board, about):
    translate(about, "ur", home_in(board, "ur"))

    link = parsed(get(client, board, about)).select_one(".languages a")

    assert link.get_text() == "اردو"
    assert link["href"] == "/ur/about/"
    assert (link["lang"], link["hreflang"], link["dir"]) == ("ur", "ur", "rtl")


def test_the_language_at_hand_is_marked_and_no_link(client, board, about):
    translate(about, "pl", home_in(board, "pl"))

    current = parsed(get(client, board, about)).select(".languages [aria-current]")

    assert [(mark.name, mark.get_text()) for mark in current] == [("span", "English")]


@pytest.mark.parametrize(
    "missing", ["no version", "a draft", "behind a password", "below a draft"]
)
def test_the_header_offers_only_languages_in_which_this_page_is_public(
    client, board, about, missing
):
    home = home_in(board, "pl", live=missing != "below a draft")
    if missing != "no version":
        version = translate(about, "pl", home, live=missing != "a draft")
    if missing == "behind a password":
        lock(version)

    document = parsed(get(client, board, about))

    assert not document.select(".languages [rel=alternate]")
    assert not document.select("link[rel=alternate]")


def test_a_page_without_a_version_leads_to_what_there_is_in_the_language(
    client, board, about
):
    home_in(board, "pl")

    document = parsed(get(client, board, about))

    [link] = document.select(".languages a")
    assert (link["href"], link["lang"], link["hreflang"]) == ("/pl/", "pl", "pl")
    assert link["dir"] == "ltr"
    assert " ".join(link.get_text().split()).startswith("polski: ")
    assert not document.select(".languages [aria-current]")


@pytest.mark.parametrize("state", ["a draft", "behind a password", "another board's"])
def test_no_page_leads_to_a_language_that_a_visitor_cannot_read_here(
    client, board, about, state
):
    home = home_in(
        make_board() if state == "another board's" else board,
        "pl",
        live=state != "a draft",
    )
    if state == "behind a password":
        lock(home)

    assert not each(get(client, board, about), ".languages")


def test_the_home_page_of_a_language_says_what_there_is_in_it(client, board, about):
    home = home_in(board, "pl")
    version = translate(about, "pl", home, title="O nas")
    translate(make_page(ContentPage, about, slug="draft"), "pl", version, live=False)
    locked = translate(make_page(ContentPage, about, slug="locked"), "pl", version)
    lock(locked)

    polish, english = get(client, board, "/pl/"), get(client, board, "/")

    links = "[aria-labelledby=in-this-language] a"
    assert each(polish, links) == ["O nas"]
    assert addresses(polish, links) == ["/pl/about/"]
    assert not each(english, "[aria-labelledby=in-this-language]")


def test_a_lost_reader_is_led_home_in_the_language_at_hand(client, board):
    home_in(board, "pl")

    response = get(client, board, "/pl/nowhere/")

    assert response.status_code == 404
    assert addresses(response, "main ul a")[0] == "/pl/"


def test_a_version_that_hangs_under_another_board_is_not_offered(client, board, about):
    stranger = make_board()
    translate(about, "pl", home_in(stranger, "pl"))

    assert not each(get(client, board, about), ".languages")


def test_a_page_written_from_right_to_left_says_so(client, board):
    home_in(board, "ur")

    document = parsed(get(client, board, "/ur/"))

    assert (document.html["lang"], document.html["dir"]) == ("ur", "rtl")


def test_menu_and_search_stay_in_the_language_at_hand(client, board):
    reviews = make_page(ReviewIndexPage, board.home, slug="reviews", show_in_menus=True)
    polish = translate(reviews, "pl", home_in(board, "pl"), show_in_menus=True)

    response = get(client, board, polish)

    assert addresses(response, ".site-menu a") == ["/pl/reviews/"]
    assert addresses(response, ".site-header__name") == ["/pl/"]
    assert parsed(response).select_one(".site-header form")["action"] == "/pl/search/"


def test_what_the_browser_wishes_for_changes_nothing(client, board):
    home_in(board, "pl")

    response = client.get(
        "/", headers={"host": "board.example", "accept-language": "pl"}
    )

    assert response.context["page"] == board.home
    assert "Accept-Language" not in response.get("Vary", "")


def test_one_answer_leaves_no_language_behind_for_the_next(client, board):
    home_in(board, "pl")
    get(client, board, "/pl/")

    response = client.get("/", headers={"host": "unknown.example"})

    assert response["Content-Language"] == "en-GB"


def test_an_address_in_capitals_is_not_a_second_address(client, board):
    home_in(board, "pl")

    assert get(client, board, "/PL/").status_code == 404
    assert get(client, board, "/pl-PL/").status_code == 404
