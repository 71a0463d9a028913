"""What happens to a stored task: it is begun, given back, finished, and tried again.

Works as the owner of the tables. Who works on a task holds its lock (`Locks`): a row
that is called running and whose lock is free was being worked on by a process that is
no more.
"""

import logging
from datetime import timedelta
from traceback import format_exception, format_exception_only
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks.utils import get_module_path, get_random_id

from cms.models import StoredTask, WorkerBeat
from cms.tasks.backend import DatabaseBackend, wake_workers
from cms.tasks.locks import Locks
from cms.tasks.names import UnknownTask

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
# After the first failure, and after the second. Who was killed is replaced at once.
AGAIN_AFTER = (timedelta(seconds=10), timedelta(minutes=1))
# Characters of a traceback that are kept: its end says most.
_LONGEST_TRACEBACK = 8000
_LONGEST_SENTENCE = 500


class WorkerKilled(Exception):
    """The process that worked on a task ended over it, and could not say why."""


class Queue:
    """One queue of stored tasks, as one process works on it."""

    def __init__(self, backend: DatabaseBackend, name: str, locks: Locks) -> None:
        self.backend = backend
        self.name = name
        self.locks = locks
        self.worker = get_random_id()

    def take(self) -> StoredTask | None:
        """Begin the next task, if there is one. Its lock is ours from here on."""
        with transaction.atomic():
            waiting = StoredTask.objects.waiting().filter(queue=self.name)
            row = waiting.select_for_update(skip_locked=True).first()
            if row is None or not self.locks.take(row.pk):
                return None
            try:
                self._begin(row)
            except BaseException:
                self.locks.release(row.pk)
                raise
        return row

    def _begin(self, row: StoredTask) -> None:
        now = timezone.now()
        row.state = TaskResultStatus.RUNNING
        row.attempts += 1
        row.worker_ids.append(self.worker)
        row.started_at = row.started_at or now
        row.last_attempted_at = now
        row.save()

    def say_begun(self, row: StoredTask) -> None:
        result = self.backend.result_of(row)
        task_started.send_robust(type(self.backend), task_result=result)

    def finish(self, row: StoredTask, returned: object) -> None:
        """Note that it is done. What failed of it before needs nobody any more."""
        with transaction.atomic():
            if not self._end(row, TaskResultStatus.SUCCESSFUL, returned=returned):
                return
            earlier = StoredTask.objects.failed().filter(
                name=row.name, args=row.args, kwargs=row.kwargs
            )
            earlier.delete()
        self._say_finished(row)

    def fail(self, row: StoredTask, error: BaseException) -> None:
        """Note what went wrong. It is tried again, or left to people in the end.

        What this version does not know is not tried again: nothing will have changed.
        """
        row.errors.append(_described(error))
        is_last = row.attempts >= MOST_ATTEMPTS or isinstance(error, UnknownTask)
        if is_last:
            if self._end(row, TaskResultStatus.FAILED, errors=row.errors):
                self._say_finished(row)
            return
        again = timedelta()
        if not isinstance(error, WorkerKilled):
            again = AGAIN_AFTER[row.attempts - 1]
        changes = {"errors": row.errors, "run_after": timezone.now() + again}
        self._change(row, TaskResultStatus.READY, changes)

    def give_back(self, row: StoredTask) -> None:
        """Who worked on it has to end: somebody else begins it, as if it was new."""
        changes = {
            "attempts": row.attempts - 1,
            "worker_ids": row.worker_ids[:-1],
        }
        self._change(row, TaskResultStatus.READY, changes)

    def return_killed(self) -> None:
        """Have done again what was being done by processes that are no more."""
        for key in StoredTask.objects.running().values_list("pk", flat=True):
            if not self.locks.take(key):
                continue
            try:
                self._return_one(key)
            finally:
                self.locks.release(key)

    def _return_one(self, key: int) -> None:
        """While we hold its lock, nobody else begins or ends it."""
        row = StoredTask.objects.running().filter(pk=key).first()
        if row is None:
            # It was finished while we asked for its lock.
            return
        times = f"{row.attempts} of {MOST_ATTEMPTS}"
        logger.error("Task %s: the process of attempt %s was killed.", row, times)
        sentence = f"The process that worked on it was killed (attempt {times})."
        self.fail(row, WorkerKilled(sentence))

    def beat(self) -> None:
        WorkerBeat.objects.update_or_create(
            queue=self.name, defaults={"at": timezone.now()}
        )

    def _end(self, row: StoredTask, state: TaskResultStatus, **changes: object) -> bool:
        return self._change(row, state, {**changes, "finished_at": timezone.now()})

    def _change(
        self, row: StoredTask, state: TaskResultStatus, changes: dict[str, Any]
    ) -> bool:
        """Whether it was still ours to change: nobody else has begun it since."""
        still_ours = StoredTask.objects.running().filter(
            pk=row.pk, attempts=row.attempts
        )
        row.state = state
        for name, value in changes.items():
            setattr(row, name, value)
        return bool(still_ours.update(state=state, **changes))

    def _say_finished(self, row: StoredTask) -> None:
        """To whoever listens. What has no task any more is nobody's."""
        try:
            result = self.backend.result_of(row)
        except UnknownTask:
            logger.error("Task %s: %s", row, row.why)
            return
        for _receiver, answer in task_finished.send_robust(
            type(self.backend), task_result=result
        ):
            if isinstance(answer, Exception):
                logger.error("After task %s: %r", row, answer, exc_info=answer)


def run_again(row: StoredTask) -> None:
    """Somebody wants a task that has failed to be tried again, as if it was new."""
    failed = StoredTask.objects.failed().filter(pk=row.pk)
    failed.update(
        state=TaskResultStatus.READY,
        attempts=0,
        run_after=timezone.now(),
        finished_at=None,
    )
    wake_workers()


def _described(error: BaseException) -> dict[str, str]:
    sentence = "".join(format_exception_only(error)).strip().splitlines()[-1]
    if isinstance(error, (WorkerKilled, UnknownTask)):
        sentence = str(error)
    return {
        "path": get_module_path(type(error)),
        "sentence": sentence[:_LONGEST_SENTENCE],
        "traceback": "".join(format_exception(error))[-_LONGEST_TRACEBACK:],
    }
