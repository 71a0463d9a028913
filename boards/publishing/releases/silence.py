"""Whether somebody looks at the clock for what has to go public."""

from datetime import timedelta

from django.utils import timezone

from boards.models import Release, ReleaseState, SchedulerBeat
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


def install() -> None:
    register_part("scheduler", _part)
