"""An address that somebody types as a link, when it is that of a board."""

import pytest
from django.urls import reverse

from boards.models import ContentPage
from cms.hosts import public_address
from home.provisioning import OpenedBoard
from tests.factories import host_of, make_board, make_editor, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def chosen(client, board: OpenedBoard, address: str) -> dict:
    """What the CMS makes of an address that an editor of the board types."""
    client.force_login(make_editor(board))
    fields = {
        "external-link-chooser-url": address,
        "external-link-chooser-link_text": "Words",
    }
    response = client.post(reverse("wagtailadmin_choose_page_external_link"), fields)
    assert response.status_code == 200
    return response.json()


def test_an_address_on_another_boards_host_is_an_address_like_any_other(client, board):
    other = make_board()
    page = make_page(ContentPage, other.home, slug="about")
    address = public_address(host_of(other), "/about/")
    answer = chosen(client, board, address)

    assert answer["step"] == "external_link_chosen"
    assert answer["result"]["url"] == address
    assert page.title not in str(answer)


def test_an_address_on_ones_own_host_is_linked_as_the_page_it_is(client, board):
    make_board()
    page = make_page(ContentPage, board.home, slug="about")
    answer = chosen(client, board, public_address(host_of(board), "/about/"))

    assert answer["result"]["id"] == page.pk


def test_an_empty_address_is_refused_and_no_failure(client, board):
    make_board()
    client.force_login(make_editor(board))
    response = client.post(reverse("wagtailadmin_choose_page_external_link"), {})

    assert response.status_code == 200
