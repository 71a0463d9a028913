"""Pictures: on the host of their own board, and to its people in the CMS."""

from typing import Any

import pytest
from django.test import Client
from django.utils.http import http_date

from boards.models import Board, ContentPage
from cms.models import BoardImage
from home.provisioning import OpenedBoard
from tests.factories import (
    cms_client,
    get,
    make_administrator,
    make_board,
    make_editor,
    make_image,
    make_page,
    make_user,
)
from tests.states import lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def image(board: OpenedBoard) -> BoardImage:
    return make_image(board)


def on_a_page(board: OpenedBoard, image: BoardImage, **fields: Any) -> ContentPage:
    """A page that shows the picture in its text."""
    image.contextual_alt_text, image.decorative = "A drawing", False
    body = [("figure", {"image": image, "caption": ""})]
    return make_page(ContentPage, board.home, body=body, **fields)


def shown(image: BoardImage) -> str:
    """The address of a picture as pages show it."""
    return image.get_rendition("width-4").url


def test_a_board_shows_its_picture_on_its_host(client, board, image):
    on_a_page(board, image)

    response = get(client, board, shown(image))

    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, no-cache"
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")


def test_a_picture_that_a_browser_has_is_not_sent_again(client, board, image):
    on_a_page(board, image)
    first = get(client, board, shown(image))
    again = client.get(
        shown(image),
        headers={
            "host": board.board.hostname,
            "if-modified-since": first["Last-Modified"],
        },
    )

    assert again.status_code == 304


@pytest.mark.parametrize("of_its_look", ["logo", "picture"])
def test_a_board_shows_what_its_look_has(client, board, image, of_its_look):
    Board.objects.filter(pk=board.board.pk).update(**{of_its_look: image})

    assert get(client, board, shown(image)).status_code == 200


@pytest.mark.parametrize("state", ["on no page", "draft", "unpublished", "locked"])
def test_a_picture_that_no_public_page_shows_is_not_there(client, board, image, state):
    if state != "on no page":
        page = on_a_page(board, image, live=state != "draft")
    if state == "unpublished":
        page.unpublish()
    if state == "locked":
        lock(page)
    first = http_date(4_000_000_000)

    for headers in ({}, {"if-modified-since": first}, {"range": "bytes=0-3"}):
        response = client.get(
            shown(image), headers={"host": board.board.hostname, **headers}
        )
        assert response.status_code == 404


def test_a_picture_in_the_draft_of_a_live_page_is_not_there(client, board, image):
    page = make_page(ContentPage, board.home)
    image.contextual_alt_text, image.decorative = "A drawing", False
    page.body = [("figure", {"image": image, "caption": ""})]
    page.save_revision()

    assert get(client, board, shown(image)).status_code == 404


def test_no_other_boards_host_shows_it(client, board, image):
    on_a_page(board, image)

    response = get(client, make_board(), shown(image))

    assert response.status_code == 404


@pytest.mark.parametrize("host", ["unknown.example", "localhost"])
def test_no_stranger_gets_it_from_a_host_of_no_board(client, board, image, host):
    on_a_page(board, image)

    response = client.get(shown(image), headers={"host": host})

    assert response.status_code == 404


def test_the_public_never_gets_an_original(client, board, image):
    on_a_page(board, image)

    response = get(client, board, image.file.url)

    assert response.status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/media/", "/media/../manage.py", "/media/original_images/", "/media/x.png"],
)
def test_what_no_picture_is_stored_as_is_not_there(client, board, path):
    assert get(client, board, path).status_code == 404


def test_a_picture_whose_file_is_lost_is_away_and_never_gone(client, board, image):
    client.raise_request_exception = False
    on_a_page(board, image)
    address = shown(image)
    rendition = image.renditions.get().file
    rendition.storage.delete_at_once(rendition.name)

    assert get(client, board, address).status_code == 503


def address_in_the_cms(image: BoardImage, original: bool) -> str:
    return image.file.url if original else shown(image)


@pytest.mark.parametrize("original", [True, False])
def test_the_cms_shows_it_to_its_boards_people(board, image, original):
    editor = cms_client(make_editor(board))

    response = editor.get(address_in_the_cms(image, original))

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response["Vary"]


@pytest.mark.parametrize("original", [True, False])
@pytest.mark.parametrize("who", ["another board's editor", "nobody's"])
def test_the_cms_shows_it_to_nobody_else(image, original, who):
    groups = [make_board().editors] if who == "another board's editor" else []
    reader: Client = cms_client(make_user(*groups))

    assert reader.get(address_in_the_cms(image, original)).status_code == 404


def test_the_cms_shows_it_to_administrators(image):
    assert cms_client(make_administrator()).get(shown(image)).status_code == 200
