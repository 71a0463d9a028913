"""What search engines are told to read."""

import xml.etree.ElementTree as ElementTree

import pytest
import time_machine

from boards.models import ContentPage, ReviewIndexPage
from cms import sitemaps
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_page, make_review
from tests.states import home_in, lock

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def board() -> OpenedBoard:
    return make_board(hostname="board.example")


def entries(client, board: OpenedBoard) -> list[ElementTree.Element]:
    response = get(client, board, "/sitemap.xml")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return ElementTree.fromstring(response.content).findall(f"{SITEMAP}url")


def listed(client, board: OpenedBoard) -> list[str]:
    return [entry.findtext(f"{SITEMAP}loc") for entry in entries(client, board)]


def test_the_sitemap_names_every_public_page_by_its_one_address(client, board):
    make_page(ContentPage, board.home, slug="about")
    make_page(ReviewIndexPage, board.home, slug="reviews")
    make_review(board, slug="child-p")

    assert listed(client, board) == [
        "http://board.example/",
        "http://board.example/about/",
        "http://board.example/reviews/",
        "http://board.example/reviews/child-p/",
    ]


def test_the_sitemap_names_nothing_that_a_visitor_may_not_read(client, board):
    make_page(ContentPage, board.home, slug="draft", live=False)
    locked = make_page(ContentPage, board.home, slug="locked")
    make_page(ContentPage, locked, slug="below")
    lock(locked)

    assert listed(client, board) == ["http://board.example/"]


def test_the_sitemap_names_nothing_below_a_home_page_that_is_a_draft(client, board):
    make_page(ContentPage, home_in(board, "pl", live=False), slug="strona")

    assert listed(client, board) == ["http://board.example/"]


def test_the_sitemap_names_nothing_of_another_board(client, board):
    make_page(ContentPage, make_board().home, slug="theirs")

    assert listed(client, board) == ["http://board.example/"]


def test_the_sitemap_names_every_language_and_ties_the_versions_together(client, board):
    home = home_in(board, "pl")
    make_page(ContentPage, home, slug="tylko")

    found = entries(client, board)

    versions = {
        entry.findtext(f"{SITEMAP}loc"): {
            link.get("hreflang"): link.get("href")
            for link in entry.findall(f"{XHTML}link")
        }
        for entry in found
    }
    both = {
        "x-default": "http://board.example/",
        "en-GB": "http://board.example/",
        "pl": "http://board.example/pl/",
    }
    assert versions == {
        "http://board.example/": both,
        "http://board.example/pl/": both,
        "http://board.example/pl/tylko/": {},
    }


@pytest.mark.parametrize(
    ("scheme", "port", "address"),
    [
        ("https", 443, "https://board.example/"),
        ("https", 8443, "https://board.example:8443/"),
        ("http", 8000, "http://board.example:8000/"),
    ],
)
def test_addresses_are_those_by_which_the_public_comes(
    client, board, settings, scheme, port, address
):
    settings.PUBLIC_SCHEME, settings.PUBLIC_PORT = scheme, port

    assert listed(client, board) == [address]
    robots = get(client, board, "/robots.txt").content.decode()
    assert f"Sitemap: {address}sitemap.xml" in robots
    assert f'rel="canonical" href="{address}"' in (
        get(client, board, "/").content.decode()
    )


def test_the_sitemap_says_when_a_page_changed(client, board):
    with time_machine.travel("2017-09-12 23:30 +0000", tick=False):
        board.home.save_revision().publish()

    [entry] = entries(client, board)

    # Half past midnight of the next day in London.
    assert entry.findtext(f"{SITEMAP}lastmod") == "2017-09-13T00:30:00+01:00"


def test_search_engines_may_read_a_board_but_not_its_search(client, board):
    robots = get(client, board, "/robots.txt")

    assert robots["Content-Type"].startswith("text/plain")
    assert "Disallow: /search/" in robots.content.decode().splitlines()
    assert "Disallow: /*/search/" in robots.content.decode().splitlines()
    assert "Disallow: /" not in robots.content.decode().splitlines()


def test_a_sitemap_costs_the_same_however_long_it_is(
    client, board, django_assert_num_queries
):
    get(client, board, "/sitemap.xml")
    with django_assert_num_queries(8):
        get(client, board, "/sitemap.xml")
    for _page in range(5):
        make_page(ContentPage, board.home)

    with django_assert_num_queries(8):
        assert len(listed(client, board)) == 6


def test_an_address_is_the_one_that_wagtail_says(client, board):
    page = make_page(ContentPage, home_in(board, "pl"), slug="żółw-é")
    below = make_page(ContentPage, page, slug="a_b")

    assert {page.full_url, below.full_url} <= set(listed(client, board))


def parted(client, board: OpenedBoard, monkeypatch) -> list[str]:
    monkeypatch.setattr(sitemaps, "MOST", 2)
    index = get(client, board, "/sitemap.xml")
    found = ElementTree.fromstring(index.content).findall(f"{SITEMAP}sitemap")
    return [entry.findtext(f"{SITEMAP}loc") for entry in found]


def test_a_sitemap_that_is_too_long_names_its_parts(client, board, monkeypatch):
    pages = [make_page(ContentPage, board.home, slug=f"page-{n}") for n in range(3)]
    whole = listed(client, board)
    parts = parted(client, board, monkeypatch)
    listed_in = []
    for part in parts:
        found = get(client, board, part.removeprefix("http://board.example"))
        urls = ElementTree.fromstring(found.content).findall(f"{SITEMAP}url")
        listed_in += [entry.findtext(f"{SITEMAP}loc") for entry in urls]

    assert parts == [
        f"http://board.example/sitemap-{key}.xml"
        for key in (board.home.pk, pages[1].pk)
    ]
    assert listed_in == whole


@pytest.mark.parametrize("first", ["second page", "of another board", "nobody's"])
def test_no_other_address_is_part_of_a_sitemap(client, board, monkeypatch, first):
    pages = [make_page(ContentPage, board.home, slug=f"page-{n}") for n in range(3)]
    keys = {
        "second page": pages[0].pk,
        "of another board": make_board().home.pk,
        "nobody's": 999_999_999,
    }
    assert len(parted(client, board, monkeypatch)) == 2

    assert get(client, board, f"/sitemap-{keys[first]}.xml").status_code == 404


def test_a_sitemap_that_is_whole_has_no_part(client, board):
    assert get(client, board, f"/sitemap-{board.home.pk}.xml").status_code == 404
