"""Backups in an object storage that asks for signatures; their files are in one too."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.conf import settings as in_force
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from cms.backups import making
from cms.backups.places import BEGINNING, HASH
from tests.apart.buckets import REGION, Bucket, ObjectServer, object_server
from tests.apart.databases import EMPTY, connected_to, own_database
from tests.apart.test_restore import KEEPING, files, files_there, rows
from tests.cms.backups.test_archives import age_key
from tests.factories import make_board, make_document, make_image

PLACE = "s3://backups/ours"


@pytest.fixture(scope="module")
def server() -> Iterator[ObjectServer]:
    with object_server("backups", "files", "elsewhere") as running:
        yield running


@contextmanager
def files_in(server: ObjectServer, name: str) -> Iterator[Bucket]:
    """Documents and pictures lie in an empty bucket."""
    told = {
        "S3_BUCKET": name,
        "S3_REGION": REGION,
        "S3_ACCESS_KEY": server.access,
        "S3_SECRET_KEY": server.secret,
        "S3_ENDPOINT": server.address,
        "STORAGES": in_force.STORAGES | in_force.IN_BUCKET,
    }
    columns = [model._meta.get_field("file") for model in KEEPING]
    usual = [column.storage for column in columns]
    with override_settings(**told):
        for column in columns:
            column.storage = storages["documents"]
        try:
            yield server.bucket(name)
        finally:
            for column, storage in zip(columns, usual, strict=True):
                column.storage = storage


@pytest.fixture
def backups(server, settings, tmp_path) -> tuple[Bucket, str]:
    """An empty bucket for backups, and the file of the secret key of what is in it."""
    settings.BACKUP_KEY, secret = age_key(tmp_path, "ours")
    settings.BACKUPS_ROOT = PLACE
    settings.BACKUPS_S3_ENDPOINT, settings.BACKUPS_S3_REGION = server.address, REGION
    settings.BACKUPS_S3_ACCESS_KEY = server.access
    settings.BACKUPS_S3_SECRET_KEY = server.secret
    return server.bucket("backups"), secret


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), own_database() as name, connected_to(name):
        yield


def said(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def of_backups(bucket: Bucket) -> list[str]:
    return sorted(name.removeprefix("ours/") for name in bucket.names())


@pytest.mark.timeout(300)
def test_files_of_a_bucket_are_copied_to_a_bucket_and_put_into_another(
    committed, backups, server, settings, tmp_path
):
    bucket, secret = backups
    board = make_board()
    old = f"ours/{BEGINNING}{timezone.now() - timedelta(days=900):%Y%m%dT%H%M%SZ}.tar"
    for name in (old, old + HASH, "ours/boards-before-the-move.tar"):
        bucket.client.put_object(Bucket="backups", Key=name, Body=b"")
    for period in ("DAYS", "WEEKS", "MONTHS"):
        setattr(settings, f"BACKUP_{period}_KEPT", 1)
    with files_in(server, "files") as here:
        document, _image = make_document(board), make_image(board)
        assert (
            bucket.unsigned(old) == here.unsigned(f"documents/{document.file}") == 403
        )
        told = said("backup")
        before, bytes_before = rows(), files()
        assert len(here.names()) == len(bytes_before) > 1
    (name,) = [one for one in of_backups(bucket) if one.endswith(".age")]

    assert f"Deleted, as no rule keeps it: {old[5:]}" in told
    assert of_backups(bucket) == [name, name + HASH, "boards-before-the-move.tar"]
    # This server breaks where nobody has signed for what came in parts.
    assert bucket.unsigned(f"ours/{name}") in (403, 500)
    assert bucket.unsigned(f"ours/{name}{HASH}") == 403
    assert "is what was written" in said("backup", "--verify")
    assert "Files: 2 of 2" in said(
        "restore", f"{PLACE}/{name}", "--key", secret, "--check"
    )
    with (
        own_database(like=EMPTY) as place,
        connected_to(place),
        files_in(server, "elsewhere") as there,
    ):
        _public, somebody_elses = age_key(tmp_path, "another")
        with pytest.raises(CommandError, match=r"nothing was written: .*identity"):
            said("restore", f"{PLACE}/{name}", "--key", somebody_elses)
        assert there.names() == []
        assert "Restored" in said("restore", f"{PLACE}/{name}", "--key", secret)
        assert rows() == before
        assert files() == bytes_before
        assert files_there() == set(bytes_before)
        assert len(there.names()) == len(bytes_before)


def test_what_was_not_sent_whole_does_not_count(
    committed, backups, server, monkeypatch, tmp_path
):
    bucket, _secret = backups
    make_document(make_board())

    def fail(*_arguments: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(making, "_copy", fail)
        with pytest.raises(KeyboardInterrupt):
            said("backup")
    left = bucket.client.create_multipart_upload(
        Bucket="backups", Key="ours/boards-1.tar"
    )
    assert bucket.names() == []

    said("backup")

    begun = bucket.client.list_multipart_uploads(Bucket="backups").get("Uploads", [])
    assert left["UploadId"] not in [one["UploadId"] for one in begun]
    (name, _hash) = bucket.names()
    bucket.client.put_object(Bucket="backups", Key=name, Body=b"altered")
    with pytest.raises(CommandError, match="it was altered"):
        said("backup", "--verify")


def closed(settings: Any) -> None:
    settings.BACKUPS_S3_SECRET_KEY = "wrong"


def another(settings: Any) -> None:
    settings.BACKUPS_ROOT = "s3://nobodys/ours"


def without_key(settings: Any) -> None:
    settings.BACKUP_KEY = ""


REFUSALS = {
    closed: "does not do it.*SignatureDoesNotMatch",
    another: "does not do it.*NoSuchBucket",
    without_key: "leaves this machine for a bucket encrypted",
}


@pytest.mark.parametrize("wrong", REFUSALS)
@pytest.mark.django_db
def test_a_bucket_that_takes_nothing_is_said_in_words(wrong, backups, settings):
    wrong(settings)

    with pytest.raises(CommandError, match=REFUSALS[wrong]):
        said("backup", settings.BACKUPS_ROOT, "--to", settings.BACKUP_KEY)
