"""A manager asks for an archive of the board; the worker makes it, and it ends."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from boards.models import Board, BoardArchive
from boards.publishing.archives.making import CannotArchive, make_archive
from boards.publishing.daily_jobs import register_daily_job
from cms.tenancy.scope import unscoped
from cms.users.models import User


@transaction.atomic
def ask_for_archive(board: Board, by: User) -> BoardArchive:
    """Have one made by a worker. Who asks is one of its managers: ask before."""
    # As the owner: nobody of a board writes the row, and so none says what its file is.
    with unscoped():
        archive = BoardArchive.objects.create(board=board, asked_by=by)
    make_later.enqueue(archive.pk)
    return archive


@task(queue_name="files")
def make_later(key: int) -> None:
    """Make what was asked for, unless that is done, or nobody wants it any more."""
    # A task has no scope of its own. What is in an archive is asked for as a visitor.
    with unscoped():
        archive = BoardArchive.objects.filter(pk=key, made_at=None, why_not="").first()
        if archive is not None:
            _make(archive)


def _make(archive: BoardArchive) -> None:
    board = archive.board
    name = f"{board.hostname}-{timezone.localdate():%Y-%m-%d}.zip"
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        path = Path(folder) / name
        try:
            make_archive(board, path, lambda _line: None, by=archive.asked_by)
        except CannotArchive as reason:
            archive.why_not = str(reason)
            archive.save(update_fields=["why_not"])
            return
        with path.open("rb") as file:
            archive.file.save(name, File(file), save=False)
    archive.made_at = timezone.now()
    archive.save(update_fields=["file", "made_at"])


def ends_at(archive: BoardArchive) -> datetime:
    return archive.asked_at + timedelta(days=settings.ARCHIVE_DAYS_KEPT)


def forget_archives() -> int:
    """Delete those whose days are over, with their files; how many there were."""
    before = timezone.now() - timedelta(days=settings.ARCHIVE_DAYS_KEPT)
    old = list(BoardArchive.objects.filter(asked_at__lt=before))
    for archive in old:
        with transaction.atomic():
            if archive.file:
                archive.file.delete(save=False)
            archive.delete()
    return len(old)


def install() -> None:
    register_daily_job("Archives whose days are over, deleted", forget_archives)
