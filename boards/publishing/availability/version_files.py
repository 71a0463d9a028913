"""Which files and pictures a version of a page would open to the public."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex

from boards.models.publishing.documents import Availability, PageDocument
from boards.publishing.availability.public_files import ROW_OF_DOCUMENTS
from cms.models import BoardDocument, BoardImage

# The type of what is pointed to, its key, and the path of the field that points.
Reference = tuple[int, str, str]


@dataclass(frozen=True)
class VersionContents:
    """What a version of a page holds: each part is read once, when it is asked for.

    draft: the page with the fields and rows of the version that is asked about.
    """

    draft: Page

    @cached_property
    def references(self) -> list[Reference]:
        """All that its text, blocks and keys point to."""
        found = ReferenceIndex._extract_references_from_object(self.draft)
        return [(kind, str(key), path) for kind, key, path, _place in found]

    @cached_property
    def rows(self) -> list[PageDocument]:
        """Its rows of documents."""
        rows = getattr(self.draft, "released_documents", None)
        return list(rows.all()) if rows is not None else []

    @cached_property
    def listed_keys(self) -> list[int]:
        """The keys of the files of its rows that say "published"."""
        return [
            row.file_id
            for row in self.rows
            if row.availability == Availability.PUBLISHED and row.file_id
        ]

    @cached_property
    def linked_keys(self) -> list[int]:
        """Of the files that its text and blocks link to, and no row of its own has.

        A link opens no file that a row withholds.
        """
        of_rows = {row.file_id for row in self.rows if row.file_id}
        return [
            key
            for key, path in self._pointed_at(BoardDocument)
            if path != ROW_OF_DOCUMENTS and key not in of_rows
        ]

    @cached_property
    def file_keys(self) -> list[int]:
        """Of the files that it would open, each once, in its order."""
        return list(dict.fromkeys([*self.listed_keys, *self.linked_keys]))

    @cached_property
    def files(self) -> list[BoardDocument]:
        """The files themselves, without those that are deleted."""
        by_key = BoardDocument.objects.in_bulk(self.file_keys)
        return [by_key[key] for key in self.file_keys if key in by_key]

    @cached_property
    def pictures(self) -> list[BoardImage]:
        """The pictures that it shows, each once."""
        keys = {key for key, _path in self._pointed_at(BoardImage)}
        found = BoardImage.objects.filter(pk__in=keys).select_related("collection")
        return list(found.order_by("pk"))

    def _pointed_at(self, model: type[Model]) -> Iterator[tuple[int, str]]:
        """The keys of one model's rows that it points to, each with its path."""
        kind = ContentType.objects.get_for_model(model).pk
        for type_id, key, path in self.references:
            if type_id == kind:
                yield int(key), path


def files_of(draft: Page) -> list[BoardDocument]:
    """The files that a draft would open."""
    return VersionContents(draft).files


def rows_of(draft: Page) -> list[PageDocument]:
    """The rows of documents in a version of a page."""
    return VersionContents(draft).rows


def pictures_of(draft: Page) -> list[BoardImage]:
    """The pictures that a draft shows."""
    return VersionContents(draft).pictures
