"""Tasks done beside the request that asked for them, in the same process.

For what takes seconds, on a machine without a worker. A process that ends waits for
what it has begun; what it had no time for is asked for again by whoever keeps a list
of it, as nothing is stored here.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id

logger = logging.getLogger(__name__)
# A long task keeps nobody waiting who asked for a short one.
_THREADS = 2


class ThreadBackend(ImmediateBackend):
    """Does two tasks at a time, each with a connection of its own.

    A connection that nobody gave a scope may do nothing: a task says what it may see.
    """

    def __init__(self, alias: str, params: dict[str, Any]) -> None:
        super().__init__(alias, params)
        self._threads = ThreadPoolExecutor(
            _THREADS, thread_name_prefix=f"tasks-{alias}"
        )

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        self.validate_task(task)
        result: TaskResult = TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        self._threads.submit(self._do, result)
        return result

    def _do(self, result: TaskResult) -> None:
        try:
            self._execute_task(result)
            for error in result.errors:
                logger.error("%s: %s", result.task.name, error.traceback)
        finally:
            connection.close()
