"""What somebody has to look at now: all of `/readyz`, and what will be wrong soon."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from cms.backups.keep_rules import backups_in
from cms.backups.places import S3, place_of
from cms.readiness import OK, Part, said, what_stands

# A night, and what the backup itself takes.
OLDEST_BACKUP = timedelta(hours=26)
_watched: dict[str, Part] = {}


def register_watch(name: str, function: Part) -> None:
    """Have something looked at that has its hour, and is no part of `/readyz`.

    function: answers `ok`, or in a sentence what is wrong. Asked for all boards, and
    only while the database answers.
    """
    _watched[name] = function


def what_is_wrong() -> dict[str, str]:
    """Each thing that does not stand, by its name, with what that means."""
    return {name: words for name, words in _looked_at() if words != OK}


def _looked_at() -> Iterator[tuple[str, str]]:
    yield from what_stands(_watched)
    yield "disk", said(_disk, "It could not be asked how much is free.")
    yield "backup", said(_backup, "The place of backups cannot be read.")


def _disk() -> str:
    """Whether each disk that files lie on has room."""
    for place in (
        settings.MEDIA_ROOT,
        settings.DOCUMENTS_ROOT,
        settings.BACKUPS_ROOT,
    ):
        if not Path(place).is_dir():
            continue
        total, _used, free = shutil.disk_usage(place)
        if free * 100 < total * settings.DISK_SHORT_PERCENT:
            return f"{free >> 20:,} MB are left of the disk under {place}."
    return OK


def _backup() -> str:
    address, folder = settings.BACKUPS_ROOT, Path(settings.BACKUPS_ROOT)
    made = backups_in(place_of(address))
    if made:
        last = max(made)
        if timezone.now() - last <= OLDEST_BACKUP:
            return OK
        return f"The newest backup is of {last:%d/%m/%Y %H:%M} UTC."
    if not address.startswith(S3):
        if not folder.is_dir():
            # Backups are made in another way here.
            return OK
        begun = datetime.fromtimestamp(folder.stat().st_ctime, UTC)
        if timezone.now() - begun <= OLDEST_BACKUP:
            return OK
    return "There is no backup."
