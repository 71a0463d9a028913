"""The bytes may be sent by nginx or by an object storage; the decision stays here."""

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.test import override_settings

from boards.models import Board
from tests.boards.public.serving.asking import LONG_AFTER
from tests.factories import (
    cms_client,
    get,
    host_of,
    make_board,
    make_document,
    make_editor,
    make_image,
    make_review,
    release,
)

pytestmark = pytest.mark.django_db

SIGNED = "https://storage.example/bucket/file?signature=1"


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def file(board):
    return make_document(board, filename="a report.pdf")


@pytest.fixture
def picture(board):
    image = make_image(board)
    Board.objects.filter(pk=board.board.pk).update(logo=image)
    return image.get_rendition("width-4")


@pytest.fixture
def nginx():
    with override_settings(
        FILES_HANDED_OVER_BY="nginx", SENDFILE_BACKEND="cms.handing_over"
    ):
        yield


@pytest.fixture
def storage(monkeypatch):
    """A storage elsewhere: files have no path here, and a signed address there."""

    def no_path(*_args):
        raise NotImplementedError

    monkeypatch.setattr(FileSystemStorage, "path", no_path)
    other = FileSystemStorage.url
    monkeypatch.setattr(
        FileSystemStorage,
        "url",
        lambda self, name: SIGNED if name.endswith(".pdf") else other(self, name),
    )
    with override_settings(
        FILES_HANDED_OVER_BY="storage", WAGTAILDOCS_SERVE_METHOD="redirect"
    ):
        yield


def test_nginx_sends_a_file_that_is_released(client, board, file, nginx):
    release(make_review(board), file)

    response = get(client, board, file.url)

    assert response.status_code == 200
    place = file.file.name.replace(" ", "%20")
    assert response["X-Accel-Redirect"] == f"/handed-over/documents/{place}"
    assert response.content == b""
    assert response["Content-Length"] == "0"
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "public, no-cache"


def test_nginx_sends_nothing_else(client, board, file, nginx):
    for headers in ({}, {"if-none-match": f'"{file.file_hash}"'}):
        response = client.get(file.url, headers={"host": host_of(board), **headers})

        assert response.status_code == 404
        assert "X-Accel-Redirect" not in response.headers


def test_nginx_sends_a_draft_to_its_boards_people(board, file, nginx):
    response = cms_client(make_editor(board)).get(file.url)

    assert "X-Accel-Redirect" in response.headers
    assert response["Cache-Control"] == "private, no-store"


def test_nginx_sends_pictures(client, board, picture, nginx):
    response = get(client, board, picture.url)

    assert response["X-Accel-Redirect"] == f"/handed-over/media/{picture.file.name}"
    assert response["Content-Type"] == "image/png"


def test_a_storage_is_asked_by_an_address_that_nobody_keeps(
    client, board, file, storage
):
    release(make_review(board), file)

    response = get(client, board, file.url)

    assert (response.status_code, response["Location"]) == (302, SIGNED)
    assert response["Cache-Control"] == "private, no-store"


def test_a_storage_is_not_asked_for_what_is_closed(client, board, file, storage):
    response = get(client, board, file.url)

    assert response.status_code == 404
    assert SIGNED not in response.content.decode()


def test_a_picture_in_a_storage_has_an_address_that_nobody_keeps(
    client, board, picture, monkeypatch
):
    own = {"host": host_of(board)}
    address = picture.url
    monkeypatch.setattr(default_storage, "url", lambda *_args: SIGNED)
    with override_settings(FILES_HANDED_OVER_BY="storage"):
        response = client.get(address, headers=own)
        known = client.get(address, headers={**own, "if-modified-since": LONG_AFTER})

    assert response["Location"] == SIGNED
    assert response["Cache-Control"] == "private, no-store"
    assert known.status_code == 304
