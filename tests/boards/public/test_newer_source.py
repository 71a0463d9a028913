"""A translation that is older than its source says so (R13)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.models import ContentPage
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_page
from tests.reading import each, parsed
from tests.states import home_in, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def pair(board: OpenedBoard, **words) -> tuple:
    """A page and its public version in Urdu, with the fingerprints of their words."""
    said = {"in English": "new", "in Urdu": "new"} | words
    source = make_page(
        ContentPage,
        board.home,
        slug="about",
        title="About",
        source_words=said["in English"],
    )
    version = translate(
        source, "ur", home_in(board, "ur"), source_words=said["in Urdu"]
    )
    return source, version


def test_a_translation_that_is_behind_says_so_on_top_with_a_link_to_its_source(
    client, board
):
    _source, version = pair(board, **{"in Urdu": "old"})

    document = parsed(get(client, board, version))

    [note] = document.select("main .behind")
    assert note.find_next("h1")
    [link] = note.select("a")
    assert (link["href"], link.get_text()) == ("/about/", "About")
    assert (link["lang"], link["dir"], link["hreflang"]) == ("en-GB", "ltr", "en-GB")
    assert note.select_one(".language-mark").get_text() == "English"


@pytest.mark.parametrize(
    "words",
    [
        {},
        # An ordinary page in another language, which translates nothing.
        {"in Urdu": ""},
        # Published before anybody asked what it says.
        {"in English": "", "in Urdu": "old"},
    ],
)
def test_a_version_that_is_not_behind_says_nothing(client, board, words):
    _source, version = pair(board, **words)

    assert not each(get(client, board, version), ".behind")


def test_a_source_never_says_that_it_is_behind_its_translation(client, board):
    source, _version = pair(board, **{"in Urdu": "old"})

    assert not each(get(client, board, source), ".behind")


def test_a_page_in_the_boards_first_language_asks_nothing_about_its_source(
    client, board, django_assert_num_queries
):
    source, _version = pair(board)
    plain = make_page(ContentPage, board.home, slug="plain")
    get(client, board, plain)

    with CaptureQueriesContext(connection) as without:
        get(client, board, plain)
    with django_assert_num_queries(len(without)):
        get(client, board, source)


def test_a_source_that_is_no_longer_public_is_not_linked(client, board):
    source, version = pair(board, **{"in Urdu": "old"})
    ContentPage.objects.filter(pk=source.pk).update(live=False)

    assert not each(get(client, board, version), ".behind")
