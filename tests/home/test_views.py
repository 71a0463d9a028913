"""What stands at the root of a host."""

import pytest

from tests.factories import make_board
from tests.reading import addresses, each, parsed, words

pytestmark = pytest.mark.django_db

CMS = {"host": "localhost"}


def test_the_cms_host_lists_the_boards_by_name_with_their_own_addresses(
    client, settings
):
    settings.PUBLIC_SCHEME, settings.PUBLIC_PORT = "http", 8000
    make_board(name="Sunderland", hostname="sunderland.localhost")
    make_board(name="Cumbria", hostname="cumbria.localhost")

    response = client.get("/", headers=CMS)

    assert each(response, ".board-directory__list a") == ["Cumbria", "Sunderland"]
    assert addresses(response, ".board-directory__list a") == [
        "http://cumbria.localhost:8000/",
        "http://sunderland.localhost:8000/",
    ]


def test_the_list_of_boards_leads_to_the_login_and_to_no_search_engine(client):
    response = client.get("/", headers=CMS)

    assert "/admin/" in addresses(response)
    document = parsed(response)
    assert document.select_one("meta[name=robots]")["content"] == "noindex"
    assert document.html["lang"] == "en-GB"
    assert not response.cookies


def test_a_boards_name_is_text_in_the_list(client):
    make_board(name="<b>Bold</b>")

    response = client.get("/", headers=CMS)

    assert "<b>Bold</b>" in words(response)
    assert not parsed(response).select("main b")


def test_the_root_of_a_boards_host_is_its_home_page(client):
    board = make_board(hostname="board.example")

    response = client.get("/", headers={"host": "board.example"})

    assert words(response, "h1") == board.home.lead
