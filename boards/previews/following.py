"""What happens to the links of a page when the page itself goes, or is taken back."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from boards.models import PreviewLink
from boards.previews.links import clear


@receiver(page_published, dispatch_uid="preview_links_of_published_page")
def end_when_public(instance: Page, **_signal: Any) -> None:
    clear(instance, PreviewLink.End.RELEASED)


@receiver(page_unpublished, dispatch_uid="preview_links_of_unpublished_page")
def end_when_taken_back(instance: Page, **_signal: Any) -> None:
    clear(instance, PreviewLink.End.TAKEN_BACK)
