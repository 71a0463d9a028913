"""Nothing of what the five boards publish on their own pages is lost on ours."""

from functools import cache

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.home.demonstration.seed_facts import FACTS, LINKS, ORDERS
from tests.reading import addresses, words

pytestmark = [pytest.mark.usefixtures("demonstration"), pytest.mark.django_db]


@cache
def page_at(host: str, path: str) -> HttpResponse:
    response = Client().get(path, headers={"host": host})
    assert response.status_code == 200, f"{host}{path}: {response.status_code}"
    return response


@cache
def letters_at(host: str, path: str) -> str:
    return letters(words(page_at(host, path), "body"))


def letters(text: str) -> str:
    """Words without the space between them: a mark in their midst hides no fact."""
    return "".join(text.split())


def test_every_fact_of_the_boards_own_pages_is_on_its_page_here():
    assert len(FACTS) > 200
    assert not [
        (host, path, text)
        for host, path, text in FACTS
        if letters(text) not in letters_at(host, path)
    ]


def test_every_link_of_the_boards_own_pages_is_on_its_page_here():
    assert LINKS
    assert not [
        (host, path, address)
        for host, path, address in LINKS
        if not {address, f"http://{host}{address}"}
        & set(addresses(page_at(host, path), "a"))
    ]


@pytest.mark.parametrize(("host", "texts"), ORDERS, ids=[host for host, _ in ORDERS])
def test_a_board_shows_its_reviews_in_its_own_order(host, texts):
    page, at = letters_at(host, "/reviews/"), 0

    assert len(texts) > 1
    for text in texts:
        at = page.find(letters(text), at)
        assert at >= 0, f"“{text}” does not follow"
        at += len(letters(text))
