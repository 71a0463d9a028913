"""Who may still have copies of what was withdrawn, and what to ask them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.hosts import public_address

# The code of each place: what to do there. Addresses are filled in.
PLACES = {
    "search": _(
        "Search engines. Ask Google (Search Console, “Removals”) and Bing (Webmaster "
        "Tools, “Block URLs”) to forget %(address)s and its files."
    ),
    "archive": _(
        "The Internet Archive. Write to info@archive.org, name %(address)s, and say "
        "that the board has withdrawn it."
    ),
    "followers": _(
        "People and programs that follow the board. Tell your partners, and whoever "
        "got the file by mail, to delete their copies."
    ),
    "nspcc": _(
        "The NSPCC's national case review repository, which keeps an electronic copy "
        "for five years. Its number there: %(reference)s."
    ),
    "caches": _(
        "Caches on the way and browsers forget the files after one minute. If your "
        "provider has a cache of its own, have it emptied."
    ),
}


def places_with_copies(page: Page, host: str) -> list[tuple[str, str]]:
    """The code of each place, and what to do there."""
    specific: Any = page.specific
    parts = page.get_url_parts()
    facts = {
        "address": public_address(host, parts[2] if parts and parts[2] else "/"),
        "reference": getattr(specific, "nspcc_reference", "")
        or _("not known, so ask by title"),
    }
    return [(code, words % facts) for code, words in PLACES.items()]
