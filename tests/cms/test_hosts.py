"""Which host answers what: the CMS's, a board's, and one that is nobody's."""

import pytest
from wagtail.models import Site

from boards.models import ContentPage
from home.provisioning import OpenedBoard
from tests.factories import (
    get,
    host_of,
    make_administrator,
    make_board,
    make_page,
)
from tests.reading import addresses, parsed, words

pytestmark = pytest.mark.django_db

CMS = "localhost"
PATHS = [
    "/",
    "/about/",
    "/pl/",
    "/search/?q=a",
    "/admin/",
    "/admin/login/",
    "/documents/1/a.pdf",
    "/media/original_images/a.png",
    "/sitemap.xml",
    "/robots.txt",
    "/favicon.ico",
    "/theme/1f4e79.css",
    "/_util/login/",
]


@pytest.fixture
def board() -> OpenedBoard:
    return make_board(hostname="board.example")


@pytest.mark.parametrize("path", PATHS)
def test_a_host_that_is_nobodys_answers_404_whatever_is_asked(client, path):
    response = client.get(path, headers={"host": "unknown.example"})

    assert response.status_code == 404
    assert "There is no site at this address" in words(response)
    assert not response.cookies


@pytest.mark.parametrize("host", ["sub.board.example", "example", "127.0.0.1", "[::1]"])
def test_a_host_that_resembles_a_boards_is_nobodys(client, board, host):
    response = client.get("/", headers={"host": host})

    assert response.status_code == 404
    assert board.board.title not in response.content.decode()


@pytest.mark.parametrize("host", ["board.example:x", "a b", "board.example/..", "[::1"])
def test_a_host_that_is_malformed_is_nobodys(client, board, host):
    response = client.get("/", headers={"host": host})

    assert response.status_code == 404
    assert "There is no site at this address" in words(response)


def test_there_is_no_default_site(board):
    assert not Site.objects.filter(is_default_site=True).exists()


@pytest.mark.parametrize(
    "host",
    ["BOARD.example", "board.example.", "board.example:8000", "Board.Example.:8000"],
)
def test_a_board_answers_however_its_host_is_written(client, board, host):
    response = client.get("/", headers={"host": host})

    assert response.status_code == 200
    assert board.home.lead in words(response, "h1")


def test_the_cms_host_lists_the_boards_that_are_on_the_web(client, board):
    make_board(hostname=None, name="Not yet open")
    paused = make_board(name="Paused")
    paused.board.unpublish()

    response = client.get("/", headers={"host": CMS})

    assert addresses(response, ".board-directory__list a") == ["http://board.example/"]
    assert board.board.title in words(response)


def test_without_boards_the_cms_host_says_so(client):
    response = client.get("/", headers={"host": CMS})

    assert response.status_code == 200
    assert "No board is on the web yet." in words(response)


@pytest.mark.parametrize(
    "path", ["/about/", "/pl/", "/search/?q=about", "/sitemap.xml", "/favicon.ico"]
)
def test_the_cms_host_serves_nothing_of_a_board(client, board, path):
    make_page(ContentPage, board.home, slug="about")

    response = client.get(path, headers={"host": CMS})

    assert response.status_code == 404
    assert board.board.title not in response.content.decode()


def test_no_search_engine_reads_the_cms_host(client):
    response = client.get("/robots.txt", headers={"host": CMS})

    assert "Disallow: /\n" in response.content.decode()


@pytest.mark.parametrize(
    "path", ["/admin", "/admin/", "/admin/login/?next=/admin/pages/"]
)
def test_an_editor_who_comes_by_a_boards_host_is_sent_to_the_cms(client, board, path):
    client.force_login(make_administrator())

    response = get(client, board, path)

    assert response.status_code == 302
    assert response["Location"] == f"http://localhost{path}"
    assert not response.cookies


def test_nobody_logs_in_on_a_boards_host(client, board):
    response = get(client, board, "/_util/login/")

    assert response.status_code == 404
    assert not response.cookies


def test_a_page_is_answered_on_its_own_boards_host_only(client, board):
    page = make_page(ContentPage, board.home, slug="about")
    stranger = make_board()

    assert get(client, board, "/about/").status_code == 200
    assert get(client, stranger, "/about/").status_code == 404
    assert page.title not in get(client, stranger, "/").content.decode()


def test_two_boards_may_have_pages_of_one_address(client, board):
    stranger = make_board()
    for opened in (board, stranger):
        make_page(ContentPage, opened.home, slug="about", title=host_of(opened))

    for opened in (board, stranger):
        assert words(get(client, opened, "/about/"), "h1") == host_of(opened)


def test_a_board_without_a_host_is_nowhere(client):
    opened = make_board(hostname=None)

    assert opened.site is None
    assert (
        opened.board.title
        not in client.get("/", headers={"host": CMS}).content.decode()
    )


def test_a_browser_finds_a_boards_icon_by_itself(client, board):
    response = get(client, board, "/favicon.ico")

    assert response.status_code == 302
    icon = get(client, board, response["Location"])
    assert icon["Content-Type"] == "image/svg+xml"
    assert board.board.colour in icon.content.decode()


def test_a_boards_colour_reaches_its_pages_as_a_style_sheet(client):
    board = make_board(colour="#5a2d82")

    sheets = parsed(get(client, board, "/")).select("link[rel=stylesheet]")

    sheet = get(client, board, str(sheets[-1]["href"]))
    assert sheet["Content-Type"].startswith("text/css")
    assert "--board-colour:#5a2d82" in sheet.content.decode()
    assert "immutable" in sheet["Cache-Control"]
