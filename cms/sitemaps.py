"""The sitemap of one board, in all its languages."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from wagtail.models import Page

from cms import trees
from cms.hosts import public_address
from cms.languages import language_tag
from cms.querysets import behind_a_restriction


@dataclass
class Entry:
    """One address, when it changed, and the same page in other languages."""

    address: str
    changed: datetime | None
    alternates: list[tuple[str, str]] = field(default_factory=list)


def entries(board: Page, hostname: str) -> list[Entry]:
    """Every public page of a board. Pages of one translation name each other.

    Below a home page that is not public nothing has an address. Who reads none of the
    languages is sent to the board's first, which comes first in the tree.
    """
    versions: dict[object, list[tuple[str, str]]] = defaultdict(list)
    found = []
    homes = set()
    for page in _public_pages(board):
        if page.depth == trees.HOME_DEPTH:
            homes.add(page.path)
        if trees.home_path(page) not in homes:
            continue
        parts = page.get_url_parts()
        if not parts or not parts[2]:
            continue
        address = public_address(hostname, parts[2])
        tag = language_tag(page.locale.language_code)
        versions[page.translation_key].append((tag, address))
        found.append((page.translation_key, Entry(address, page.last_published_at)))
    for key, entry in found:
        if len(versions[key]) > 1:
            entry.alternates = [("x-default", versions[key][0][1]), *versions[key]]
    return [entry for _key, entry in found]


def _public_pages(board: Page) -> QuerySet[Page]:
    """The board's pages in the order of the tree, with what an entry says of them."""
    return (
        trees.in_board_of(Page.objects.live(), board)
        .filter(~behind_a_restriction(), depth__gte=trees.HOME_DEPTH)
        .select_related("locale")
        .only(
            "path",
            "depth",
            "url_path",
            "last_published_at",
            "translation_key",
            "locale",
        )
        .order_by("path")
    )
