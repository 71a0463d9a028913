"""What the public may not read is on no page of a theme, and makes none."""

import pytest
from django.test import Client

from boards.models import LearningIndexPage, Theme
from tests.boards.public.search.asking import says
from tests.boards.public.search.test_nothing_leaks import PLACES
from tests.boards.public.serving.test_table import (
    STATES,
    listed_by_a_live_translation_of_a_draft,
    on_a_page_that_expired,
    released,
)
from tests.factories import get, make_board, make_document, make_review, the_list
from tests.reading import each, words
from tests.states import lock

pytestmark = pytest.mark.django_db
# Of the states in which a file is asked for by its address, one of each way to hide it.
ASKED = (released, on_a_page_that_expired, listed_by_a_live_translation_of_a_draft)
NEGLECT = "/themes/neglect/"
PLANTED = "zibberwort"


def neglect() -> list[Theme]:
    return list(Theme.objects.filter(slug="neglect"))


@pytest.mark.parametrize(
    "place", PLACES[:1] + PLACES[4:], ids=lambda place: place.__name__
)
def test_a_theme_of_pages_that_are_not_public_has_no_page(place):
    board = make_board()
    place(board)

    shown = get(Client(), board, NEGLECT)

    if place.__name__ in ("drafts", "a_former_title"):
        # The pages are public; what is drafted of them, or was once said, is not.
        assert PLANTED not in shown.content.decode()
    else:
        assert shown.status_code == 404
        assert "/themes/" not in get(Client(), board, "/sitemap.xml").content.decode()


def test_beside_what_is_public_stands_nothing_that_is_not():
    board = make_board()
    make_review(board, title="Public", themes=neglect())
    make_review(board, title="A draft", themes=neglect(), live=False)
    lock(make_review(board, title="With a password", themes=neglect()))
    make_review(board, title="Taken back", themes=neglect()).unpublish()
    bullying = Theme.objects.filter(slug="bullying")
    make_review(board, title="Another draft", themes=bullying, live=False)

    assert each(get(Client(), board, NEGLECT), ".card__title") == ["Public"]
    assert get(Client(), board, "/themes/bullying/").status_code == 404


@pytest.mark.parametrize("state", ASKED, ids=lambda state: state.__name__)
def test_a_passage_of_a_file_is_shown_exactly_while_that_opens(state):
    board = make_board()
    make_review(board, title="Child Z", themes=neglect())
    file = says(make_document(board), f"Neglect and {PLANTED}.")
    state(board, file)

    shown = words(get(Client(), board, NEGLECT))

    assert (PLANTED in shown) == (STATES[state] == 200)


def test_what_another_board_has_of_a_theme_is_on_its_own_page_alone():
    board, other = make_board(), make_board()
    make_review(board, title="Child P", themes=neglect())
    make_review(other, title=PLANTED, themes=neglect())

    assert PLANTED in words(get(Client(), other, NEGLECT))
    assert PLANTED not in words(get(Client(), board, NEGLECT))


def test_a_theme_of_another_boards_own_has_no_page_and_no_name_here():
    board, other = make_board(), make_board()
    own = Theme.objects.create(
        name=PLANTED, slug=f"{PLANTED}-{other.board.pk}", board=other.board
    )
    make_review(other, themes=[own])

    assert get(Client(), other, f"/themes/{own.slug}/").status_code == 200
    assert get(Client(), board, f"/themes/{own.slug}/").status_code == 404


def test_no_list_names_another_boards_own_theme_to_who_asks_for_its_code():
    board, other = make_board(), make_board()
    own = Theme.objects.create(
        name=PLANTED, slug=f"secret-{other.board.pk}", board=other.board
    )
    review = make_review(board, title="Child P", themes=neglect())
    lists = (
        the_list(LearningIndexPage, board).relative_url(board.site),
        review.get_parent().relative_url(board.site),
        "/search/",
    )

    for address in lists:
        shown = get(Client(), board, address, q="child", theme=own.slug)
        assert shown.status_code == 200
        assert PLANTED not in shown.content.decode(), address
