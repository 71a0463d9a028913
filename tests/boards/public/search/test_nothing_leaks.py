"""A word that stands where the public may not read is found by nothing.

Not by a search, not by a typing fault of it, not by a number. The states of files are
those in which they are asked for by their address; the kinds of pages are all.
"""

from collections.abc import Callable

import pytest
from wagtail.models import get_page_models

from home.provisioning import OpenedBoard
from tests.boards.public.search.asking import TITLES, found, says, search
from tests.boards.public.serving.test_table import STATES
from tests.every_page import one_of_each
from tests.factories import make_board, make_document, make_review, release
from tests.public_addresses import public_patterns
from tests.reading import each, words
from tests.states import lock

pytestmark = pytest.mark.django_db

PLANTED, ALIKE, AROUND = "zibberwort", "zibberwrot", "zibberwort herons"
# What answers with what is found, by the names of modules: a new door is told here.
DOORS = {"boards.public.search.views"}


def is_found_by_nothing(board: OpenedBoard) -> bool:
    """Whether every way to ask tells no more than of a word that is nowhere."""
    answers = [search(board, asked) for asked in (PLANTED, ALIKE, AROUND)]
    told = [each(answer, TITLES) for answer in answers]
    offered = [words(answer, ".search-meant") for answer in answers]
    numbers = words(answers[0], ".result-count")
    return not any(told) and not any(offered) and numbers.startswith("0 results")


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_the_words_of_a_file_are_found_exactly_while_it_opens(state):
    board = make_board()
    file = says(make_document(board), f"It says {PLANTED} here.")
    state(board, file)

    if STATES[state] == 200:
        assert found(board, PLANTED) == [file.title]
    else:
        assert is_found_by_nothing(board)


@pytest.mark.parametrize("state", ["on_request", "delayed", "withdrawn"])
def test_what_is_said_of_a_file_is_found_and_its_words_are_not(state):
    board = make_board()
    file = says(make_document(board), f"It says {PLANTED} here.")
    review = make_review(board, title="Child P")
    line = release(review, file, title="Bittern report", kind="briefing")
    assert found(board, PLANTED) == ["Bittern report"]

    line.availability, line.public_note = state, "For now."
    line.save()

    assert is_found_by_nothing(board)
    # Its title stands on the page still.
    assert found(board, "bittern report") == ["Child P"]


def drafts(board: OpenedBoard) -> None:
    for page in _named(board):
        page.save_revision()


def unpublished(board: OpenedBoard) -> None:
    for page in _stored(board):
        page.unpublish()


def expired(board: OpenedBoard) -> None:
    for page in _stored(board):
        page.unpublish(set_expired=True)


def with_a_password(board: OpenedBoard) -> None:
    for page in _stored(board):
        lock(page)


def below_a_password(board: OpenedBoard) -> None:
    _stored(board)
    lock(board.home)


def another_boards(board: OpenedBoard) -> None:
    _stored(make_board())


def _named(board: OpenedBoard) -> list:
    pages = list(one_of_each(board).values())
    for page in pages:
        page.title = f"{PLANTED} {page.title}"
    return pages


def _stored(board: OpenedBoard) -> list:
    pages = _named(board)
    for page in pages:
        page.save()
    return pages


PLACES: tuple[Callable[[OpenedBoard], None], ...] = (
    drafts,
    unpublished,
    expired,
    with_a_password,
    below_a_password,
    another_boards,
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_the_title_of_no_page_is_found_where_the_public_may_not_read_it(place):
    board = make_board()
    place(board)

    assert is_found_by_nothing(board)


def test_each_kind_of_page_is_found_while_it_is_public():
    board = make_board()
    pages = _stored(board)

    assert len(pages) == len([one for one in get_page_models() if one.is_creatable])
    assert len(found(board, PLANTED)) == len(pages)


def test_every_door_that_tells_what_is_found_is_asked():
    told = {
        one.module for one in public_patterns() if "search" in one.module.split(".")
    }

    assert told == DOORS
