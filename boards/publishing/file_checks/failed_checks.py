"""A check that could not be done says so on its file's own screen.

So no file seems to be read for ever, and who may work on it asks for the check again.
"""

from typing import Any

from django_tasks.base import TaskResult, TaskResultStatus
from django_tasks.signals import task_finished

from boards.models import FileCheck
from boards.models.board.belonging import board_of_file
from boards.publishing.file_checks.running import check_later
from cms.models import BoardDocument, StoredTask

# As a code that `refusals` has sentences for.
NOT_DONE = "not_done"


def say_that_it_failed(sender: Any, task_result: TaskResult, **_signal: Any) -> None:
    """After the last attempt. The worker that says it works on all boards."""
    failed = task_result.status == TaskResultStatus.FAILED
    if not failed or task_result.task.func is not check_later.func:
        return
    document = BoardDocument.objects.filter(pk=task_result.args[0]).first()
    if document is None:
        return
    running = FileCheck.objects.filter(
        document=document,
        file_hash=document.file_hash,
        state__in=[FileCheck.State.WAITING, FileCheck.State.READING],
    )
    running.update(state=FileCheck.State.REFUSED, refusal=NOT_DONE)
    board = board_of_file(document)
    if board is not None and task_result.id.isdecimal():
        # Its managers are told, also where a command or an administrator asked.
        StoredTask.objects.filter(pk=task_result.id).update(board=board.pk)


def install() -> None:
    task_finished.connect(say_that_it_failed)
