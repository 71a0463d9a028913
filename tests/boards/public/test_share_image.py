"""What messengers show beside a link: a board's name in its own look."""

import io

import pytest
from django.test import Client
from PIL import Image

from boards.models import Board
from boards.models.board.faces import Face, Pattern
from boards.public.share_image import SIZE, Look, draw
from home.provisioning import OpenedBoard
from tests.factories import get, make_board
from tests.reading import parsed

LARGEST = 60_000  # bytes
LONG = "Llandudno and Peterborough Safeguarding Partnership Board for Children " * 2


def look(**different: str) -> Look:
    given = {"name": "A board", "host": "board.example", "colour": "#1f4e79"}
    return Look(**{**given, "face": "plain", "pattern": "", **different})


@pytest.mark.parametrize("pattern", [drawn for drawn in Pattern.values if drawn])
def test_every_pattern_is_drawn_in_a_small_png(pattern):
    data = draw(look(pattern=pattern, name=LONG))

    assert Image.open(io.BytesIO(data)).size == SIZE
    assert len(data) < LARGEST
    assert data != draw(look(name=LONG))


def test_each_face_draws_its_own():
    assert len({draw(look(face=face)) for face in Face.values}) == len(Face.values)


@pytest.fixture
def board(db) -> OpenedBoard:
    return make_board()


def test_each_page_names_the_one_of_its_board(client: Client, board):
    head = parsed(get(client, board, "/")).head
    said = {tag["property"]: tag["content"] for tag in head.select("[property^='og:']")}

    assert said["og:image"] == f"http://{board.board.hostname}/share.png"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:site_name"] == board.board.title


def test_it_is_sent_again_only_when_the_look_has_changed(client: Client, board):
    first = get(client, board, "/share.png")
    host = {"host": board.board.hostname, "if-none-match": first["ETag"]}

    assert first["Content-Type"] == "image/png"
    assert client.get("/share.png", headers=host).status_code == 304
    Board.objects.update(colour="#9a3324")
    changed = client.get("/share.png", headers=host)
    assert changed.status_code == 200
    assert changed.content != first.content


@pytest.mark.parametrize("host", ["nobody.example", "cms.localhost"])
def test_who_is_no_board_has_none(client: Client, board, host, settings):
    settings.CMS_HOST = "cms.localhost"

    assert client.get("/share.png", headers={"host": host}).status_code == 404
