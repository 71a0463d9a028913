"""What a draft may show to who has a link to it, and the addresses of that."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from wagtail.models import Page

from boards.models import Availability, PageDocument
from boards.publishing.availability.public_files import is_of_board
from boards.publishing.availability.version_files import (
    VersionContents,
    pictures_of,
)
from cms import trees
from cms.models import BoardDocument, BoardRendition
from cms.querysets import behind_a_restriction

# Addresses as our templates and Wagtail write them into attributes.
DOCUMENT = re.compile(
    r'(?<=")(?:https?://[^"/]+)?/documents/(\d+)/([^"?#]+)(\?cover=[0-9a-f]+)?(?=")'
)
PICTURE = re.compile(rf'(?<=["\s,]){re.escape(settings.MEDIA_URL)}([^"\s,]+)')


def draft_of(page: Page) -> Page:
    """A page as its editors have it now."""
    return page.specific.get_latest_revision_as_object()


def documents_in(draft: Page) -> dict[int, BoardDocument]:
    """The files that a draft would open, by their keys: its own board's alone.

    A file that the public pages of the board withhold is opened by no mere link.
    """
    contents, found = VersionContents(draft), {}
    for file in contents.files:
        withheld = file.pk not in contents.listed_keys and _is_withheld(file, draft)
        if is_of_board(file.collection, draft) and not withheld:
            found[file.pk] = file
    return found


def _is_withheld(file: BoardDocument, draft: Page) -> bool:
    public = trees.in_board_of(Page.objects.live(), draft)
    rows = PageDocument.objects.filter(
        file=file, page__in=public.filter(~behind_a_restriction())
    ).exclude(page=draft.pk)
    states = set(rows.values_list("availability", flat=True))
    return bool(states) and Availability.PUBLISHED not in states


def pictures_in(draft: Page) -> set[int]:
    """The keys of the pictures that a draft shows: its own board's alone."""
    return {
        image.pk for image in pictures_of(draft) if is_of_board(image.collection, draft)
    }


def with_own_addresses(html: str, draft: Page, secret: str) -> str:
    """The page with its files and pictures addressed below the preview link.

    The public addresses answer only once the page is public.
    """
    documents = documents_in(draft)
    pictures = _places_of(pictures_in(draft), PICTURE.findall(html))

    def document(found: re.Match[str]) -> str:
        if int(found[1]) not in documents:
            return found[0]
        address = reverse("preview_document", args=[secret, found[1], "_"])[:-1]
        return f"{address}{found[2]}{found[3] or ''}"

    def picture(found: re.Match[str]) -> str:
        if found[1] not in pictures:
            return found[0]
        return reverse("preview_picture", args=[secret, found[1]])

    return PICTURE.sub(picture, DOCUMENT.sub(document, html))


def _places_of(pictures: set[int], places: Iterable[str]) -> set[str]:
    """Those of some places on disk where renditions of these pictures lie."""
    renditions = BoardRendition.objects.filter(image__in=pictures, file__in=set(places))
    return set(renditions.values_list("file", flat=True))
