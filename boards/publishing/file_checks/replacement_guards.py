"""What the public can have stays as it is, whichever door somebody asks at.

Forms say so at their field. This is for all the others: it is asked when a file or a
picture is stored or deleted.
"""

from typing import Any

from django.db.models.signals import pre_delete, pre_save

from boards.publishing.file_checks.replacement import (
    SAID,
    Kept,
    reason_not_to_delete,
    reason_not_to_replace,
    reason_not_to_say_otherwise,
)
from cms.models import BoardDocument, BoardImage
from cms.refusals import ActionRefused
from cms.signals import being_deleted
from cms.tenancy.scope import current_scope


class StaysAsItIs(ActionRefused):
    """A second person has seen what is there."""


def keep_what_is_there(
    sender: type[Kept], instance: Kept, update_fields: Any, **signal: Any
) -> None:
    """Raise StaysAsItIs when somebody puts another content into its place, or changes
    what a public page says of it.

    Commands are not refused, as only administrators of the platform run them. A file
    that a command exchanges stops the release that holds it.
    """
    if signal["raw"] or not instance.pk or not current_scope().person:
        return
    written = {*SAID[sender], "file"}
    if update_fields is not None:
        written &= set(update_fields)
    stored = sender._base_manager.filter(pk=instance.pk).first() if written else None
    if stored and (reason := _reason(stored, instance, written)):
        raise StaysAsItIs(reason)


def _reason(stored: Kept, instance: Kept, written: set[str]) -> str | None:
    changed = {
        name for name in written if getattr(stored, name) != getattr(instance, name)
    }
    if "file" in changed and (reason := reason_not_to_replace(stored)):
        return reason
    return reason_not_to_say_otherwise(stored) if changed - {"file"} else None


def keep_what_is_shown(sender: object, instance: Kept, **_signal: object) -> None:
    """Raise StaysAsItIs before a page, or a release that waits, loses what it shows."""
    if reason := reason_not_to_delete(instance):
        raise StaysAsItIs(reason)


def install() -> None:
    pre_save.connect(keep_what_is_there, sender=BoardDocument)
    pre_save.connect(keep_what_is_there, sender=BoardImage)
    being_deleted.connect(keep_what_is_shown, sender=BoardDocument)
    pre_delete.connect(keep_what_is_shown, sender=BoardDocument)
    being_deleted.connect(keep_what_is_shown, sender=BoardImage)
    pre_delete.connect(keep_what_is_shown, sender=BoardImage)
