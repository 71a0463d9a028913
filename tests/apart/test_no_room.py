"""A disk that is full, that is read-only, or that is not there.

What is broken are mounts: small file systems of memory over the folders of files.
"""

import io
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image

from boards.models import ContentPage
from cms import readiness
from cms.models import BoardDocument, BoardImage
from home.provisioning import OpenedBoard
from tests.factories import (
    cms_client,
    get,
    make_board,
    make_document,
    make_editor,
    make_image,
    make_page,
    make_review,
    pdf_bytes,
    release,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount"),
]


def mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


@pytest.fixture
def places() -> Iterator[list[Path]]:
    """What has been mounted, the last first, which is unmounted at the end."""
    mounted: list[Path] = []
    yield mounted
    for place in mounted:
        subprocess.run(["umount", str(place)], check=True)


def cover(places: list[Path], *roots: Path, size: str = "64k") -> None:
    """Put an empty and small file system over folders."""
    for root in roots:
        root.mkdir(parents=True, exist_ok=True)
        mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(root))
        places.insert(0, root)


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def client_of_cms(board) -> Client:
    client = cms_client(make_editor(board))
    client.raise_request_exception = False
    return client


def large_pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("large.pdf", pdf_bytes() + b"%" + b" " * 200_000)


def from_the_list(client: Client) -> HttpResponse:
    data = {"title": "Large", "file": large_pdf()}
    return client.post(reverse("wagtaildocs:add"), data)


def several_at_once(client: Client) -> HttpResponse:
    data = {"title": "Large", "files[]": large_pdf()}
    return client.post(reverse("wagtaildocs:add_multiple"), data)


def put_up(client: Client) -> HttpResponse:
    return client.post(reverse("put_up_document"), {"files[]": large_pdf()})


DOORS = {from_the_list: 503, several_at_once: 200, put_up: 200}


def left_in(*roots: Path) -> list[Path]:
    return [path for root in roots for path in root.rglob("*") if path.is_file()]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("disk", ["full", "read-only"])
def test_an_upload_without_room_is_told_so_and_leaves_nothing(
    places, client_of_cms, door, disk
):
    root = Path(settings.DOCUMENTS_ROOT)
    cover(places, root)
    if disk == "read-only":
        mount("-o", "remount,ro", str(root))

    response = door(client_of_cms)

    assert response.status_code == DOORS[door]
    assert "no room for files" in response.content.decode()
    assert not BoardDocument.objects.exists()
    assert left_in(root) == []


def test_a_picture_without_room_leaves_nothing_either(places, client_of_cms):
    cover(places, Path(settings.MEDIA_ROOT), size="4k")
    noise = Image.effect_noise((200, 200), 90)
    content = io.BytesIO()
    noise.save(content, "PNG")
    file = SimpleUploadedFile("boat.png", content.getvalue())

    response = client_of_cms.post(
        reverse("wagtailimages:add"), {"title": "A boat", "file": file}
    )

    assert response.status_code == 503
    assert not BoardImage.objects.exists()
    assert left_in(Path(settings.MEDIA_ROOT)) == []


def test_a_file_whose_row_is_refused_goes_with_it(board):
    before = left_in(Path(settings.DOCUMENTS_ROOT))
    with pytest.raises(DataError):
        make_document(board, title="x" * 300)

    assert left_in(Path(settings.DOCUMENTS_ROOT)) == before


def test_a_page_goes_without_a_picture_for_which_there_is_no_room(
    places, board, client
):
    picture = make_image(board)
    picture.contextual_alt_text, picture.decorative = "A boat", False
    figure = [("figure", {"image": picture, "caption": ""})]
    page = make_page(ContentPage, board.home, body=figure)
    root = Path(settings.MEDIA_ROOT)
    mount("--bind", str(root), str(root))
    places.insert(0, root)
    mount("-o", "remount,bind,ro", str(root))

    without = get(client, board, page)
    mount("-o", "remount,bind,rw", str(root))
    with_it = get(client, board, page)

    assert (without.status_code, with_it.status_code) == (200, 200)
    assert "not-found" in without.content.decode()
    assert "not-found" not in with_it.content.decode()


@pytest.mark.parametrize("hands_over", ["", "nginx"])
def test_a_file_whose_disk_is_away_is_not_said_to_be_gone(
    places, board, client, caplog, settings, hands_over
):
    settings.FILES_HANDED_OVER_BY = hands_over
    if hands_over:
        settings.SENDFILE_BACKEND = "cms.handing_over"
    client.raise_request_exception = False
    document = make_document(board)
    review = make_review(board)
    release(review, document)
    address = f"/documents/{document.pk}/{document.filename}"
    assert get(client, board, address).status_code == 200

    cover(places, Path(settings.DOCUMENTS_ROOT))
    missing = get(client, board, address)

    assert missing.status_code == 503
    assert "Retry-After" in missing.headers
    assert "is not in its place" in caplog.text
    assert get(client, board, review).status_code == 200
    assert readiness._files() != "ok"
    subprocess.run(["umount", str(places.pop(0))], check=True)
    assert get(client, board, address).status_code == 200
    assert readiness._files() == "ok"


def test_a_picture_whose_disk_is_away_is_not_said_to_be_gone(places, board, client):
    client.raise_request_exception = False
    logo = make_image(board)
    board.board.logo = logo
    board.board.save()
    address = logo.get_rendition("original").file.url
    assert get(client, board, address).status_code == 200

    cover(places, Path(settings.MEDIA_ROOT))

    assert get(client, board, address).status_code == 503
