"""Of sessions that have ended nothing is kept, and of log-ins not for ever."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from cms.users.models import LogIn


def forget_ended_sessions() -> int:
    """How many sessions had ended. What is known of old log-ins goes with them."""
    now = timezone.now()
    LogIn.objects.filter(
        at__lt=now - timedelta(days=settings.LOG_INS_KEPT_DAYS)
    ).delete()
    return Session.objects.filter(expire_date__lt=now).delete()[0]
