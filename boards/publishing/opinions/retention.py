"""What visitors wrote is deleted in time; what they answered stays to be counted."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from boards.models import PageOpinion
from boards.publishing.daily_jobs import register_daily_job


def forget_old() -> int:
    """Empty the sentences that are older than the setting's days. Returns how many."""
    until = timezone.now() - timedelta(days=settings.OPINION_DAYS_KEPT)
    old = PageOpinion.objects.filter(given_at__lt=until).exclude(sentence="")
    return old.update(sentence="")


def install() -> None:
    register_daily_job("Sentences about pages, deleted", forget_old)
