"""After a restore, a mail that waited in the backup may have left long ago."""

from datetime import datetime

from django.utils import timezone
from django_tasks.base import TaskResultStatus

from cms.backups.settling import register_settling
from cms.models import StoredTask

# Tasks by their stored names: what these send, somebody may have read already.
SENDING = ("send_mail", "send_reset_link")


def hold_back_mails(made_at: datetime) -> str:
    """Leave to people whether to send what had not left when the backup was made."""
    why = {
        "path": "cms.mail.after_restore",
        "sentence": (
            f"This waited when the backup of {made_at:%d %B %Y %H:%M} UTC was made, "
            "and may have been sent since. Run it again only if it was not."
        ),
        "traceback": "",
    }
    waiting = StoredTask.objects.filter(
        name__in=SENDING, state__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]
    )
    held = list(waiting)
    for row in held:
        row.errors.append(why)
        row.state, row.finished_at = TaskResultStatus.FAILED, timezone.now()
        row.save(update_fields=["errors", "state", "finished_at"])
    return f"Mails held back, see Background tasks: {len(held)}." if held else ""


def install() -> None:
    register_settling("mails", hold_back_mails)
