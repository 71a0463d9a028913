"""Every file that is stored is checked, by whichever door it came."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from boards.clock.daily import register_daily_job
from boards.files import keeping  # noqa: F401
from boards.files.rechecking import check_what_has_no_check
from boards.files.running import ask_for_check
from boards.models import FileCheck
from cms.models import BoardDocument

register_daily_job("Files without a check, read now", check_what_has_no_check)


@receiver(post_save, sender=BoardDocument)
def check_what_is_stored(sender: Any, instance: BoardDocument, **signal: Any) -> None:
    """Ask for the check of a content that has not been checked yet."""
    if signal["raw"] or not instance.file_hash:
        return
    known = FileCheck.objects.filter(document=instance, file_hash=instance.file_hash)
    if not known.exists():
        ask_for_check(instance)
