"""What holds for every type of page alike, each asked for once."""

import itertools
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from wagtail.models import get_page_models

from boards.models import ContentPage
from tests.every_page import TYPES, one_of_each
from tests.factories import get, make_board, make_page
from tests.reading import parsed
from tests.worlds import taken_back

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")

every_type = pytest.mark.parametrize("name", TYPES)


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker) -> Iterator[dict[str, HttpResponse]]:
    """What a visitor gets for one page of every type. The world is taken back after."""
    with taken_back(django_db_blocker):
        board = make_board(concern_phone="0333 240 1727", phone="01480 373582")
        yield {
            name: get(Client(), board, page)
            for name, page in one_of_each(board).items()
        }


@pytest.fixture
def document(answers: dict[str, HttpResponse], name: str) -> BeautifulSoup:
    return parsed(answers[name])


def test_there_is_a_page_of_every_type_to_look_at(answers):
    assert sorted(answers) == TYPES
    assert {answer.status_code for answer in answers.values()} == {200}


@every_type
def test_it_sets_no_cookie_and_depends_on_none(answers, name):
    assert not answers[name].cookies
    assert not answers[name].get("Vary")


@every_type
def test_it_holds_nothing_that_its_own_policy_forbids(document):
    assert not document.select("style, [style], iframe, object, embed, base")
    assert not document.select("script:not([src]):not([type='application/ld+json'])")
    assert not [
        attribute
        for element in document.find_all(True)
        for attribute in element.attrs
        if attribute.startswith("on")
    ]


@every_type
def test_it_asks_nobody_else_for_anything(document):
    asked = [
        str(element.get("src") or element.get("href"))
        for element in document.select("[src], [srcset], link:not([rel=canonical])")
    ]

    assert asked
    assert not [
        address
        for address in asked
        if not address.startswith("/") or address.startswith("//")
    ]


@every_type
def test_it_says_on_top_whom_to_call(document):
    numbers = [link["href"] for link in document.select(".strip__numbers a")]

    assert numbers == ["tel:03332401727", "tel:999"]


@every_type
def test_its_first_link_leads_past_the_header(document):
    first = document.find("a")

    assert first["href"] == "#main"
    assert [element["id"] for element in document.select("main")] == ["main"]


@every_type
def test_its_landmarks_of_one_kind_have_names_of_their_own(document):
    assert document.select("nav")
    for kind in ("nav", "aside", "[role=search]", "[role=region]"):
        names = [
            element.get("aria-label")
            or document.find(id=element["aria-labelledby"]).get_text(strip=True)
            for element in document.select(kind)
        ]

        assert all(names)
        assert len(names) == len(set(names))


@every_type
def test_its_ids_are_used_once_and_every_reference_finds_its_own(document):
    ids = [element["id"] for element in document.select("[id]")]
    wanted = {
        name
        for attribute in ("aria-labelledby", "aria-describedby", "for")
        for element in document.select(f"[{attribute}]")
        for name in str(element[attribute]).split()
    }
    jumps = {str(link["href"])[1:] for link in document.select("a[href^='#']")}

    assert len(ids) == len(set(ids))
    assert not (wanted | jumps) - set(ids)


@every_type
def test_it_has_one_heading_of_level_one_and_skips_no_level(document):
    levels = [
        LEVELS.index(found.name)
        for found in document.select("main " + ", main ".join(LEVELS))
    ]

    assert levels[0] == 0
    assert levels.count(0) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


@every_type
def test_it_has_a_title_a_canonical_address_and_what_messengers_show(document):
    def property_of(name: str) -> str:
        return str(document.select_one(f'meta[property="og:{name}"]')["content"])

    address = document.select_one("link[rel=canonical]")["href"]

    assert document.title.get_text().split(" – ")[0]
    assert address.startswith("http://board-")
    assert property_of("url") == address
    assert property_of("title")
    assert property_of("site_name").startswith("Board ")
    assert not document.select("meta[name=robots]")


@every_type
def test_it_has_no_empty_link_button_or_heading(document):
    assert not [
        str(element)
        for element in document.select(", ".join(("a", "button", *LEVELS)))
        if not element.get_text(strip=True)
    ]


@every_type
def test_it_says_on_paper_where_it_is_from(document):
    address = document.select_one("link[rel=canonical]")["href"]

    assert document.select_one(".print-address").get_text() == address


@every_type
def test_it_offers_no_exit_while_it_has_no_purpose_for_one(document):
    assert not document.select("[data-exit]")


@pytest.mark.django_db
@pytest.mark.parametrize("purpose", ContentPage.Purpose.values)
def test_of_all_pages_those_about_help_alone_offer_the_exit(purpose):
    board = make_board()
    page = make_page(ContentPage, board.home, purpose=purpose)

    exits = parsed(get(Client(), board, page)).select("a[data-exit]")

    assert len(exits) == (purpose in ContentPage.EXIT_PURPOSES)


def test_pages_of_text_alone_may_offer_the_exit():
    kinds = [model for model in get_page_models() if hasattr(model, "offers_exit")]

    assert kinds == [ContentPage]
    assert ContentPage.EXIT_PURPOSES
