"""Every file that is stored is checked, by whichever door it came."""

from typing import Any

from django.db.models.signals import post_save

from boards.models import FileCheck
from boards.publishing.daily_jobs import register_daily_job
from boards.publishing.file_checks.rechecking import check_what_has_no_check
from boards.publishing.file_checks.running import ask_for_check
from cms.models import BoardDocument


def check_what_is_stored(sender: Any, instance: BoardDocument, **signal: Any) -> None:
    """Ask for the check of a content that has not been checked yet."""
    if signal["raw"] or not instance.file_hash:
        return
    known = FileCheck.objects.filter(document=instance, file_hash=instance.file_hash)
    if not known.exists():
        ask_for_check(instance)


def install() -> None:
    register_daily_job("Files without a check, read now", check_what_has_no_check)
    post_save.connect(check_what_is_stored, sender=BoardDocument)
