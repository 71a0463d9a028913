"""Whether somebody looks at the clock for what has to go public."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from boards.models import Release, ReleaseState, SchedulerBeat
from cms.alarms.watching import register_watch
from cms.metrics.gauges import register_gauge
from cms.readiness import OK, register_part

# The scheduler looks every few seconds; a minute's silence is a pause, this is a fault.
SILENT_AFTER = timedelta(minutes=5)


def is_missed() -> bool:
    """Whether something waits for its time, and nobody looks at the clock."""
    waiting = Release.objects.filter(
        state=ReleaseState.SIGNED_OFF, goes_public_at__isnull=False
    )
    return waiting.exists() and is_silent()


def is_silent() -> bool:
    beat = SchedulerBeat.objects.first()
    return beat is None or beat.at < timezone.now() - SILENT_AFTER


def _part() -> str:
    if is_silent():
        return "Nobody looks at the clock: nothing goes public, or ends, by itself."
    return OK


def late() -> QuerySet[Release]:
    """What is signed off, and was to be public some minutes ago."""
    return Release.objects.filter(
        state=ReleaseState.SIGNED_OFF,
        goes_public_at__lt=timezone.now() - SILENT_AFTER,
    )


def _watch() -> str:
    # Nothing of what it is: the mail goes to people of the machine.
    number = late().count()
    return f"{number} did not go public at their minute." if number else OK


def install() -> None:
    register_part("scheduler", _part)
    register_watch("releases", _watch)
    register_gauge(
        "releases_late",
        "Releases that did not go public in time.",
        lambda: late().count(),
    )
    register_gauge(
        "releases_due",
        "Releases that wait for their time.",
        lambda: Release.objects.filter(state=ReleaseState.SIGNED_OFF).count(),
    )
    register_gauge("scheduler_seconds", "Seconds since the scheduler looked.", _since)


def _since() -> float:
    beat = SchedulerBeat.objects.first()
    return (timezone.now() - beat.at).total_seconds() if beat else float("inf")
