"""Pages and rows of documents are written for the search as they are stored."""

from django.db.models.signals import post_save

from boards.models import PageDocument
from boards.publishing.find.files import follow_languages
from boards.publishing.find.lines import index_lines
from boards.publishing.find.pages import index_page
from cms.models import BasePage
from cms.signals import listen_to
from cms.tasks.done_once import once
from cms.tenancy.scope import unscoped


def follow_page(
    sender: object, instance: BasePage, update_fields: object = None, **signal: object
) -> None:
    """What is stored whole is what is live; a part of a page is stored for a draft."""
    if update_fields is None and not signal["raw"]:
        with unscoped():
            index_page(instance)


def follow_line(sender: object, instance: PageDocument, **signal: object) -> None:
    """All rows of a page together: it is stored with all of them."""
    if not signal["raw"]:
        page = instance.page_id
        once("search lines", (page,), lambda: _index_lines(page))


def _index_lines(page: int) -> None:
    with unscoped():
        index_lines(page)
        follow_languages(page)


def install() -> None:
    listen_to(post_save, follow_page, BasePage, dispatch_uid="search_page")
    listen_to(post_save, follow_line, PageDocument, dispatch_uid="search_line")
