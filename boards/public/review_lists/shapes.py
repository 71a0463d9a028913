"""What a review list is made of: sections, groups, reviews and their documents."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import cached_property
from django.utils.text import slugify

from boards.models.pages.reviews import ReviewPage
from boards.models.publishing.documents import PageDocument
from boards.models.shared.lists import DocumentKind
from cms.partial_dates import PartialDate


@dataclass
class Entry:
    """One review with its own documents, and the pages about it alone."""

    review: ReviewPage
    documents: list[PageDocument] = field(default_factory=list)
    learning: list["Shared"] = field(default_factory=list)

    def of_kind(self, kind: DocumentKind) -> list[PageDocument]:
        """The review's documents of one kind."""
        return [row for row in self.documents if row.kind_id == kind.pk]


@dataclass
class Shared:
    """A learning or news page about several of the reviews that stand together."""

    page: Any
    documents: list[PageDocument] = field(default_factory=list)


@dataclass
class Group:
    """Reviews under one heading: a date, a month, a year, what became of them, or none.

    decision: their first one's, as a style sheet's class writes it.
    """

    date: PartialDate | None
    label: str
    decision: str
    entries: list[Entry] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """What links to the group by itself."""
        return slugify(self.date.stored()) if self.date else f"undated-{self.decision}"


@dataclass
class Section:
    """Reviews of one type, under the type's heading, or all of them under none."""

    heading: str
    slug: str
    groups: list[Group] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        return [entry for group in self.groups for entry in group.entries]

    @property
    def kinds(self) -> list[DocumentKind]:
        """The kinds that any document of this section has, in their own order."""
        rows = [row for entry in self.entries for row in entry.documents]
        found = {row.kind for row in rows if row.kind}
        return sorted(found, key=lambda kind: (kind.sort_order, kind.name, kind.pk))

    @property
    def rows_by_kind(
        self,
    ) -> list[tuple[DocumentKind, list[tuple[Entry, PageDocument]]]]:
        """The documents in one table a kind, each beside its review."""
        return [
            (
                kind,
                [(entry, row) for entry in self.entries for row in entry.of_kind(kind)],
            )
            for kind in self.kinds
        ]

    @property
    def matrix(
        self,
    ) -> list[tuple[Entry, list[tuple[DocumentKind, list[PageDocument]]]]]:
        """A row a review, a cell a kind, in the order of `kinds`."""
        kinds = self.kinds
        return [
            (entry, [(kind, entry.of_kind(kind)) for kind in kinds])
            for entry in self.entries
        ]

    @cached_property
    def footnotes(self) -> list[tuple[PageDocument, str]]:
        """The notes of the documents, numbered from 1, in the order of the rows."""
        rows = [
            row
            for _entry, cells in self.matrix
            for _kind, documents in cells
            for row in documents
        ]
        noted = [row for row in rows if row.note_of_state]
        for number, row in enumerate(noted, 1):
            row.footnote = number
        return [(row, row.note_of_state) for row in noted]

    @property
    def entries_without_documents(self) -> list[Entry]:
        """Reviews that a table of documents would leave out."""
        return [entry for entry in self.entries if not entry.documents]
