"""Has caches in front of the site forget what a page showed, when that changes.

They keep a file for a minute at most. Where `WAGTAILFRONTENDCACHE` is set they are told
at once, with the addresses of the page, its PDF, its files and its pictures.
"""

from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from boards.models import Board
from boards.models.printable import PDF_SLUG
from cms import trees
from cms.hosts import public_address
from cms.models import BoardDocument, BoardImage


def forget_page(page: Page) -> None:
    """When what was changed is stored, have every cache forget a page and its files."""
    if not getattr(settings, "WAGTAILFRONTENDCACHE", None):
        return
    addresses = addresses_of(page)
    if addresses:
        transaction.on_commit(lambda: purge_urls_from_cache(addresses))


def addresses_of(page: Page) -> list[str]:
    """Where caches may hold something of a page: itself, its PDF, files, pictures."""
    board = Board.objects.filter(path=trees.board_path(page)).first()
    if board is None or not board.hostname:
        return []
    paths = [_path(page), _path(page) + f"{PDF_SLUG}/", *_files(page), *_pictures(page)]
    return [public_address(board.hostname, path) for path in dict.fromkeys(paths)]


def _path(page: Page) -> str:
    parts = page.get_url_parts()
    return parts[2] if parts and parts[2] else "/"


def _files(page: Page) -> list[str]:
    known = BoardDocument.objects.filter(once_public__page=page.pk)
    return [document.url for document in known]


def _pictures(page: Page) -> list[str]:
    shown = ReferenceIndex.get_references_for_object(page).filter(
        to_content_type=ReferenceIndex._get_base_content_type(BoardImage)
    )
    images = BoardImage.objects.filter(pk__in=[int(row.to_object_id) for row in shown])
    return [
        rendition.url
        for image in images.prefetch_related("renditions")
        for rendition in image.renditions.all()
    ]


def _after(sender: Any, instance: Page, **_signal: Any) -> None:
    forget_page(instance)


def install() -> None:
    page_published.connect(_after, dispatch_uid="forget_published")
    page_unpublished.connect(_after, dispatch_uid="forget_unpublished")
