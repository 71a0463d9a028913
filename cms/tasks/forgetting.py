"""What was done is remembered for some days, and then forgotten."""

from datetime import timedelta

from django.conf import settings

from cms.models import StoredTask


def forget_finished_tasks() -> int:
    """Delete what was done well so long ago; how many were. What failed stays."""
    age = timedelta(days=settings.TASKS_KEPT_DAYS)
    return StoredTask.objects.finished_before(age).delete()[0]
