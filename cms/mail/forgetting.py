"""What never left is kept for people to look at, and not for ever."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cms.models import StoredMail


def forget_old_mails() -> int:
    """Delete mails that no server took, so long after they were tried; how many."""
    days = settings.MAIL_TRIED_DAYS + settings.TASKS_KEPT_DAYS
    before = timezone.now() - timedelta(days=days)
    return StoredMail.objects.filter(written_at__lt=before).delete()[0]
