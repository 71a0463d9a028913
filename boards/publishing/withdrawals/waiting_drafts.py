"""Versions of pages that are not public yet, and what they would open."""

from typing import Any

from django.db.models import Q
from wagtail.models import Page, Revision

from boards.models import Availability, PageDocument, ReleaseItem
from boards.publishing.releases.changes import only_taken_back
from cms import trees


def waiting_in_board(page: Page) -> Any:
    """The versions of any page of the board that go public by themselves.

    What was signed off before a document was closed does not open it after.
    """
    pages = trees.in_board_of(Page.objects.all(), page)
    items = ReleaseItem.objects.filter(page__in=pages, is_open=True)
    keys = [str(key) for key in pages.values_list("pk", flat=True)]
    return Revision.page_revisions.filter(
        Q(pk__in=items.values("revision"))
        | Q(approved_go_live_at__isnull=False, object_id__in=keys)
    )


def pending(page: Page) -> Any:
    """The versions of a page that may yet be published without being typed again."""
    waiting = ReleaseItem.objects.filter(page=page.pk, is_open=True)
    return page.revisions.filter(
        Q(pk__in=[page.latest_revision_id or 0, page.live_revision_id or 0])
        | Q(approved_go_live_at__isnull=False)
        | Q(pk__in=waiting.values("revision"))
    )


def close_in_draft(revision: Revision, row: PageDocument) -> None:
    """Have a version list a document as its row does now, wherever it lists it."""
    entries = revision.content.get("released_documents", [])
    touched = [
        entry
        for entry in entries
        if entry.get("pk") == row.pk
        or (
            row.file_id
            and entry.get("file") == row.file_id
            and entry.get("availability") == Availability.PUBLISHED
        )
    ]
    for entry in touched:
        entry["availability"] = row.availability
        entry["public_note"] = row.public_note
    if touched:
        with only_taken_back(revision):
            revision.save(update_fields=["content"])


def reopen(draft: Any, states: dict[int, tuple[str, str]]) -> None:
    """Give rows of a draft other states and notes, by their keys."""
    rows = list(draft.released_documents.all())
    for row in rows:
        if row.pk in states:
            row.availability, row.public_note = states[row.pk]
    draft.released_documents = rows
