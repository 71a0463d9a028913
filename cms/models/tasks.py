"""Tasks that a worker does, and the worker's signs of life."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks.base import TaskResultStatus

from cms.staff_dates import short_moment


class StoredTaskQuerySet(models.QuerySet["StoredTask"]):
    def waiting(self) -> "StoredTaskQuerySet":
        """Those that may be begun now, the most urgent first, then the oldest."""
        due = self.filter(state=TaskResultStatus.READY, run_after__lte=timezone.now())
        return due.order_by("-priority", "pk")

    def running(self) -> "StoredTaskQuerySet":
        """Those that somebody works on, or worked on when their process was killed."""
        return self.filter(state=TaskResultStatus.RUNNING)

    def failed(self) -> "StoredTaskQuerySet":
        """Those that nobody tries again by themselves, the newest first."""
        return self.filter(state=TaskResultStatus.FAILED).order_by("-pk")

    def finished_before(self, age: timedelta) -> "StoredTaskQuerySet":
        return self.filter(
            state=TaskResultStatus.SUCCESSFUL, finished_at__lt=timezone.now() - age
        )


class StoredTask(models.Model):
    """One task of Django's tasks, from when it is asked for until it is forgotten.

    name: as the setting `TASKS` calls the function, wherever that is by now. board,
    person: keys of the board and the person for whom it is done, as far as they are
    known; they say whose it is, and give no right. attempts: how often it was begun,
    without the times that it was given back. worker_ids: by whom. errors: one each time
    that it failed: the path of the exception's class, its sentence, the traceback.
    """

    name = models.CharField(_("name"), max_length=100, editable=False)
    args = models.JSONField(_("arguments"), default=list, editable=False)
    kwargs = models.JSONField(_("named arguments"), default=dict, editable=False)
    queue = models.CharField(_("queue"), max_length=50, editable=False)
    priority = models.SmallIntegerField(_("priority"), default=0, editable=False)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=TaskResultStatus,
        default=TaskResultStatus.READY,
        editable=False,
    )
    board = models.PositiveIntegerField(_("board"), null=True, editable=False)
    person = models.PositiveIntegerField(_("person"), null=True, editable=False)
    enqueued_at = models.DateTimeField(
        _("asked for"), default=timezone.now, editable=False
    )
    run_after = models.DateTimeField(
        _("not before"), default=timezone.now, editable=False
    )
    started_at = models.DateTimeField(_("first begun"), null=True, editable=False)
    last_attempted_at = models.DateTimeField(_("last begun"), null=True, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(
        _("attempts"), default=0, editable=False
    )
    worker_ids = models.JSONField(_("workers"), default=list, editable=False)
    errors = models.JSONField(_("errors"), default=list, editable=False)
    returned = models.JSONField(_("answer"), null=True, editable=False)

    objects = models.Manager.from_queryset(StoredTaskQuerySet)()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = [
            models.Index(
                fields=["queue", "-priority", "id"],
                name="tasks_waiting",
                condition=models.Q(state=TaskResultStatus.READY),
            ),
            models.Index(
                fields=["state", "finished_at"],
                name="tasks_not_waiting",
                condition=~models.Q(state=TaskResultStatus.READY),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"

    @property
    def why(self) -> str:
        """What the last failure said of itself, in its own words."""
        last: dict[str, Any] = self.errors[-1] if self.errors else {}
        return str(last.get("sentence", ""))


class WorkerBeat(models.Model):
    """When somebody last looked whether there was anything to do in a queue."""

    queue = models.CharField(
        _("queue"), max_length=50, primary_key=True, editable=False
    )
    at = models.DateTimeField(_("at work"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("sign of life of a worker")
        verbose_name_plural = _("signs of life of workers")

    def __str__(self) -> str:
        return f"{self.queue}: {short_moment(self.at)}"
