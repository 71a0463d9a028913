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
    # The tables are closed to editors, and whose the tasks are is not told.
    with unscoped():
        return _is_standing_still()


def _is_standing_still() -> bool:
    backend = task_backends["default"]
    if not isinstance(backend, DatabaseBackend):
        return False
    since = timezone.now() - SILENT_AFTER
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


def health_for(board: int) -> tuple[bool, list[StoredTask]]:
    """Whether tasks stand still, and what failed of one board, the newest first.

    Who asks is asked before.
    """
    # Only this board's tasks are told.
    with unscoped():
        failed = StoredTask.objects.failed().filter(board=board)
        return _is_standing_still(), list(failed)
