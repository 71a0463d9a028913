"""The answers that all processes share, in the database."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import OperationalError, connection
from django.utils import timezone

from cms.kept.entries import Entry
from cms.models import KeptPage

# What an older version of a board looked like is not kept for long.
OLD_ONES_KEPT = timedelta(hours=1)
COLUMNS = {"br": "br", "gzip": "gzip", "": "plain"}
WANTED = "version, until, etag, route, headers, br, gzip, plain"
FIND = f"SELECT {WANTED} FROM cms_keptpage WHERE key = %s"  # noqa: S608
# By whom it is read is counted in the same question: once a process and version.
FIND_FOR_A_READER = (
    "UPDATE cms_keptpage SET reads = reads + 1, read_at = %s WHERE key = %s"  # noqa: S608
    f" RETURNING {WANTED}"
)
# Who waits for longer than this makes the page too.
WAIT = "SELECT set_config('lock_timeout', '5s', false), pg_advisory_lock(%s)"
WAIT_NO_MORE = "SELECT set_config('lock_timeout', %s, false)"


def find(key: str, *, for_a_reader: bool = True) -> Entry | None:
    """What was kept of an address last, of whatever version."""
    with connection.cursor() as cursor:
        if for_a_reader:
            cursor.execute(FIND_FOR_A_READER, [timezone.now(), key])
        else:
            cursor.execute(FIND, [key])
        row = cursor.fetchone()
    if row is None:
        return None
    version, until, etag, route, headers, *packed = row
    bodies = {
        encoding: bytes(body)
        for encoding, body in zip(COLUMNS, packed, strict=True)
        if body is not None
    }
    return Entry(version, until, etag, route, json.loads(headers), bodies)


def keep(
    key: str, board: int, entry: Entry, address: tuple[str, str], *, is_read: bool
) -> None:
    """In the place of what was kept before; old ones of the board go with it.

    address: the host and the path. is_read: whether a visitor asked for it.
    """
    now = timezone.now()
    bodies = {
        column: entry.bodies.get(encoding) for encoding, column in COLUMNS.items()
    }
    values = {
        "board_id": board,
        "version": entry.version,
        "until": entry.until,
        "etag": entry.etag,
        "route": entry.route,
        "headers": entry.headers,
        "made_at": now,
        **bodies,
    }
    host, path = address
    read = {"reads": 1, "read_at": now} if is_read else {}
    KeptPage.objects.bulk_create(
        [KeptPage(key=key, host=host, path=path, **read, **values)],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=list(values),
    )
    _forget_old_ones(board, entry.version)


def _forget_old_ones(board: int, version: str) -> None:
    made_before = timezone.now() - OLD_ONES_KEPT
    old = KeptPage.objects.filter(board_id=board, made_at__lt=made_before)
    old.exclude(version=version).delete()


def forget(key: str) -> None:
    """Nothing is kept of an address at which nothing is to be kept any more."""
    KeptPage.objects.filter(pk=key).delete()


@contextmanager
def one_at_a_time(key: str) -> Iterator[None]:
    """Who makes an answer has other processes wait, which then find it made."""
    number = int.from_bytes(bytes.fromhex(key[:16]), signed=True)
    is_held = _is_taken(number)
    try:
        yield
    finally:
        if is_held:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


def _is_taken(number: int) -> bool:
    """Whether the lock is ours now; not when somebody has held it for too long."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        (usual,) = cursor.fetchone()
        try:
            cursor.execute(WAIT, [number])
        except OperationalError:
            return False
        finally:
            cursor.execute(WAIT_NO_MORE, [usual])
    return True
