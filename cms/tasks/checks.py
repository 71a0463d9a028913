"""`manage.py check --database default`: whether what waits can still be done."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connection
from django_tasks import task_backends
from django_tasks.base import TaskResultStatus

from cms.models import StoredTask
from cms.tasks.backend import DatabaseBackend


def check_waiting_tasks(
    *, databases: Sequence[str] | None, **_app: Any
) -> list[CheckMessage]:
    """Whether each stored task is called what a task of this version is called."""
    backend = task_backends["default"]
    if not databases or not isinstance(backend, DatabaseBackend):
        return []
    if StoredTask._meta.db_table not in connection.introspection.table_names():
        return []
    to_do = StoredTask.objects.exclude(state=TaskResultStatus.SUCCESSFUL)
    unknown = to_do.exclude(name__in=backend.names).order_by("name")
    return [
        Error(
            f"Tasks called “{name}” wait, and this version has none of that name.",
            hint="Give the name back to their function in the setting TASKS.",
            id="tasks.E002",
        )
        for name in unknown.values_list("name", flat=True).distinct()
    ]
