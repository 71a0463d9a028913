"""A bucket as a place for backups. What is written goes there as it is made.

Nothing is stored on this machine meanwhile, and nothing is in the bucket under its name
before all of it is.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

from cms.backups.places import BEGINNING, HASH, hash_line
from cms.backups.refusals import BackupRefused

# What a bucket answers, as boto3 hands it over.
Answer = dict[str, Any]
# A bucket takes 10,000 parts of one file: 320 GB. One is in memory.
PART = 32 << 20  # bytes
# Holds what many an installation has not in memory.
FOR_LARGE_FILES = "/var/tmp"  # noqa: S108 - in a folder of its own, that only we read


class Bucket:
    """Or a folder of one."""

    def __init__(self, name: str, folder: str) -> None:
        if not name or not settings.BACKUPS_S3_ACCESS_KEY:
            raise BackupRefused(
                "A bucket needs its name and its keys: s3://bucket/folder, "
                "BACKUPS_S3_ACCESS_KEY and BACKUPS_S3_SECRET_KEY."
            )
        self._name = name
        self._folder = f"{folder.strip('/')}/".lstrip("/")
        self._client = boto3.client(
            "s3",
            aws_access_key_id=settings.BACKUPS_S3_ACCESS_KEY,
            aws_secret_access_key=settings.BACKUPS_S3_SECRET_KEY,
            endpoint_url=settings.BACKUPS_S3_ENDPOINT or None,
            region_name=settings.BACKUPS_S3_REGION or None,
            config=Config(
                signature_version="s3v4",
                connect_timeout=10,
                read_timeout=60,
                retries={"total_max_attempts": 4, "mode": "standard"},
            ),
        )

    @classmethod
    def at(cls, address: str) -> "Bucket":
        name, _slash, folder = address.partition("/")
        return cls(name, folder)

    def __str__(self) -> str:
        return f"s3://{self._name}/{self._folder}"

    def names(self) -> list[str]:
        found = self._each("list_objects_v2", "Contents", f"{BEGINNING}")
        names = (one["Key"].removeprefix(self._folder) for one in found)
        return [name for name in names if ".tar" in name and not name.endswith(HASH)]

    def make_room(self) -> None:
        for one in self._each("list_multipart_uploads", "Uploads", BEGINNING):
            self._ask(
                "abort_multipart_upload", Key=one["Key"], UploadId=one["UploadId"]
            )

    @contextmanager
    def written(self, name: str) -> Iterator[IO[bytes]]:
        """Goes through a pipe: who encrypts writes to a descriptor."""
        reads, writes = os.pipe()
        # That a pipe ends does not say that all has been written.
        is_whole: Future[bool] = Future()
        with ThreadPoolExecutor(1) as beside:
            sending = beside.submit(self._send, name, os.fdopen(reads, "rb"), is_whole)
            try:
                with os.fdopen(writes, "wb") as file:
                    yield file
                is_whole.set_result(True)
            except (OSError, BackupRefused) as error:
                is_whole.set_result(False)
                if why := sending.exception():
                    raise why from error
                raise
            finally:
                if not is_whole.done():
                    is_whole.set_result(False)
            sending.result()

    @contextmanager
    def at_hand(self, name: str) -> Iterator[Path]:
        place = os.environ.get("TMPDIR", FOR_LARGE_FILES)
        with tempfile.TemporaryDirectory(prefix="backup-", dir=place) as folder:
            path = Path(folder) / name
            with path.open("xb") as file:
                for part in self._parts(name):
                    file.write(part)
            if beside := self.hash_beside(name):
                path.with_name(name + HASH).write_text(beside)
            yield path

    def sha256(self, name: str) -> str:
        digest = hashlib.sha256()
        for part in self._parts(name):
            digest.update(part)
        return digest.hexdigest()

    def hash_beside(self, name: str) -> str | None:
        if not any(self._each("list_objects_v2", "Contents", name + HASH)):
            return None
        return b"".join(self._parts(name + HASH)).decode(errors="replace")

    def size(self, name: str) -> int:
        return int(self._ask("head_object", Key=self._key(name))["ContentLength"])

    def delete(self, name: str) -> None:
        for one in (name, name + HASH):
            self._ask("delete_object", Key=self._key(one))

    def _key(self, name: str) -> str:
        return f"{self._folder}{name}"

    def _ask(self, what: str, **about: object) -> Answer:
        with _said(self):
            answer: Answer = getattr(self._client, what)(Bucket=self._name, **about)
        return answer

    def _each(self, what: str, of: str, beginning: str) -> Iterator[Answer]:
        pages = self._client.get_paginator(what)
        with _said(self):
            for page in pages.paginate(Bucket=self._name, Prefix=self._key(beginning)):
                yield from page.get(of, [])

    def _parts(self, name: str) -> Iterator[bytes]:
        body = self._ask("get_object", Key=self._key(name))["Body"]
        with _said(self):
            yield from body.iter_chunks(1 << 20)

    def _send(self, name: str, content: IO[bytes], is_whole: Future[bool]) -> None:
        """In parts, then its hash, and only then the parts become one file."""
        key, digest = self._key(name), hashlib.sha256()
        sent: list[dict[str, object]] = []
        # Closed, so that who still writes hears that nobody reads.
        with content:
            begun = self._ask("create_multipart_upload", Key=key)
            upload = {"Key": key, "UploadId": begun["UploadId"]}
            try:
                while part := content.read(PART):
                    digest.update(part)
                    about = {"PartNumber": len(sent) + 1, **upload}
                    answer = self._ask("upload_part", Body=part, **about)
                    sent.append(
                        {"PartNumber": about["PartNumber"], "ETag": answer["ETag"]}
                    )
                if not is_whole.result():
                    self._ask("abort_multipart_upload", **upload)
                    return
                line = hash_line(digest.hexdigest(), name).encode()
                self._ask("put_object", Key=key + HASH, Body=line)
                parts = {"Parts": sent}
                self._ask("complete_multipart_upload", MultipartUpload=parts, **upload)
            except BaseException:
                self._ask("abort_multipart_upload", **upload)
                raise


@contextmanager
def _said(bucket: Bucket) -> Iterator[None]:
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise BackupRefused(f"{bucket} does not do it: {error}") from error
