"""Every address that tells of what is found asks the database as the public's own role.

Addresses come from the resolver, of a board and of the hub. Of the index, and of what
lists are narrowed by, nobody else asks.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client

from boards.models import LearningIndexPage, ReviewIndexPage, ReviewPage, Theme
from cms.tenancy.scope import PUBLIC, current_scope
from home.provisioning import OpenedBoard
from tests.boards.public.hub.world import ask, make_hub
from tests.boards.public.search.asking import says
from tests.factories import (
    get,
    make_board,
    make_document,
    make_review,
    release,
    the_list,
)
from tests.public_addresses import hub_patterns, public_patterns
from tests.worlds import taken_back

# The index and its words, and what it, the choices of lists and theme pages ask with.
FINDS = re.compile(
    r'\bFROM\s+"?(?:boards_passage|boards_searchword)\b'
    r"|wall\.(?:found|passages_matching|words_meant|choices_below|public_(?:passages|lines"
    r"|rows|heads|documents|words|names|matches|taught|sayings|choices|learning))\b"
)
TYPED = "Neglect herons"
# Of the addresses that take no values from a reader nothing is found by any.
OF_A_BOARD: dict[str, Callable[[OpenedBoard], list[str]]] = {
    "boards.public.search.views.search": lambda _board: [
        "/search/?q=herons",
        "/search/?q=heorns&theme=neglect",
    ],
    "boards.public.search.views.suggestions": lambda _board: [
        "/search/suggestions/?q=negl"
    ],
    "boards.public.theme_pages.views.theme_page": lambda _board: ["/themes/neglect/"],
    "boards.public.views.sitemap": lambda _board: ["/sitemap.xml"],
    "cms.passwords.serve": lambda board: [
        *(f"{one.relative_url(board.site)}?theme=neglect" for one in lists_of(board)),
        *(one.relative_url(board.site) for one in lists_of(board)),
        f"{the_review(board)}?q=herons",
    ],
}


def lists_of(board: OpenedBoard) -> list:
    return [the_list(model, board) for model in (ReviewIndexPage, LearningIndexPage)]


def the_review(board: OpenedBoard) -> str:
    review = ReviewPage.objects.in_board_of(board.home).get()
    return str(review.relative_url(board.site))


@pytest.fixture(scope="module")
def board(django_db_setup, django_db_blocker) -> Iterator[OpenedBoard]:
    with taken_back(django_db_blocker):
        board = make_board()
        review = make_review(
            board,
            title="Child H",
            slug="child-h",
            summary="Herons.",
            themes=Theme.objects.filter(slug="neglect"),
        )
        release(review, says(make_document(board), "Neglect of herons."))
        make_hub(board)
        yield board


@contextmanager
def questions() -> Iterator[list[tuple[str, bool]]]:
    """What is found by, and whether it is asked as the public."""
    asked: list[tuple[str, bool]] = []

    def note(execute, sql, params, many, context):
        if FINDS.search(sql):
            asked.append((sql, current_scope() == PUBLIC))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def asked_at(board: OpenedBoard, address: str) -> list[tuple[str, bool]]:
    with questions() as asked:
        assert get(Client(), board, address).status_code == 200
    return asked


@pytest.mark.parametrize("name", OF_A_BOARD)
def test_what_an_address_of_a_board_finds_it_reads_as_the_public(board, name):
    addresses = OF_A_BOARD[name](board)
    asked = {address: asked_at(board, address) for address in addresses}

    assert addresses
    assert [address for address in addresses if not asked[address]] == []
    assert [
        (address, sql)
        for address in addresses
        for sql, is_public in asked[address]
        if not is_public
    ] == []


def test_what_the_hub_finds_it_reads_as_the_public(board):
    found = 0
    for path in sorted({one.route.lstrip("^") for one in hub_patterns()}):
        address = f"/{path}".replace("<slug:slug>", "neglect")
        with questions() as asked:
            ask(address, q=TYPED)

        assert [sql for sql, is_public in asked if not is_public] == [], address
        found += bool(asked)

    assert found >= 4


def test_no_other_address_finds_anything(board):
    """One that does is asked for above, or fails here."""
    others = {
        one.route.lstrip("^").rstrip("$").replace("\\", ""): one.name
        for one in public_patterns()
        if one.name not in OF_A_BOARD and not one.takes_values
    }

    for address in others:
        with questions() as asked:
            get(Client(), board, f"/{address}?q=herons")

        assert asked == [], address
    assert others
