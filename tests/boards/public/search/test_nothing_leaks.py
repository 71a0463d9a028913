"""A word that stands where the public may not read is found by nothing.

Not by a search, not by a typing fault of it, not by a number, a suggestion or a place
in a file. The states of files are those in which they are asked for by their address;
the kinds of pages are all; how a document can be had are all its choices. Tables that
no public page shows anything of: tests/cms/tenancy/test_nothing_is_found.py.
"""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import get_page_models

from boards.governance.lifecycle.pausing import pause
from boards.models import Availability, NeverPublishEntry, Role, Theme
from boards.public.search.naming import MOST_OFFERED
from boards.publishing.withdrawals.withdrawing import Words, withdraw
from cms.models import BoardDocument
from home.provisioning import OpenedBoard
from tests.boards.public.search.asking import found, says, search
from tests.boards.public.search.doors import (
    DOORS,
    NOBODYS,
    PLANTED,
    TELL_NOTHING,
    is_found_by_nothing,
    of_suggestions,
    taken_by,
)
from tests.boards.public.serving.test_table import STATES
from tests.boards.publishing.previews.opening import (
    follow,
    make_draft,
    make_link,
    make_release,
)
from tests.every_page import one_of_each
from tests.factories import (
    get,
    make_board,
    make_document,
    make_member,
    make_review,
    release,
)
from tests.public_addresses import public_patterns
from tests.reading import each, words
from tests.states import lock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_the_words_of_a_file_are_found_exactly_while_it_opens(state):
    board = make_board()
    file = says(make_document(board), f"It says {PLANTED} here.")
    state(board, file)

    if STATES[state] == 200:
        assert found(board, PLANTED) == [file.title]
    else:
        assert is_found_by_nothing(board)
        assert_asked_as_a_word_of_nobody(board)


@pytest.mark.parametrize(
    "state", [state for state in Availability if state != Availability.PUBLISHED]
)
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


def test_what_a_file_said_before_another_took_its_place_is_found_by_nothing():
    board = make_board()
    file = says(make_document(board), f"It says {PLANTED} here.")
    release(make_review(board), file)
    assert not is_found_by_nothing(board)

    BoardDocument.objects.filter(pk=file.pk).update(file_hash="0" * 40)

    assert is_found_by_nothing(board)


def test_what_is_closed_takes_no_place_of_what_is_public(monkeypatch):
    monkeypatch.setattr("boards.public.search.finding.MOST", 2)
    board = make_board()
    for _number in range(4):
        says(make_document(board), f"It says {PLANTED} here.")
    file = says(make_document(board), f"It says {PLANTED} here.")

    release(make_review(board), file)

    assert found(board, PLANTED) == [file.title]


def test_what_is_closed_takes_no_place_of_what_is_suggested_and_names_no_theme():
    board = make_board()
    neglect = Theme.objects.get(slug="neglect")
    make_review(board, title="Bittern of all")
    for number in range(MOST_OFFERED):
        lock(make_review(board, title=f"Bittern {number}", themes=[neglect]))

    assert of_suggestions(board, "bittern") == ["Bittern of all"]
    assert of_suggestions(board, "neglect") == []


def test_a_word_that_is_closed_is_not_meant_in_the_place_of_one_that_is_public():
    board = make_board()
    make_review(board, title="The bitterz report")
    lock(make_review(board, title="The bittera report"))

    meant = each(search(board, "bitterx report"), ".search-meant")

    assert ["bitterz" in one for one in meant] == [True]


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


def never_published(board: OpenedBoard) -> None:
    for page in _named(board):
        page.unpublish()
        page.save_revision()


def withdrawn(board: OpenedBoard) -> None:
    words = Words("What was here", "It was wrong.", f"It says {PLANTED}.")
    review = make_review(board, title=f"{PLANTED} review")
    withdraw(review, make_member(board, Role.APPROVER), words)


def waiting_release(board: OpenedBoard) -> None:
    review = make_review(board, live=False)
    review.title = f"{PLANTED} review"
    review.save_revision()
    make_release(board, review).items.update(is_open=True)


def a_preview_link(board: OpenedBoard) -> None:
    page = make_draft(board, text=f"<p>{PLANTED}</p>", live=True)
    response = follow(board, make_link(board, page))
    assert response.status_code == 200


def never_publish_list(board: OpenedBoard) -> None:
    NeverPublishEntry.objects.create(
        board=board.board, label=PLANTED, digests=[], words=1
    )
    make_review(board)


def a_former_title(board: OpenedBoard) -> None:
    for page in _stored(board):
        page.title = "Said otherwise"
        page.save()


PLACES: tuple[Callable[[OpenedBoard], None], ...] = (
    drafts,
    never_published,
    withdrawn,
    waiting_release,
    a_preview_link,
    never_publish_list,
    a_former_title,
    unpublished,
    expired,
    with_a_password,
    below_a_password,
    another_boards,
)


# Their words are in the index, closed, as those of files are: a search for one reads
# more of it.
CLOSED_IN_THE_INDEX = (with_a_password, below_a_password)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_the_title_of_no_page_is_found_where_the_public_may_not_read_it(place):
    board = make_board()
    place(board)

    assert is_found_by_nothing(board)
    assert_asked_as_a_word_of_nobody(board, in_the_index=place in CLOSED_IN_THE_INDEX)


def assert_asked_as_a_word_of_nobody(
    board: OpenedBoard, *, in_the_index: bool = True
) -> None:
    """Neither the answer nor what it takes the database tells that a word is there."""
    planted, nobodys = taken_by(board, PLANTED), taken_by(board, NOBODYS)

    assert planted.answers == nobodys.answers
    assert planted.questions == nobodys.questions
    assert in_the_index or planted.passages == nobodys.passages


def test_each_kind_of_page_is_found_while_it_is_public():
    board = make_board()
    pages = _stored(board)

    assert len(pages) == len([one for one in get_page_models() if one.is_creatable])
    assert len(found(board, PLANTED)) == len(pages)


def test_a_board_that_is_paused_answers_nobody():
    board = make_board()
    _stored(board)
    pause(board.board, "For now.")

    assert search(board, PLANTED).status_code == 503
    assert PLANTED not in words(get(Client(), board, "/search/suggestions/", q=PLANTED))


def test_every_address_is_asked_or_is_known_to_tell_nothing_of_what_is_found():
    """A new one is told of in `doors`, with how it is asked."""
    there_are = {one.name for one in public_patterns()}

    assert there_are == DOORS.keys() | TELL_NOTHING
    assert not DOORS.keys() & TELL_NOTHING


def test_each_door_tells_of_what_is_public():
    board = make_board()
    review = make_review(board, title=f"{PLANTED} review")
    release(review, says(make_document(board), f"It says {PLANTED}."))

    for name, ask in DOORS.items():
        assert ask(board, PLANTED), name
