"""Has caches in front of the site forget what a page showed, when that changes.

They ask again for what they keep. Where `WAGTAILFRONTENDCACHE` is set they are told
at once, with the addresses of the page, its PDF, its files and its pictures. They are
told of whatever is written and printed, whoever writes it; who writes past Django's
signals says so here.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import post_page_move

from boards.governance.redirects.moving import addresses_left
from boards.models import Board, Cover, Redirect
from boards.models.board.belonging import board_of_page
from boards.models.pages.printable import PDF_SLUG
from boards.publishing.caching.dependent_pages import (
    OF_DRAFTS,
    pages_that_print,
    publicly_printed_models,
)
from cms.hosts import public_address
from cms.models import BoardDocument, BoardImage
from cms.publishing import is_being_published
from cms.signals import listen_to

# Beside its pages, what names them, and what is shown beside a link to them.
OF_A_BOARD = ("/", "/sitemap.xml", "/share.png")


def forget_page(page: Page) -> None:
    """When what was changed is stored, have every cache forget a page and its files."""
    forget_pages([page])


def forget_pages(pages: Iterable[Page]) -> None:
    """The same of several, once each."""
    if not _is_told():
        return
    addresses = [address for page in pages for address in addresses_of(page)]
    _forget(addresses)


def forget_paths(board: Board, paths: Iterable[str]) -> None:
    """The same of addresses of a board at which no page is, or is no more."""
    if _is_told() and board.hostname:
        _forget([public_address(board.hostname, path) for path in paths])


def forget_what_prints(row: Model) -> None:
    """The same of every page that prints something of a row that was changed."""
    if not _is_told():
        return
    forget_pages(pages_that_print(row))
    if isinstance(row, Page):
        forget_page(row)
        board = board_of_page(row)
        if board:
            forget_paths(board, OF_A_BOARD)


def _is_told() -> bool:
    return bool(getattr(settings, "WAGTAILFRONTENDCACHE", None))


def _forget(addresses: list[str]) -> None:
    once = list(dict.fromkeys(addresses))
    if once:
        transaction.on_commit(lambda: purge_urls_from_cache(once))


def addresses_of(page: Page) -> list[str]:
    """Where caches may hold something of a page: itself, its PDF, files, pictures."""
    board = board_of_page(page)
    if board is None or not board.hostname:
        return []
    paths = [_path(page), _path(page) + f"{PDF_SLUG}/", *_files(page), *_pictures(page)]
    return [public_address(board.hostname, path) for path in dict.fromkeys(paths)]


def _path(page: Page) -> str:
    parts = page.get_url_parts()
    return parts[2] if parts and parts[2] else "/"


def _files(page: Page) -> list[str]:
    known = BoardDocument.objects.filter(once_public__page=page.pk)
    covers = Cover.objects.filter(document__in=known).select_related("document")
    return [
        *(document.url for document in known),
        *(cover.address for cover in covers.defer("picture")),
    ]


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


def _after_a_move(instance: Page, **_signal: object) -> None:
    forget_what_prints(instance)


def _after_writing(
    sender: object, instance: Any, update_fields: Any = None, **signal: Any
) -> None:
    """Half of a publication says nothing that the whole of it will not say."""
    if signal.get("raw") or not _is_told():
        return
    if isinstance(instance, Page):
        is_draft = update_fields is not None and set(update_fields) <= OF_DRAFTS
        if is_draft or not instance.live or is_being_published(instance.pk):
            return
    if isinstance(instance, Redirect):
        forget_paths(instance.board, [instance.old_path, f"{instance.old_path}/"])
        return
    forget_what_prints(instance)


def _after_leaving(
    sender: object, board: Board, paths: list[str], **_signal: object
) -> None:
    forget_paths(board, paths)


def install() -> None:
    addresses_left.connect(_after_leaving, dispatch_uid="forget_left_addresses")
    post_page_move.connect(_after_a_move, dispatch_uid="forget_moved")
    for signal in (post_save, post_delete):
        listen_to(
            signal,
            _after_writing,
            *publicly_printed_models(),
            dispatch_uid="forget_row",
        )
