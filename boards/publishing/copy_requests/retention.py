"""What has to be done with requests day by day: told again, and forgotten in time."""

from datetime import timedelta

from django.utils import timezone

from boards.models import Board, DocumentRequest
from boards.models.publishing.copy_requests import PERSONAL
from boards.publishing.copy_requests.delivery import deliver, unsent
from boards.publishing.daily_jobs import register_daily_job


def send_again() -> int:
    """Tell boards what they could not be told before. Returns how many mails left."""
    keys = list(unsent().order_by("asked_at").values_list("pk", flat=True))
    return sum(deliver(key) for key in keys)


def forget_old() -> int:
    """Delete what says who asked, after the days that each board says.

    That somebody asked, for what, and how it ended, stays to be counted. Returns how
    many were forgotten.
    """
    now = timezone.now()
    nothing = dict.fromkeys(PERSONAL, "")
    forgotten = 0
    for key, days in Board.objects.values_list("pk", "request_days_kept"):
        old = DocumentRequest.objects.filter(
            board=key, forgotten_at=None, asked_at__lt=now - timedelta(days=days)
        )
        forgotten += old.update(**nothing, forgotten_at=now)
    return forgotten


def install() -> None:
    register_daily_job("Requests for copies, mailed now", send_again)
    register_daily_job("Requests for copies, personal data deleted", forget_old)
