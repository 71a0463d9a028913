"""Which files a version of a page would open to the public."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from boards.models.documents import Availability, PageDocument
from boards.serving import ROW_OF_DOCUMENTS
from cms.models import BoardDocument


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
    kind = ContentType.objects.get_for_model(BoardDocument).pk
    references = ReferenceIndex._extract_references_from_object(draft)
    return [
        int(key)
        for type_id, key, path, _place in references
        if type_id == kind and path != ROW_OF_DOCUMENTS
    ]
