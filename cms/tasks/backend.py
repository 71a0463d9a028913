"""A backend of Django's tasks that stores them in the database.

A task is stored in the transaction of whoever asks for it: what is rolled back leaves
none, and what is committed loses none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.core import checks
from django.db import connection, transaction
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError, TaskResultDoesNotExist
from django_tasks.signals import task_enqueued
from django_tasks.utils import get_random_id

from cms.models import StoredTask
from cms.tasks.done_once import ABOUT_A_ROW, once
from cms.tasks.names import Names, UnknownTask, name_of, task_named
from cms.tenancy.scope import current_scope, unscoped

# What a task is called with: what JSON has words for.
Args = Sequence[Any]
Named = dict[str, Any]
# Workers listen to it.
CHANNEL = "cms_tasks"


class AtOnceBackend(ImmediateBackend):
    """Does at once what the setting `at_once` lists, in the scope of who asks.

    And the rest as soon as the transaction is committed, in the same process. For
    tests, which wait for what they ask for.
    """

    supports_defer = True

    def enqueue(self, task: Task, args: Args, kwargs: Named) -> TaskResult:
        if task.module_path in self.options.get("at_once", ()):
            return self._at_once(task, args, kwargs)
        self.validate_task(task)
        return self.keep(_result(self.alias, task, args, kwargs))

    def _at_once(self, task: Task, args: Args, kwargs: Named) -> TaskResult:
        if task.module_path not in ABOUT_A_ROW:
            return super().enqueue(task, args, kwargs)
        written = replace(task, func=ABOUT_A_ROW[task.module_path])
        result = _result(self.alias, written, args, kwargs)
        once(task.module_path, tuple(args), lambda: self._execute_task(result))
        return result

    def keep(self, result: TaskResult) -> TaskResult:
        transaction.on_commit(lambda: self._execute_task(result))
        return result


class DatabaseBackend(AtOnceBackend):
    """Stores the rest for a worker.

    Options: names, the functions by their stored names; at_once, the paths of those
    that are done in the transaction; processes, how many work on each queue.
    """

    supports_async_task = False
    supports_get_result = True

    @property
    def names(self) -> Names:
        names: Names = self.options["names"]
        return names

    @property
    def processes(self) -> dict[str, int]:
        """How many processes work on each queue; one where nothing else is said."""
        said = self.options.get("processes", {})
        return {queue: said.get(queue, 1) for queue in sorted(self.queues)}

    def validate_task(self, task: Task) -> None:
        super().validate_task(task)
        if task.module_path not in self.options.get("at_once", ()):
            name_of(task, self.names)

    def keep(self, result: TaskResult) -> TaskResult:
        task, asked_in = result.task, current_scope()
        # Nobody reads or writes the table in a scope: here it says what is to be done,
        # for code of ours that somebody was let run.
        with unscoped():
            row = StoredTask(
                name=name_of(task, self.names),
                args=result.args,
                kwargs=result.kwargs,
                queue=task.queue_name,
                priority=task.priority,
                board=asked_in.board,
                person=asked_in.person,
            )
            row.run_after = task.run_after or row.enqueued_at
            row.save(force_insert=True)
            wake_workers()
        stored = self.result_of(row)
        task_enqueued.send(type(self), task_result=stored)
        return stored

    def get_result(self, result_id: str) -> TaskResult:
        # What some other backend called a task is no key of ours.
        keyed = StoredTask.objects.filter(pk=result_id if result_id.isdecimal() else 0)
        row = keyed.first()
        if row is None:
            raise TaskResultDoesNotExist(result_id)
        try:
            return self.result_of(row)
        except UnknownTask as error:
            raise TaskResultDoesNotExist(result_id) from error

    def result_of(self, row: StoredTask) -> TaskResult:
        """A row in the words of Django's tasks. Raises UnknownTask."""
        task = task_named(row.name, self.names)
        later = row.run_after if row.run_after > row.enqueued_at else None
        task = task.using(queue_name=row.queue, priority=row.priority, run_after=later)
        result = _result(self.alias, task, row.args, row.kwargs, key=str(row.pk))
        facts = {
            "status": TaskResultStatus(row.state),
            "_return_value": row.returned,
            **{
                name: getattr(row, name)
                for name in (
                    *("enqueued_at", "started_at", "last_attempted_at", "finished_at"),
                    "worker_ids",
                )
            },
        }
        for name, fact in facts.items():
            object.__setattr__(result, name, fact)
        result.errors.extend(
            TaskError(exception_class_path=one["path"], traceback=one["traceback"])
            for one in row.errors
        )
        return result

    def check(self, **kwargs: Any) -> Iterable[checks.CheckMessage]:
        """Whether every name leads to a task."""
        for name in self.names:
            try:
                self.validate_task(task_named(name, self.names))
            except (UnknownTask, InvalidTaskError) as error:
                yield checks.Error(str(error), id="tasks.E001")


def wake_workers() -> None:
    """When the transaction is committed. Without it they look every second."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])


def _result(
    alias: str, task: Task, args: Args, kwargs: Named, key: str = ""
) -> TaskResult:
    return TaskResult(
        task=task,
        id=key or get_random_id(),
        status=TaskResultStatus.READY,
        enqueued_at=None,
        started_at=None,
        last_attempted_at=None,
        finished_at=None,
        args=list(args),
        kwargs=kwargs,
        backend=alias,
        errors=[],
        worker_ids=[],
    )
