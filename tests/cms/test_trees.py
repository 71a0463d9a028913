"""The tree law: what hangs under a board is that board's, in its home's language."""

import pytest
from wagtail.models import Locale, Page

from boards.models import ContentPage
from cms import trees
from home.models import HomePage
from home.provisioning import OpenedBoard
from tests.factories import make_board, make_page, make_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def titles(pages) -> set[str]:
    return set(pages.values_list("title", flat=True))


def test_a_board_holds_what_hangs_under_it_and_nothing_else(board):
    review = make_review(board, title="Ours")
    make_review(make_board(), title="Theirs")

    found = titles(trees.in_board_of(Page.objects.all(), review))

    assert found == {
        board.board.title,
        board.home.title,
        review.get_parent().title,
        "Ours",
    }


def test_a_tree_holds_one_language_of_a_board(board):
    polish = HomePage(
        title="Dom",
        slug="dom",
        lead="Zawsze.",
        locale=Locale.objects.get(language_code="pl"),
    )
    board.board.add_child(instance=polish)
    ours = make_page(ContentPage, polish, title="O nas")
    make_page(ContentPage, board.home, title="About")

    assert titles(trees.in_tree_of(Page.objects.all(), ours)) == {"Dom", "O nas"}


def test_a_board_whose_place_begins_like_anothers_is_not_taken_for_it(board):
    """Wagtail counts places in base 36: 0009 is followed by 000A."""
    boards = [make_board() for _number in range(3)]
    for opened in boards:
        make_page(ContentPage, opened.home)

    for opened in boards:
        found = trees.in_board_of(Page.objects.all(), opened.home)

        assert found.count() == 3
        assert not found.exclude(path__startswith=opened.board.path).exists()


def test_the_first_and_the_last_page_of_a_board_are_its_own(board):
    last = make_page(ContentPage, board.home)
    Page.objects.filter(pk=last.pk).update(path=board.home.path + "ZZZZ")

    found = trees.in_board_of(Page.objects.all(), board.home)

    assert {page.pk for page in found} == {
        board.board.pk,
        board.home.pk,
        last.pk,
    }


def test_pages_know_whether_they_belong_to_one_board(board):
    first, second = make_page(ContentPage, board.home), make_review(board)

    assert trees.same_board(first, second)
    assert trees.same_board(first, board.board)
    assert not trees.same_board(first, make_board().home)


def test_a_collection_belongs_to_the_board_at_its_top(board):
    folder = board.collection.add_child(name="Reports").add_child(name="2017")

    assert trees.board_collection_path(folder) == board.collection.path
    assert trees.board_collection_path(board.collection) == board.collection.path
