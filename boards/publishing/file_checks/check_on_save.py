"""Every file that is stored is checked, by whichever door it came.

With an original go the pictures of what was taken out of it.
"""

from typing import Any

from django.db.models.signals import post_save, pre_delete

from boards.models import CleanedCopy, FileCheck
from boards.publishing.daily_jobs import register_daily_job
from boards.publishing.file_checks.covers import draw_missing
from boards.publishing.file_checks.rechecking import check_what_has_no_check
from boards.publishing.file_checks.running import ask_for_check
from boards.publishing.file_checks.texts import read_missing_texts
from boards.publishing.find.missing import index_missing_pages
from cms.metrics.gauges import register_gauge
from cms.models import BoardDocument
from cms.tenancy.scope import unscoped


def check_what_is_stored(
    sender: object, instance: BoardDocument, **signal: Any
) -> None:
    """Ask for the check of a content that has not been checked yet."""
    if signal["raw"] or not instance.file_hash:
        return
    known = FileCheck.objects.filter(document=instance, file_hash=instance.file_hash)
    if not known.exists():
        ask_for_check(instance)


def forget_what_it_showed(
    sender: object, instance: BoardDocument, **signal: Any
) -> None:
    """What its copies keep as pictures may be what it was deleted for."""
    # Which copy is of what is written in no editor's scope, not even that it is of
    # nothing.
    with unscoped():
        for cleaned in CleanedCopy.objects.filter(original=instance):
            for place in cleaned.outcome.get("places", []):
                place.pop("before", None)
                place.pop("after", None)
            cleaned.original = None
            cleaned.save(update_fields=["original", "outcome"])


def install() -> None:
    register_gauge(
        "checks_waiting",
        "Files that wait for their check.",
        lambda: FileCheck.objects.filter(state=FileCheck.State.WAITING).count(),
    )
    register_daily_job("Files without a check, read now", check_what_has_no_check)
    register_daily_job("Pages that the search did not know", index_missing_pages)
    register_daily_job("Files whose words are to be read", read_missing_texts)
    register_daily_job("Covers of files from before there were covers", draw_missing)
    post_save.connect(check_what_is_stored, sender=BoardDocument)
    pre_delete.connect(forget_what_it_showed, sender=BoardDocument)
