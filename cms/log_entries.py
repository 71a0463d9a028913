"""Lines of the histories of pages, several written at once."""

from typing import Any

from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry


def entry_of(page: Page, action: str, **more: Any) -> PageLogEntry:
    """A line as Wagtail's `log` writes it, not stored yet. more: its other fields.

    page: as its own model. Nobody's line is of whoever is at work.
    """
    context = get_active_log_context()
    more["user"] = more.get("user") or context.user
    return PageLogEntry(
        content_type_id=page.content_type_id,
        page_id=page.pk,
        label=page.get_admin_display_title(),
        action=action,
        timestamp=timezone.now(),
        uuid=context.uuid,
        **more,
    )
