"""Files in an object storage that speaks S3, in the place of folders of this machine.

Its addresses are for nobody: who may have a file is decided for each request, and
this application passes the bytes on. A signed link would go on to work after a
withdrawal, for as long as it was made for.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files import File
from storages.backends.s3 import S3Storage

from cms.away import FileAway
from cms.storage import DeletesInTime, KeepsLetters

NOT_THERE = ("404", "NoSuchKey", "NotFound")


class ObjectStorage(KeepsLetters, DeletesInTime, S3Storage):
    """A folder of the bucket that the settings name.

    What a task stores of it (`deconstruct`) holds no key: these are settings.
    """

    def get_default_settings(self) -> dict[str, object]:
        usual: dict[str, object] = super().get_default_settings()
        return usual | {
            "access_key": settings.S3_ACCESS_KEY,
            "secret_key": settings.S3_SECRET_KEY,
            "bucket_name": settings.S3_BUCKET,
            "endpoint_url": settings.S3_ENDPOINT or None,
            "region_name": settings.S3_REGION or None,
            # What nobody says anything of is its owner's alone. Buckets that know no
            # such rights refuse to be told so.
            "default_acl": None,
            # Beyond it a file that is read lies on disk meanwhile.
            "max_memory_size": 8 << 20,
            "querystring_auth": True,
            "querystring_expire": 60,
            "file_overwrite": False,
            "signature_version": "s3v4",
            "client_config": Config(
                connect_timeout=2, read_timeout=10, retries={"total_max_attempts": 2}
            ),
        }

    def _open(self, name: str, mode: str = "rb") -> File:
        with _read():
            return super()._open(name, mode)

    def _save(self, name: str, content: File) -> str:
        try:
            saved: str = super()._save(name, content)
        except (BotoCoreError, ClientError) as error:
            raise OSError(errno.EIO, os.strerror(errno.EIO)) from error
        return saved

    def exists(self, name: str) -> bool:
        with _read():
            return bool(super().exists(name))

    def size(self, name: str) -> int:
        with _read():
            return int(super().size(name))

    def get_modified_time(self, name: str) -> datetime:
        with _read():
            changed: datetime = super().get_modified_time(name)
        return changed

    def delete_at_once(self, name: str) -> None:
        with _read():
            super().delete_at_once(name)


@contextmanager
def _read() -> Iterator[None]:
    """Raises FileNotFoundError for what is not there, FileAway for all else."""
    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in NOT_THERE:
            raise FileNotFoundError(str(error)) from error
        raise FileAway(str(error)) from error
    except BotoCoreError as error:
        raise FileAway(str(error)) from error
