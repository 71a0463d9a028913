"""The board's picture: on its home page and above its lists, once it is published."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file

from boards.models import Board, ContentPage, ReviewIndexPage
from cms.models import BoardImage
from home.provisioning import OpenedBoard
from tests.factories import (
    cms_client,
    get,
    make_board,
    make_manager,
    make_page,
    the_list,
)
from tests.reading import parsed

pytestmark = pytest.mark.django_db
ALT = "Boats in the harbour"


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def picture(board: OpenedBoard) -> BoardImage:
    return BoardImage.objects.create(
        title="The sea front",
        file=get_test_image_file(size=(1700, 900)),
        collection=board.collection,
        focal_point_x=200,
        focal_point_y=200,
        focal_point_width=100,
        focal_point_height=100,
    )


def draft_with(board: OpenedBoard, picture: BoardImage) -> Board:
    draft = Board.objects.get(pk=board.board.pk)
    draft.picture, draft.picture_alt = picture, ALT
    draft.save_revision()
    return draft


def page_at(client: Client, board: OpenedBoard, path: str) -> BeautifulSoup:
    return parsed(get(client, board, path))


def test_it_is_seen_in_the_preview_and_public_only_when_it_is_published(
    client, board, picture
):
    draft = draft_with(board, picture)
    manager = cms_client(make_manager(board))

    preview = manager.get(f"/admin/pages/{board.board.pk}/view_draft/")
    before = page_at(client, board, "/")
    [seen] = BeautifulSoup(preview.content, "html.parser").select(".board-picture img")
    crop = {"host": board.board.hostname}

    assert not before.select(".board-picture")
    assert client.get(seen["src"], headers=crop).status_code == 404
    draft.latest_revision.publish()
    assert client.get(seen["src"], headers=crop).status_code == 200


def test_home_has_a_crop_for_a_phone_and_one_for_wide_windows(client, board, picture):
    draft_with(board, picture).latest_revision.publish()

    home = page_at(client, board, "/")
    [wide], [narrow] = (
        home.select(f".board-picture {tag}") for tag in ("source", "img")
    )

    assert (wide["width"], wide["height"]) == ("1600", "400")
    assert (narrow["width"], narrow["height"]) == ("750", "300")
    assert narrow["alt"] == ALT
    assert wide["srcset"] != narrow["src"]


def test_above_a_list_it_is_a_decoration(client, board, picture):
    the_list(ReviewIndexPage, board, slug="reviews")
    make_page(ContentPage, board.home, slug="about")
    draft_with(board, picture).latest_revision.publish()

    [band] = page_at(client, board, "/reviews/").select(".board-picture img")

    assert (band["width"], band["height"], band["alt"]) == ("1600", "200", "")
    assert not page_at(client, board, "/about/").select(".board-picture")


def test_words_for_no_picture_are_asked_about(board):
    board.board.picture_alt = ALT

    with pytest.raises(Exception, match="Choose the picture"):
        board.board.full_clean()
