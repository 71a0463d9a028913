"""Files that people upload: what is refused, and where the rest lies."""

import io
import json
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import ExifTags, Image, ImageFile

from cms.models import BoardDocument, BoardImage
from home.provisioning import OpenedBoard
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    pdf_bytes,
)

pytestmark = pytest.mark.django_db

Send = Callable[[Client, SimpleUploadedFile], HttpResponse]


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def editor(board: OpenedBoard) -> Client:
    return cms_client(make_editor(board))


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def from_the_list(client: Client, file: SimpleUploadedFile, **fields) -> HttpResponse:
    address = reverse("wagtaildocs:add")
    return client.post(address, {"title": "My report", "file": file, **fields})


def several_at_once(client: Client, file: SimpleUploadedFile, **fields) -> HttpResponse:
    address = reverse("wagtaildocs:add_multiple")
    data = {"title": "My report", "files[]": file, **fields}
    return client.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})


def while_choosing(client: Client, file: SimpleUploadedFile, **fields) -> HttpResponse:
    address = reverse("wagtaildocs_chooser:create")
    prefix = "document-chooser-upload"
    data = {"title": "My report", "file": file, **fields}
    return client.post(address, {f"{prefix}-{key}": data[key] for key in data})


def words_of(response: HttpResponse) -> str:
    """What the person reads, whether it came as a page or as data for one."""
    text = response.content.decode()
    if response["Content-Type"] == "application/json":
        text = " ".join(map(str, json.loads(text).values()))
    return text.replace("\xa0", " ")


DOORS = [from_the_list, several_at_once, while_choosing]
REFUSED = {
    (
        "report.pdf",
        b"MZ\x90\x00 a program",
    ): "This file is called “.pdf”, but it is not "
    "a PDF file. Open it in the program that made it, save it again, and choose that.",
    (
        "form.docx",
        b"PK\x03\x04 not really",
    ): "This file is called “.docx”, but it is not a Word document.",
    ("list.csv", b"a,b\x00c"): "This file is called “.csv”, but it is not plain text.",
    ("page.html", b"<h1>Words</h1>"): "File extension “html” is not allowed.",
    ("empty.pdf", b""): "The submitted file is empty.",
    ("large.pdf", b"%PDF-" + b"x" * 2000): "This file is too big (2.0 KB). Maximum "
    "filesize 1.0 KB.",
}


@pytest.mark.parametrize("send", DOORS, ids=lambda send: send.__name__)
def test_a_file_that_cannot_be_released_is_refused_in_words(editor, settings, send):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1024

    for (name, content), sentence in REFUSED.items():
        words = words_of(send(editor, upload(name, content)))

        assert sentence in words
        if send is not several_at_once:
            assert "My report" in words

    assert not BoardDocument.objects.exists()


@pytest.mark.parametrize("send", DOORS, ids=lambda send: send.__name__)
def test_an_editors_file_lies_in_their_boards_collection(
    board, editor, send, django_capture_on_commit_callbacks
):
    make_board()

    with django_capture_on_commit_callbacks(execute=True):
        send(editor, upload("report.pdf", pdf_bytes(3)))

    file = BoardDocument.objects.get()
    assert file.collection == board.collection
    assert file.title == "My report"
    assert file.facts[:2] == ["PDF", "3 pages"]
    assert file.file_hash


@pytest.mark.parametrize("send", [from_the_list, while_choosing])
def test_an_administrator_says_whose_file_it_is(board, send):
    administrator = cms_client(make_administrator())
    root = board.collection.get_root()

    for nobodys in ["", root.pk]:
        words = words_of(
            send(administrator, upload("a.pdf", pdf_bytes()), collection=nobodys)
        )
        assert "Choose whose it is" in words
        assert "My report" in words
    assert not BoardDocument.objects.exists()

    send(administrator, upload("a.pdf", pdf_bytes()), collection=board.collection.pk)

    assert BoardDocument.objects.get().collection == board.collection


def test_an_editor_cannot_put_a_file_into_another_boards_collection(editor):
    stranger = make_board()

    from_the_list(
        editor, upload("a.pdf", pdf_bytes()), collection=stranger.collection.pk
    )

    assert BoardDocument.objects.get().collection != stranger.collection


def test_a_file_that_is_replaced_is_counted_and_checked_again(
    board, editor, django_capture_on_commit_callbacks
):
    from_the_list(editor, upload("report.pdf", pdf_bytes(3)))
    file = BoardDocument.objects.get()
    address = reverse("wagtaildocs:edit", args=[file.pk])

    wrong = editor.post(address, {"title": "New", "file": upload("b.pdf", b"MZ")})
    assert "it is not a PDF file" in words_of(wrong)

    with django_capture_on_commit_callbacks(execute=True):
        editor.post(address, {"title": "New", "file": upload("b.pdf", pdf_bytes(5))})
    file.refresh_from_db()
    assert file.facts[:2] == ["PDF", "5 pages"]


def test_a_picture_that_is_none_is_refused(editor):
    response = editor.post(
        reverse("wagtailimages:add"),
        {"title": "My picture", "file": upload("a.png", b"not a picture")},
    )

    assert "My picture" in words_of(response)
    assert response.context["form"].errors["file"]
    assert not BoardImage.objects.exists()


def test_several_files_at_once_wait_until_an_administrator_says_whose_they_are(board):
    administrator = cms_client(make_administrator())
    root = board.collection.get_root()

    response = several_at_once(
        administrator, upload("a.pdf", pdf_bytes()), collection=root.pk
    )

    assert "Choose whose it is" in words_of(response)
    assert not BoardDocument.objects.exists()


def test_a_picture_that_breaks_off_is_refused_in_words(editor, monkeypatch):
    # As WeasyPrint leaves it, once it has printed a page in this process.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(whole, "JPEG")
    picture = whole.getvalue()[: len(whole.getvalue()) // 2]

    response = editor.post(
        reverse("wagtailimages:add"),
        {"title": "My picture", "file": upload("a.jpg", picture)},
    )

    assert "it breaks off or is damaged" in words_of(response)
    assert not BoardImage.objects.exists()


@pytest.mark.parametrize("send", DOORS, ids=lambda send: send.__name__)
def test_a_name_longer_than_a_disk_takes_is_cut_between_letters(editor, send):
    send(editor, upload("ب" * 155 + ".pdf", pdf_bytes()))

    name = BoardDocument.objects.get().filename
    assert len(name.encode()) <= 255
    assert name.startswith("ب" * 90)
    assert name.endswith(".pdf")


def with_a_place() -> bytes:
    """A picture on its side that says where it was taken, and has a comment."""
    said = Image.Exif()
    said[ExifTags.Base.Orientation] = 6
    place = said.get_ifd(ExifTags.IFD.GPSInfo)
    place[1], place[2] = "N", (54.0, 53.0, 42.0)
    content = io.BytesIO()
    Image.new("RGB", (40, 20), (200, 30, 30)).save(
        content, "JPEG", exif=said, comment="the house of Jameson Doe"
    )
    return content.getvalue()


def test_a_picture_is_stored_without_its_place_and_the_upload_says_so(board, editor):
    answer = several_at_once_of_pictures(editor, upload("a.jpg", with_a_place()))

    (stored,) = BoardImage.objects.all()
    content = stored.file.open().read()
    assert b"Jameson" not in content
    assert b"Exif" not in content
    assert (stored.width, stored.height) == (20, 40)
    assert stored.file_size == len(content)
    assert "the place where it was taken; a comment" in answer.json()["form"]


def one_picture(client: Client) -> HttpResponse:
    data = {"title": "A house", "file": upload("a.jpg", with_a_place())}
    return client.post(reverse("wagtailimages:add"), data, follow=True)


def another_picture(client: Client) -> HttpResponse:
    bare = io.BytesIO()
    Image.new("RGB", (40, 20)).save(bare, "PNG")
    data = {"title": "A house", "file": upload("a.png", bare.getvalue())}
    client.post(reverse("wagtailimages:add"), data)
    address = reverse("wagtailimages:edit", args=[BoardImage.objects.get().pk])
    data["file"] = upload("a.jpg", with_a_place())
    return client.post(address, data, follow=True)


def a_picture_while_choosing(client: Client) -> HttpResponse:
    prefix = "image-chooser-upload"
    data = {f"{prefix}-title": "A house"}
    data[f"{prefix}-file"] = upload("a.jpg", with_a_place())
    client.post(reverse("wagtailimages_chooser:create"), data)
    return client.get(reverse("wagtailimages:index"))


@pytest.mark.parametrize(
    "send", [one_picture, another_picture, a_picture_while_choosing]
)
def test_every_form_of_one_picture_says_what_was_taken_off_it(editor, send):
    answer = send(editor)

    assert "the place where it was taken; a comment" in words_of(answer)


def test_a_picture_that_comes_by_no_form_loses_its_place_as_well(board):
    stored = BoardImage(title="A house", collection=board.board.collection)
    stored.file = upload("a.jpg", with_a_place())
    stored.save()

    content = stored.file.open().read()
    assert b"Exif" not in content
    assert (stored.width, stored.height) == (20, 40)
    rendition = stored.get_rendition("max-10x10")
    assert b"Exif" not in rendition.file.open().read()


def several_at_once_of_pictures(
    client: Client, file: SimpleUploadedFile
) -> HttpResponse:
    address = reverse("wagtailimages:add_multiple")
    data = {"title": "A house", "files[]": file}
    return client.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})
