"""Pictures that the public has not seen, and a page for two people shows (R1, R3)."""

import re
from collections.abc import Iterable

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from boards.publishing.availability.public_files import is_picture_publicly_available
from boards.publishing.availability.version_files import pictures_of
from cms.models import BoardImage


def waiting_with(draft: Page, pages: QuerySet[Page]) -> tuple[BoardImage, Page] | None:
    """A picture of a draft that one of the pages is the first to show, and that page.

    pages: those of the board that two people publish. Their stored rows are asked, as
    the database does (boards/publishing/ledger/holding.sql), and their latest versions
    as well.
    """
    closed = (
        image
        for image in pictures_of(draft)
        if not is_picture_publicly_available(image, draft)
    )
    return waiting_among(closed, pages)


def waiting_among(
    images: Iterable[BoardImage], pages: QuerySet[Page]
) -> tuple[BoardImage, Page] | None:
    """One of the pictures that one of the pages shows, and that page.

    images: what the public does not have.
    """
    for image in images:
        for page in _naming(image, pages):
            if _shows(page, image):
                return image, page
    return None


def _naming(image: BoardImage, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Those in which the picture's key stands at all, which few do."""
    stored = ReferenceIndex.get_references_to(image).values_list("object_id", flat=True)
    versions = pages.annotate(
        says=Cast("latest_revision__content", output_field=TextField())
    )
    # A word of its own, in whatever field or block.
    key = rf"\m{re.escape(str(image.pk))}\M"
    return versions.filter(
        Q(says__regex=key) | Q(pk__in=[int(one) for one in stored if one.isdecimal()])
    ).order_by("path")


def _shows(page: Page, image: BoardImage) -> bool:
    drafts = [page.specific]
    if page.latest_revision:
        drafts.append(page.latest_revision.as_object())
    return any(image in pictures_of(draft) for draft in drafts)
