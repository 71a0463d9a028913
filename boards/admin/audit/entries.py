"""What the logs hold about a page: its own entries and those of its documents' files.

The logs are only ever added to. Nothing here changes them, and neither may a board's
people: the database lets them read and add alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from boards.models import PageDocument
from cms.models import BoardDocument
from cms.staff_dates import short_moment

# What the entries of different subjects call the document that they are about.
NAMES_OF_DOCUMENT = ("document", "file")
ASKED = "boards.request_asked"


@dataclass(frozen=True)
class Entry:
    """One line of the audit, in words."""

    at: datetime
    who: str
    what: str
    document: str
    reason: str

    @property
    def when(self) -> str:
        """In UK time, as people write it."""
        return short_moment(self.at)

    @property
    def stamp(self) -> str:
        """In UK time, in an order that sorts as text does."""
        local = timezone.localtime(self.at).replace(tzinfo=None)
        return local.isoformat(" ", "seconds")


class Audit:
    """The log of one page, which may be gone: its key is what its entries keep."""

    def __init__(self, page_id: int) -> None:
        self.page_id = page_id
        self._names: dict[Any, str] = {}

    @cached_property
    def entries(self) -> list[Entry]:
        """All that is known, the latest first."""
        of_page = PageLogEntry.objects.filter(page=self.page_id)
        files = self._titles_of_files
        of_files = ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(BoardDocument),
            object_id__in=files.keys(),
        )
        found = [self._entry(row, _document_in(row.data)) for row in of_page]
        found += [self._entry(row, files[row.object_id]) for row in of_files]
        return sorted(found, key=lambda entry: entry.at, reverse=True)

    @cached_property
    def title(self) -> str:
        """What the page was called last."""
        last = PageLogEntry.objects.filter(page=self.page_id).first()
        return last.label if last else ""

    @property
    def documents(self) -> list[str]:
        """The documents that entries are about, each once, in the order of words."""
        return sorted({entry.document for entry in self.entries if entry.document})

    @cached_property
    def _titles_of_files(self) -> dict[str, str]:
        """The files that the page lists, or has listed, and what it calls them now."""
        titles: dict[str, str] = {}
        for rows in self._rows_of_revisions():
            for row in rows:
                if row.get("file"):
                    titles[str(row["file"])] = row.get("title") or ""
        stored = PageDocument.objects.filter(page=self.page_id, file__isnull=False)
        for file, title in stored.values_list("file", "title"):
            titles[str(file)] = title
        return titles

    def _rows_of_revisions(self) -> Iterator[Iterable[dict[str, Any]]]:
        versions = Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id=str(self.page_id),
        )
        found = versions.order_by("created_at", "pk")
        for rows in found.values_list("content__released_documents", flat=True):
            yield rows or ()

    def _entry(self, row: Any, document: str) -> Entry:
        return Entry(
            at=row.timestamp,
            who=self._who(row),
            what=str(row.message),
            document=document,
            reason=str(row.data.get("reason") or row.comment or ""),
        )

    def _who(self, row: Any) -> str:
        """Who did it; who has left is called what they were called here."""
        if row.user_id is None:
            return _("A visitor") if row.action == ASKED else _("The system")
        if row.user_id not in self._names:
            self._names[row.user_id] = str(row.user_display_name)
        return self._names[row.user_id]


def _document_in(data: dict[str, Any]) -> str:
    return next((str(data[name]) for name in NAMES_OF_DOCUMENT if data.get(name)), "")
