"""Files in an object storage that asks for signatures: a real server on loopback.

What is broken is its process, its keys, and the certificate that it shows.
"""

import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from django.conf import settings as in_force
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boards.models import PageDocument
from boards.publishing.withdrawals import withdrawing
from cms.models import BoardDocument
from home.provisioning import OpenedBoard
from tests.apart.buckets import REGION, Bucket, ObjectServer, object_server
from tests.cms.users.providers import new_key
from tests.factories import (
    cms_client,
    get,
    make_board,
    make_document,
    make_editor,
    make_image,
    make_review,
    pdf_bytes,
    release,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def server() -> Iterator[ObjectServer]:
    with object_server("boards") as running:
        yield running


@pytest.fixture
def bucket(server, settings, monkeypatch) -> Bucket:
    settings.S3_BUCKET, settings.S3_REGION = "boards", REGION
    settings.S3_ACCESS_KEY, settings.S3_SECRET_KEY = server.access, server.secret
    settings.S3_ENDPOINT = server.address
    settings.STORAGES = in_force.STORAGES | in_force.IN_BUCKET
    # The column asks once, when the process starts.
    file = BoardDocument._meta.get_field("file")
    monkeypatch.setattr(file, "storage", storages["documents"])
    return server.bucket("boards")


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def row(bucket, board) -> PageDocument:
    return release(make_review(board), make_document(board))


def address_of(row: PageDocument) -> str:
    return f"/documents/{row.file.pk}/{row.file.filename}"


def test_the_storage_itself_gives_nothing_to_whoever_has_no_key(bucket, row):
    (name,) = bucket.names()

    assert name.startswith("documents/")
    assert bucket.unsigned(name) == 403


def test_what_is_uploaded_lies_in_the_bucket_and_goes_with_its_row(bucket, board):
    sent = {"title": "A report", "file": SimpleUploadedFile("a.pdf", pdf_bytes())}
    answer = cms_client(make_editor(board)).post(reverse("wagtaildocs:add"), sent)
    document = BoardDocument.objects.get()
    kept = bucket.names()
    storage = document.file.storage

    assert answer.status_code == 302
    assert kept == [f"documents/{document.file.name}"]
    assert bucket.client.head_object(Bucket="boards", Key=kept[0])["ContentLength"]
    path, args, options = storage.deconstruct()
    assert "secret" not in str((path, args, options))
    storage.delete_at_once(document.file.name)
    assert bucket.names() == []


def test_a_reader_gets_a_file_from_here_and_never_an_address_of_the_bucket(
    bucket, board, row, client
):
    answer = get(client, board, address_of(row))

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == row.file.file.open().read()
    assert bucket.address not in str(answer.headers)
    assert "Location" not in answer.headers


def test_what_is_taken_back_is_closed_with_the_next_request(bucket, board, row, client):
    assert get(client, board, address_of(row)).status_code == 200
    withdrawing.withdraw(row.page, None, withdrawing.Words("Gone", "We mend it.", "A"))

    assert get(client, board, address_of(row)).status_code == 410
    assert len(bucket.names()) == 1


def test_a_picture_comes_from_here_too(bucket, board, client):
    board.board.logo = make_image(board)
    board.board.save()
    shown = board.board.logo.get_rendition("original").file

    assert get(client, board, f"/media/{shown.name}").status_code == 200
    assert bucket.unsigned(f"media/{shown.name}") == 403


def with_another_key(settings: Any, _folder: Path) -> None:
    settings.S3_SECRET_KEY = "wrong"


def away(settings: Any, _folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        settings.S3_ENDPOINT = f"http://127.0.0.1:{free.getsockname()[1]}"


def with_a_certificate_that_nobody_believes(settings: Any, folder: Path) -> None:
    settings.S3_ENDPOINT = f"https://127.0.0.1:{_with_own_certificate(folder)}"


@pytest.mark.parametrize(
    "broken", [with_another_key, away, with_a_certificate_that_nobody_believes]
)
def test_a_storage_that_gives_nothing_is_said_and_nobody_is_told_of_a_loss(
    broken, bucket, board, row, client, settings, tmp_path, monkeypatch
):
    client.raise_request_exception = False
    broken(settings, tmp_path)
    file = BoardDocument._meta.get_field("file")
    monkeypatch.setattr(file, "storage", type(file.storage)(location="documents"))
    editor = cms_client(make_editor(board))
    editor.raise_request_exception = False
    sent = {"title": "B", "file": SimpleUploadedFile("b.pdf", pdf_bytes(2))}

    assert get(client, board, address_of(row)).status_code == 503
    assert get(client, board, row.page).status_code == 200
    refused = editor.post(reverse("wagtaildocs:add"), sent)
    assert refused.status_code == 503
    assert BoardDocument.objects.count() == 1


def test_a_file_that_is_not_in_the_bucket_is_not_said_to_be_gone(
    bucket, board, row, client
):
    client.raise_request_exception = False
    bucket.client.delete_object(Bucket="boards", Key=bucket.names()[0])

    assert get(client, board, address_of(row)).status_code == 503


def _with_own_certificate(folder: Path) -> int:
    """A port at which somebody shows a certificate that they signed themselves."""
    key = new_key()
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = folder / "own.pem"
    plain = serialization.NoEncryption()
    kind = serialization.PrivateFormat.TraditionalOpenSSL
    pem.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, kind, plain)
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    listening = socket.create_server(("127.0.0.1", 0))

    def take() -> None:
        while True:
            asking, _who = listening.accept()
            try:
                context.wrap_socket(asking, server_side=True).close()
            except OSError:
                asking.close()

    threading.Thread(target=take, daemon=True).start()
    return int(listening.getsockname()[1])


def test_pictures_and_documents_lie_in_folders_of_their_own(bucket):
    assert (default_storage.location, storages["documents"].location) == (
        "media",
        "documents",
    )
