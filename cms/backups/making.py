"""One backup, made while everybody works.

The database is dumped in a snapshot, the list of files is read in the same one, and no
file is deleted until all of them have been copied. What is stored meanwhile is in the
next backup.
"""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cms import file_locks
from cms.backups import archive, contents
from cms.backups.places import BEGINNING, Place
from cms.backups.programs import command, server_version, started, watched
from cms.backups.refusals import BackupRefused
from cms.backups.sealing import ending_for, sealed
from cms.tenancy.scope import second_connection

Say = Callable[[str], None]
# How often it says how far it is, in files.
SAYS_EVERY = 1000


def make(place: Place, recipient: str, say: Say) -> str:
    """Make a backup in a place, with its hash beside it; return its name.

    recipient: a public key for which it is encrypted, or "". Raises BackupRefused.
    Ended in the middle, it leaves something that the next one takes away.
    """
    ending = ending_for(recipient)
    now = timezone.now()
    name = f"{BEGINNING}{now:%Y%m%dT%H%M%SZ}.tar{ending}"
    with _snapshot() as (at, snapshot):
        place.make_room()
        with (
            place.written(name) as file,
            sealed(file, recipient) as plain,
            archive.begun(plain) as writer,
        ):
            _write(writer, at, snapshot, now, say)
    return name


def key_print() -> str:
    """What says whether two machines have the same key, and nothing of the key."""
    return salted_hmac(
        "backups", "never publish", secret=settings.NEVER_PUBLISH_KEY
    ).hexdigest()


@contextmanager
def _snapshot() -> Iterator[tuple[BaseDatabaseWrapper, str]]:
    """A connection that sees the database as it is now, and the snapshot's name.

    No file that is there now is deleted meanwhile, and nobody makes another backup.
    """
    with second_connection() as at:
        if not file_locks.begin_alone(at):
            raise BackupRefused("Another backup is being made: wait until it is done.")
        file_locks.keep_files(at)
        with at.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (name,) = cursor.fetchone()
        yield at, name


def _write(
    writer: archive.Writer,
    at: BaseDatabaseWrapper,
    snapshot: str,
    now: datetime,
    say: Say,
) -> None:
    files = contents.files_of(at)
    about: archive.About = {
        "format": archive.FORMAT,
        "made_at": now.isoformat(),
        "login": connection.settings_dict["USER"],
        "server": server_version(),
        "boards": contents.boards_of(at),
        "rows": contents.rows_of(at),
        "files": len(files),
        "migrations": contents.migrations_of(at),
        "never_publish_key": key_print(),
    }
    writer.add_text(archive.ABOUT, json.dumps(about, ensure_ascii=False, indent=1))
    size = _dump(writer, snapshot)
    say(f"Database: {sum(about['rows'].values()):,} rows, {size >> 20:,} MB.")
    _copy(writer, files, say)


def _dump(writer: archive.Writer, snapshot: str) -> int:
    without = [f"--exclude-table-data=public.{name}" for name in contents.LEFT_OUT]
    line = command("pg_dump", "--format=custom", f"--snapshot={snapshot}", *without)
    process = started(line, writes=subprocess.PIPE)
    assert process.stdout is not None  # noqa: S101 - it was started so
    number = size = 0
    with watched(process, "The database could not be copied"):
        while part := process.stdout.read(archive.PART):
            size += writer.add(f"{archive.DATABASE}{number:06}", BytesIO(part))
            number += 1
    return size


def _copy(writer: archive.Writer, files: list[contents.StoredFile], say: Say) -> None:
    stores, size, missing = contents.stores(), 0, 0
    for number, one in enumerate(files, start=1):
        try:
            with stores[one.store].open(one.name) as content:
                size += writer.add(f"{archive.FILES}{one.store}/{one.name}", content)
        except FileNotFoundError:
            # It was so before: the backup holds what there is, and says what is not.
            missing += 1
            say(f"Missing in its place: {one.store}, {one.name}")
        if number % SAYS_EVERY == 0:
            say(f"Files: {number:,} of {len(files):,}, {size >> 20:,} MB.")
    say(f"Files: {len(files) - missing:,} of {len(files):,}, {size >> 20:,} MB.")
