"""What the public can have stays as it is, whichever door somebody asks at.

Forms say so at their field. This is for all the others: it is asked when a file or a
picture is stored or deleted.
"""

from typing import Any

from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver

from boards.files.replacing import Kept, reason_not_to_delete, reason_not_to_replace
from cms.models import BoardDocument, BoardImage
from cms.refusals import Refused
from cms.signals import being_deleted
from cms.tenancy.scope import current_scope


class StaysAsItIs(Refused):
    """A second person has seen what is there."""


@receiver(pre_save, sender=BoardDocument)
@receiver(pre_save, sender=BoardImage)
def keep_what_is_there(
    sender: Any, instance: Kept, update_fields: Any, **signal: Any
) -> None:
    """Raise StaysAsItIs when somebody puts another content into its place.

    A command is run by who keeps the platform, and nobody's second person: what it
    exchanges stops the release that holds it.
    """
    if signal["raw"] or not instance.pk or not current_scope().person:
        return
    if update_fields is not None and "file" not in update_fields:
        return
    stored = sender._base_manager.filter(pk=instance.pk).first()
    is_another = stored and stored.file.name != instance.file.name
    if is_another and (reason := reason_not_to_replace(stored)):
        raise StaysAsItIs(reason)


@receiver([being_deleted, pre_delete], sender=BoardDocument)
@receiver([being_deleted, pre_delete], sender=BoardImage)
def keep_what_is_shown(sender: Any, instance: Kept, **_signal: Any) -> None:
    """Raise StaysAsItIs before a page, or a release that waits, loses what it shows."""
    if reason := reason_not_to_delete(instance):
        raise StaysAsItIs(reason)
