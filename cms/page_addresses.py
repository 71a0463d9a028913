"""Addresses of a great many pages, of which most stand below one page."""

from dataclasses import dataclass, field
from urllib.parse import quote

from django.http import HttpRequest
from django.utils.http import RFC3986_SUBDELIMS
from wagtail.models import Page

# As Django's reverse() does.
SAFE = RFC3986_SUBDELIMS + "/~:@"


def quoted(part: str) -> str:
    """A part of a path as an address writes it."""
    return quote(part, safe=SAFE)


@dataclass
class PageAddresses:
    """What `get_url` says of pages, worked out once for all that stand beside it.

    Wagtail goes through all sites and all addresses of the project for each page.
    """

    request: HttpRequest | None
    known: dict[tuple[object, ...], str] = field(default_factory=dict)

    def of(self, page: Page) -> str:
        """The address of a page; "" of one that has none."""
        above, _slash, slug = page.url_path.removesuffix("/").rpartition("/")
        beside = type(page), page.locale_id, above
        end = f"{quoted(slug)}/"
        if beside in self.known:
            return self.known[beside] + end
        address = page.get_url(self.request) or ""
        # Below its site's root alone, and where nothing else decides on its address.
        if slug and address.endswith(f"/{end}"):
            self.known[beside] = address.removesuffix(end)
        return address
