"""Who looks after the machine is mailed what does not stand, by a real mail server."""

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as in_force
from django.core.management import CommandError, call_command
from django.utils import timezone

from boards.models import Release, ReleaseState, SchedulerBeat
from cms.models import WorkerBeat
from tests.cms.mail.servers import MailServer, mail_server
from tests.factories import make_board

pytestmark = pytest.mark.django_db

QUEUES = ("default", "files", "mail")


@pytest.fixture(autouse=True)
def all_stands(settings, tmp_path) -> None:
    settings.ALARM_EMAILS = ["it@council.example"]
    settings.ALARM_NOTES = str(tmp_path)
    settings.BACKUPS_ROOT = str(tmp_path / "backups")
    settings.DISK_SHORT_PERCENT = 0
    settings.TASKS = in_force.STORED_TASKS
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 1
    now = timezone.now()
    SchedulerBeat.objects.update_or_create(pk=1, defaults={"at": now})
    for queue in QUEUES:
        WorkerBeat.objects.create(queue=queue, at=now)


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    with mail_server() as listening:
        settings.EMAIL_PORT = listening.port
        yield listening


def worker_stands(_settings: Any) -> Callable[[], object]:
    WorkerBeat.objects.update(at=timezone.now() - timedelta(minutes=6))
    return lambda: WorkerBeat.objects.update(at=timezone.now())


def release_is_late(_settings: Any) -> Callable[[], object]:
    release = Release.objects.create(
        board=make_board().board,
        title="A secret title",
        state=ReleaseState.SIGNED_OFF,
        goes_public_at=timezone.now() - timedelta(minutes=6),
    )
    return release.delete


def no_backup_of_this_night(settings: Any) -> Callable[[], object]:
    folder = Path(settings.BACKUPS_ROOT)
    folder.mkdir()
    old = timezone.now() - timedelta(hours=27)
    (folder / f"boards-{old:%Y%m%dT%H%M%SZ}.tar.age").touch()
    now = timezone.now()
    return (folder / f"boards-{now:%Y%m%dT%H%M%SZ}.tar.age").touch


def disk_is_short(settings: Any) -> Callable[[], object]:
    """A small file system of memory lies over the folder, and is nearly full."""
    folder = Path(settings.BACKUPS_ROOT)
    folder.mkdir()
    small = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    subprocess.run(small, check=True)
    (folder / "large").write_bytes(b"x" * 1000 * 1024)
    settings.DISK_SHORT_PERCENT = 10
    return lambda: subprocess.run(["umount", str(folder)], check=True)


WRONG = {
    worker_stands: "worker",
    release_is_late: "releases",
    no_backup_of_this_night: "backup",
    disk_is_short: "disk",
}


@pytest.mark.parametrize("broken", WRONG, ids=lambda broken: broken.__name__)
def test_what_does_not_stand_is_mailed_once_and_that_it_stands_again(
    broken, server, settings
):
    if broken is disk_is_short and os.geteuid() != 0:
        pytest.skip("only root may mount")
    call_command("alarm")
    assert server.taken == []

    mend = broken(settings)
    try:
        call_command("alarm")
        call_command("alarm")
    finally:
        mend()
    (letter,) = server.taken
    call_command("alarm")

    name = WRONG[broken]
    assert f"] {name}" in letter
    assert f"\r\n{name}: " in letter
    assert "secret" not in letter
    assert len(server.taken) == 2
    assert "All is well again" in server.taken[1]


def test_what_goes_on_to_be_wrong_is_told_again_the_next_day(server, time_machine):
    WorkerBeat.objects.all().delete()
    call_command("alarm")
    time_machine.move_to(timezone.now() + timedelta(hours=25), tick=False)
    SchedulerBeat.objects.update(at=timezone.now())
    call_command("alarm")

    assert len(server.taken) == 2


def test_a_mail_that_nobody_took_is_sent_with_the_next_look(settings, server):
    WorkerBeat.objects.all().delete()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = free.getsockname()[1]
        with pytest.raises(CommandError, match="not mailed"):
            call_command("alarm")

    settings.EMAIL_PORT = server.port
    call_command("alarm")

    assert len(server.taken) == 1


def test_a_service_that_failed_is_named_with_its_log(server):
    call_command("alarm", of="boards-backup.service")

    (letter,) = server.taken
    assert "journalctl -u boards-backup.service" in letter


def test_without_anybody_to_tell_it_is_only_said(settings, server, capsys):
    settings.ALARM_EMAILS = []
    WorkerBeat.objects.all().delete()
    call_command("alarm")

    assert "worker: Tasks wait" in capsys.readouterr().out
    assert server.taken == []
