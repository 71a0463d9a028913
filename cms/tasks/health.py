"""Whether tasks are being done, and which of them nobody tries again by themselves."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django_tasks import task_backends

from cms.models import StoredTask, WorkerBeat
from cms.tasks.backend import DatabaseBackend
from cms.tenancy.scope import unscoped

# A worker looks every second; a minute's silence is a restart, this is a fault.
SILENT_AFTER = timedelta(minutes=5)


def is_standing_still() -> bool:
    """Whether a task has waited for too long, or nobody looks whether there is one."""
    backend = task_backends["default"]
    if not isinstance(backend, DatabaseBackend):
        return False
    since = timezone.now() - SILENT_AFTER
    # The tables are closed to editors, and whose the tasks are is not told.
    with unscoped():
        late = StoredTask.objects.waiting().filter(run_after__lt=since)
        return late.exists() or any(_silent_queues(backend))


def _silent_queues(backend: DatabaseBackend) -> Iterator[str]:
    """Queues in which nobody has looked, and nobody is busy, for too long."""
    since = timezone.now() - SILENT_AFTER
    heard_of = set(
        WorkerBeat.objects.filter(at__gte=since).values_list("queue", flat=True)
    )
    silent = backend.processes.keys() - heard_of
    if silent:
        busy = StoredTask.objects.running().values_list("queue", flat=True)
        silent -= set(busy)
    yield from sorted(silent)


def failed_of_board(board: int) -> list[StoredTask]:
    """What failed of one board, the newest first. Who asks is asked before."""
    # The table is closed to editors, and only this board's tasks are told.
    with unscoped():
        return list(StoredTask.objects.failed().filter(board=board))
