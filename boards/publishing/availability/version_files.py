"""Which files and pictures a version of a page would open to the public."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex

from boards.models.publishing.documents import Availability, PageDocument
from boards.publishing.availability.public_files import ROW_OF_DOCUMENTS
from cms.models import BoardDocument, BoardImage


def files_of(draft: Page) -> list[BoardDocument]:
    """The files that a draft lists as published, or links to, each once, in its order.

    draft: the page with the fields and rows of the version that is asked about.
    """
    listed = [
        row.file
        for row in rows_of(draft)
        if row.file_id and row.availability == Availability.PUBLISHED
    ]
    withheld = {row.file_id for row in rows_of(draft) if row.file_id}
    linked = [key for key in _linked_keys(draft) if key not in withheld]
    by_key = BoardDocument.objects.in_bulk(linked)
    found = [*listed, *(by_key[key] for key in linked if key in by_key)]
    return list(dict.fromkeys(found))


def rows_of(draft: Page) -> list[PageDocument]:
    """The lines of documents in a version of a page."""
    rows = getattr(draft, "released_documents", None)
    return list(rows.all()) if rows is not None else []


def _linked_keys(draft: Page) -> list[int]:
    return [
        key
        for key, path in _referred_to(draft, BoardDocument)
        if path != ROW_OF_DOCUMENTS
    ]


def pictures_of(draft: Page) -> list[BoardImage]:
    """The pictures that a draft shows, each once."""
    keys = {key for key, _path in _referred_to(draft, BoardImage)}
    found = BoardImage.objects.filter(pk__in=keys).select_related("collection")
    return list(found.order_by("pk"))


def _referred_to(draft: Page, model: type[Model]) -> Iterator[tuple[int, str]]:
    """The keys that a draft's text, blocks and keys point to, each with its path."""
    kind = ContentType.objects.get_for_model(model).pk
    references = ReferenceIndex._extract_references_from_object(draft)
    for type_id, key, path, _place in references:
        if type_id == kind:
            yield int(key), path
