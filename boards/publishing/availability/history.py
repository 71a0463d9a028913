"""What has happened to a document, whatever changed it (R10)."""

from typing import Any

from django.db.models.signals import post_save, pre_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry

from boards.models import AvailabilityChange, PageDocument
from cms.tenancy.scope import unscoped
from cms.users.models import User

BEFORE = "_availability_before"


def write(row: PageDocument, before: str, by: User | None, reason: str) -> None:
    """Keep that a document became available in another way."""
    # As the owner: nobody who edits writes what has happened.
    with unscoped():
        AvailabilityChange.objects.create(
            page_id=row.page_id,
            row=row,
            title=row.title,
            before=before,
            after=row.availability,
            reason=reason,
            public_note=row.public_note,
            by=by,
        )


def _remember(sender: object, instance: PageDocument, **signal: Any) -> None:
    """The state that is stored, when the row is saved with its page."""
    if signal.get("raw") or not instance.pk or signal.get("update_fields"):
        return
    stored = PageDocument.objects.filter(pk=instance.pk).values_list(
        "availability", flat=True
    )
    setattr(instance, BEFORE, stored.first())


def _note(sender: object, instance: PageDocument, **_signal: object) -> None:
    """A page that was public already was published with another state."""
    before = instance.__dict__.pop(BEFORE, None)
    if before in (None, instance.availability) or not _was_public(instance):
        return
    asked = _asked_for(instance)
    write(
        instance,
        before,
        asked.user if asked else get_active_log_context().user,
        asked.data.get("reason", "") if asked else "",
    )


def _was_public(row: PageDocument) -> bool:
    """Whether this is not the page's first publication."""
    page = Page.objects.filter(pk=row.page_id, live=True).first()
    first = page.first_published_at if page else None
    return bool(page) and (first is None or first != page.last_published_at)


def _asked_for(row: PageDocument) -> PageLogEntry | None:
    """Who asked for a document to come back, and why."""
    return (
        PageLogEntry.objects.filter(
            page=row.page_id, action="boards.bring_back", data__row=row.pk
        )
        .order_by("-timestamp")
        .first()
    )


def install() -> None:
    pre_save.connect(_remember, PageDocument, dispatch_uid="availability_before")
    post_save.connect(_note, PageDocument, dispatch_uid="availability_after")
