"""What the boards of the hub have learnt: public reviews, briefings and bulletins.

It is read once a version of these boards, and all that the hub lists and counts without
a search is made of it: themes, what is new, and its pictures.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

from boards.models import ReviewPage
from boards.models.shared.names import in_language
from boards.public.hub.site import HubBoard, HubSite
from boards.public.learnt import REVIEW, Learnt, learnt_by
from boards.public.reading import as_the_public, readable_pages
from cms.kept.facts import fact
from cms.partial_dates import PartialDate


def learning_of(request: HttpRequest, hub: HubSite) -> list[Learnt]:
    """All of it, in every language."""
    return fact(request, "learning", lambda: learnt_by([*hub.boards]))


@dataclass(frozen=True)
class Item:
    """A page as a list of the hub shows it. address: on its board's own site."""

    board: HubBoard
    page: Page
    language: str
    date: PartialDate | None
    address: str
    kind: str


@as_the_public
def items_of(learnt: list[Learnt], hub: HubSite) -> list[Item]:
    """Read for a list, in its order."""
    keys = [one.page for one in learnt]
    pages = readable_pages().in_bulk(keys)
    types = _types([one.page for one in learnt if one.kind == REVIEW])
    return [*_items(learnt, hub, pages, types)]


def _types(keys: list[int]) -> dict[int, str]:
    """What each review is, in the reader's words."""
    rows = ReviewPage.objects.filter(pk__in=keys).values_list(
        "pk", "own_type", "review_type__name"
    )
    return {key: own or str(in_language(name or "")) for key, own, name in rows}


def _items(
    learnt: list[Learnt],
    hub: HubSite,
    pages: dict[int, Page],
    types: dict[int, str],
) -> Iterator[Item]:
    for one in learnt:
        page, board = pages.get(one.page), hub.boards.get(one.board)
        if page and board:
            date = PartialDate.from_stored(one.date) if one.date else None
            address = board.address_of(page)
            kind = types.get(one.page, "")
            yield Item(board, page, one.language, date, address, kind)
