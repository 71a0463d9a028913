"""The answers that all processes share, in the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from cms.kept.entries import Entry
from cms.models import KeptPage

# What an older version of a board looked like is not kept for long.
OLD_ONES_KEPT = timedelta(hours=1)
COLUMNS = {"br": "br", "gzip": "gzip", "": "plain"}


def find(key: str) -> Entry | None:
    """What was kept of an address last, of whatever version."""
    row = KeptPage.objects.filter(pk=key).first()
    if row is None:
        return None
    bodies = {
        encoding: bytes(body)
        for encoding, column in COLUMNS.items()
        if (body := getattr(row, column)) is not None
    }
    return Entry(row.version, row.until, row.etag, row.route, row.headers, bodies)


def keep(key: str, board: int, entry: Entry) -> None:
    """In the place of what was kept before; old ones of the board go with it."""
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
    KeptPage.objects.bulk_create(
        [KeptPage(key=key, **values)],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=list(values),
    )
    old = KeptPage.objects.filter(board_id=board, made_at__lt=now - OLD_ONES_KEPT)
    old.exclude(version=entry.version).delete()


def forget(key: str) -> None:
    """Nothing is kept of an address at which nothing is to be kept any more."""
    KeptPage.objects.filter(pk=key).delete()


@contextmanager
def one_at_a_time(key: str) -> Iterator[None]:
    """Who makes an answer has others wait, in all processes, who then find it made."""
    number = int.from_bytes(bytes.fromhex(key[:16]), signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [number])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [number])
