"""From an address to a page, in the same few queries however deep it lies."""

import pytest
from wagtail.models import Page

from boards.models import ContentPage, ReviewIndexPage
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_page, make_review
from tests.reading import addresses, words
from tests.states import lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def test_a_page_is_found_by_the_slugs_above_it(client, board):
    page = make_page(ContentPage, board.home, slug="a")
    for slug in ("b", "a"):
        page = make_page(ContentPage, page, slug=slug, title=f"Deep {slug}")

    response = get(client, board, "/a/b/a/")

    assert words(response, "h1") == "Deep a"
    assert addresses(response, ".govuk-breadcrumbs a") == ["/", "/a/", "/a/b/"]


def test_the_order_of_the_slugs_matters(client, board):
    make_page(ContentPage, make_page(ContentPage, board.home, slug="a"), slug="b")

    assert get(client, board, "/b/a/").status_code == 404
    assert get(client, board, "/b/").status_code == 404


def test_a_page_below_another_boards_page_of_that_name_is_not_found(client, board):
    make_page(ContentPage, board.home, slug="a")
    theirs = make_page(ContentPage, make_board().home, slug="a")
    make_page(ContentPage, theirs, slug="b")

    assert get(client, board, "/a/b/").status_code == 404


def test_a_page_that_never_was_live_answers_as_if_it_were_not_there(client, board):
    make_page(ContentPage, board.home, slug="a", title="Not now", live=False)

    response = get(client, board, "/a/")

    missing = get(client, board, "/b/")
    assert response.status_code == missing.status_code == 404
    assert words(response, "body") == words(missing, "body")


@pytest.mark.parametrize(
    "path",
    [
        "/a/nowhere/",
        "/nowhere/a/",
        "/a/pdf/",
        "/a/b%00/",
        "/a//",
        "/a/%2e%2e/",
        "/a/;/",
        "/" + "a/" * 300,
        "/" + "x" * 3000 + "/",
    ],
)
def test_an_address_that_is_none_is_404_and_never_an_error(client, board, path):
    make_page(ContentPage, board.home, slug="a")

    assert get(client, board, path).status_code == 404


def test_an_address_without_its_last_stroke_leads_to_the_page(client, board):
    make_page(ContentPage, board.home, slug="a")

    response = get(client, board, "/a")

    assert (response.status_code, response["Location"]) == (301, "/a/")


def test_a_page_whose_own_row_is_missing_is_not_found(client, board):
    make_page(ContentPage, board.home, slug="a")
    bare = Page(title="Bare", slug="bare", locale=board.home.locale)
    board.home.add_child(instance=bare)
    bare.content_type = board.home.content_type
    bare.save()

    assert get(client, board, "/bare/").status_code == 404


def test_a_page_with_a_password_asks_for_it_and_shows_nothing(client, board):
    page = make_page(
        ContentPage,
        board.home,
        slug="a",
        title="For families",
        body=[("text", "<p>What they were told.</p>")],
    )
    lock(page)

    response = get(client, board, "/a/")

    assert "told" not in response.content.decode()
    assert 'type="password"' in response.content.decode()


def test_a_page_below_one_with_a_password_asks_for_it_too(client, board):
    review = make_review(board, title="Child P")
    parent = ReviewIndexPage.objects.child_of(board.home).get()
    lock(parent)

    response = get(client, board, review)

    assert "Child P" not in response.content.decode()
    assert 'type="password"' in response.content.decode()


def test_who_knows_the_password_reads_the_page(client, board):
    page = make_page(ContentPage, board.home, slug="a", title="For families")
    restriction = lock(page)
    action = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    host = {"host": board.board.hostname}

    wrong = client.post(
        action, {"password": "guess", "return_url": "/a/"}, headers=host
    )
    right = client.post(
        action, {"password": "secret", "return_url": "/a/"}, headers=host
    )

    assert wrong.status_code == 200
    assert (right.status_code, right["Location"]) == (302, "/a/")
    assert words(get(client, board, "/a/"), "h1") == "For families"
