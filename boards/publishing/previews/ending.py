"""What happens to the links of a page when the page itself goes, or is taken back."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from boards.models import PreviewLink
from boards.publishing.previews.links import clear


def end_when_public(instance: Page, **_signal: Any) -> None:
    clear(instance, PreviewLink.End.RELEASED)


def end_when_taken_back(instance: Page, **_signal: Any) -> None:
    clear(instance, PreviewLink.End.TAKEN_BACK)


def install() -> None:
    page_published.connect(
        end_when_public, dispatch_uid="preview_links_of_published_page"
    )
    page_unpublished.connect(
        end_when_taken_back, dispatch_uid="preview_links_of_unpublished_page"
    )
