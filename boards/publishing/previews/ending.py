"""What happens to the links of a page when the page itself goes, or is taken back."""

from wagtail.models import Page

from boards.models import PreviewLink
from boards.publishing.previews.links import clear


def end_when_public(page: Page) -> None:
    clear(page, PreviewLink.End.RELEASED)


def end_when_taken_back(page: Page) -> None:
    clear(page, PreviewLink.End.TAKEN_BACK)
