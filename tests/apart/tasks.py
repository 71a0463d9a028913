"""Tasks that leave a line in a file each time, and tell how they were treated."""

import os
import signal
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import override_settings
from django_tasks import task

from cms.models import BoardDocument
from cms.tenancy.scope import current_scope


def lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


def write(path: str, line: str) -> None:
    with Path(path).open("a") as file:
        file.write(f"{line}\n")


@task()
def note(path: str, line: str = "done") -> str:
    write(path, line)
    return line


@task()
def last(path: str, seconds: float) -> None:
    """Takes some seconds of work, and says when it was begun and when it was done."""
    write(path, "begun")
    for _tenth in range(int(seconds * 10)):
        time.sleep(0.1)
    write(path, "done")


@task(queue_name="files")
def last_of_files(path: str, seconds: float) -> None:
    last.func(path, seconds)


@task()
def kill_its_worker(path: str) -> None:
    write(path, "begun")
    os.kill(os.getpid(), signal.SIGKILL)


@task()
def break_down(path: str) -> None:
    write(path, "begun")
    if not Path(f"{path}.mended").exists():
        raise ValueError("The disk is full.")
    write(path, "done")


@task()
def look_without_a_scope(path: str) -> None:
    write(path, str(current_scope()))
    BoardDocument.objects.first()


NAMES = {
    one.func.__name__: one.module_path
    for one in (
        *(note, last, last_of_files, kill_its_worker, break_down),
        look_without_a_scope,
    )
}


def stored_tasks() -> dict[str, Any]:
    """The setting of production, with these tasks beside the product's own."""
    wanted: dict[str, Any] = settings.STORED_TASKS["default"]
    options = wanted["OPTIONS"]
    names = {**options["names"], **NAMES}
    return {"default": {**wanted, "OPTIONS": {**options, "names": names}}}


@contextmanager
def tasks_are_stored():
    with override_settings(TASKS=stored_tasks()):
        yield
