"""What a visitor meets when something is wrong: in the board's look, with 999."""

import pytest
from django.db import OperationalError, connection
from django.http import Http404
from django.test import RequestFactory

from boards.models import ContentPage
from boards.public import error_views, fallback_chrome
from home.provisioning import OpenedBoard
from tests.factories import (
    get,
    host_of,
    make_administrator,
    make_board,
    make_page,
)
from tests.reading import addresses, each, parsed, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch) -> None:
    monkeypatch.setattr(fallback_chrome, "_by_host", {})


@pytest.fixture
def board() -> OpenedBoard:
    return make_board(
        hostname="board.example",
        colour="#5a2d82",
        concern_phone="0333 240 1727",
        out_of_hours_phone="01228 526690",
    )


def test_an_address_that_is_none_answers_in_the_boards_look(client, board):
    make_page(ContentPage, board.home, title="About", show_in_menus=True)

    response = get(client, board, "/nowhere/")

    assert response.status_code == 404
    assert words(response, "h1") == "We cannot find that page"
    assert words(response, ".site-header__name") == board.board.title
    assert each(response, ".site-menu a") == ["About"]
    assert "tel:03332401727" in addresses(response, ".strip a")
    sheets = parsed(response).select("link[rel=stylesheet]")
    assert sheets[-1]["href"] == "/theme/5a2d82.css"


def test_a_lost_reader_can_search_or_go_home(client, board):
    response = get(client, board, "/nowhere/")

    assert "/" in addresses(response)
    assert "tel:999" in addresses(response)
    assert parsed(response).select_one("main form[role=search]")["action"] == "/search/"


def test_search_engines_keep_no_error_page(client, board):
    document = parsed(get(client, board, "/nowhere/"))

    assert document.select_one("meta[name=robots]")["content"] == "noindex"
    assert not document.select("link[rel=canonical]")


def test_an_error_page_names_nothing_of_what_was_asked_for(client, board):
    make_page(ContentPage, board.home, title="Not yet", slug="soon", live=False)

    assert "Not yet" not in get(client, board, "/soon/").content.decode()


def test_the_cms_answers_a_wrong_address_in_its_own_look(client):
    client.force_login(make_administrator())

    response = client.get("/admin/pages/987654/", headers={"host": "localhost"})

    assert response.status_code == 404
    assert "wagtailadmin/404.html" in {template.name for template in response.templates}


def test_on_the_cms_host_a_wrong_address_offers_no_search(client, board):
    response = client.get("/nowhere/", headers={"host": "localhost"})

    assert response.status_code == 404
    assert not parsed(response).select("form")


@pytest.fixture
def no_database(monkeypatch) -> None:
    """The database is away: whoever asks it gets an error."""

    def fail(*args, **kwargs):
        raise OperationalError("The server does not answer.")

    monkeypatch.setattr(connection, "cursor", fail)


def test_a_database_that_is_away_is_not_needed_to_say_so(
    client, board, request, caplog, settings
):
    client.raise_request_exception = False
    get(client, board, "/")
    request.getfixturevalue("no_database")

    response = get(client, board, "/about/")

    assert response.status_code == 503
    assert words(response, "h1") == "We cannot show you this page at the moment"
    assert words(response, ".site-header__name") == board.board.title
    assert addresses(response, ".strip a") == [
        "tel:03332401727",
        "tel:01228526690",
        "tel:999",
    ]
    assert "/theme/5a2d82.css" in [
        link["href"] for link in parsed(response).select("link[rel=stylesheet]")
    ]
    assert "'none'" in response["Content-Security-Policy"]
    assert not response.cookies
    assert "OperationalError" not in response.content.decode()


def test_a_fault_of_ours_is_called_one(client, board, monkeypatch):
    def fail(*args, **kwargs):
        raise ValueError("secret")

    client.raise_request_exception = False
    monkeypatch.setattr(ContentPage, "get_context", fail)
    page = make_page(ContentPage, board.home)

    response = get(client, board, page)

    assert response.status_code == 500
    assert words(response, "h1") == "Something went wrong"
    assert "secret" not in response.content.decode()


def test_the_board_of_an_error_page_is_the_one_that_was_asked(client, board, request):
    client.raise_request_exception = False
    stranger = make_board(name="Strangers")
    get(client, board, "/")
    get(client, stranger, "/")
    request.getfixturevalue("no_database")

    assert words(get(client, board, "/"), ".site-header__name") == board.board.title
    assert words(get(client, stranger, "/"), ".site-header__name") == "Strangers"


def test_before_a_first_visit_such_a_page_names_no_board(client, board, no_database):
    client.raise_request_exception = False

    response = get(client, board, "/")

    assert response.status_code == 503
    assert not each(response, ".site-header")
    assert "tel:999" in addresses(response)


def test_the_colours_of_an_error_page_need_no_database_either(client, board):
    path = "/theme/5a2d82.css"

    response = error_views.server_error(
        RequestFactory().get(path, headers={"host": host_of(board)})
    )

    assert response.status_code == 500


def test_a_view_that_finds_nothing_outside_the_pages_answers_in_the_boards_look(
    client, board
):
    request = RequestFactory().get("/theme/", headers={"host": host_of(board)})

    response = error_views.not_found(request, Http404())

    assert response.status_code == 404
    assert words(response, ".site-header__name") == board.board.title


def test_an_error_page_is_in_the_language_that_it_says(client, board, request):
    client.raise_request_exception = False
    request.getfixturevalue("no_database")

    assert parsed(get(client, board, "/pl/")).html["lang"] == "en-GB"
