"""What the boards of the hub have learnt: public reviews, briefings and bulletins.

It is read once a version of these boards, and all that the hub lists and counts without
a search is made of it: themes, what is new, and its pictures.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from boards.models import ReviewPage
from boards.models.shared.names import in_language
from boards.public.hub.site import HubBoard, HubSite
from boards.public.reading import as_the_public
from cms.kept.facts import fact
from cms.partial_dates import PartialDate
from cms.tenancy.public import readable

LEARNT = """
SELECT id, board_id, language, is_first, facts, same_in_all, here_since
  FROM wall.public_learning(%s, %s)
"""
REVIEW = "reviewpage"
# Of which kinds of pages a reader learns; the other pages of boards are not in the hub.
KINDS = (REVIEW, "briefingpage", "bulletinpage", "practicethemepage")


@dataclass(frozen=True)
class Learnt:
    """A page from which something is learnt. is_first: in its board's first language.

    same_in_all: what its versions in all languages share. date: as it is stored.
    """

    page: int
    board: int
    language: str
    is_first: bool
    kind: str
    date: str
    themes: tuple[str, ...]
    same_in_all: str
    here_since: datetime | None

    @property
    def year(self) -> int | None:
        """None without a date, or with one in words of its own."""
        year = self.date[:4]
        return int(year) if year.isdigit() else None


def learning_of(request: HttpRequest, hub: HubSite) -> list[Learnt]:
    """All of it, in every language."""
    return fact(request, "learning", lambda: _learnt([*hub.boards]))


@as_the_public
def _learnt(boards: list[int]) -> list[Learnt]:
    with connection.cursor() as cursor:
        cursor.execute(LEARNT, [boards, [*KINDS]])
        rows = cursor.fetchall()
    return [
        Learnt(
            page,
            board,
            language,
            is_first,
            known["kind"],
            known["date"],
            tuple(known["themes"]),
            same,
            since,
        )
        for page, board, language, is_first, facts, same, since in rows
        for known in [json.loads(facts) if isinstance(facts, str) else facts]
    ]


def for_reader(learnt: Iterable[Learnt]) -> list[Learnt]:
    """Each once: in the reader's language where it is there, else in its first."""
    language = get_language()
    chosen: dict[tuple[int, str], Learnt] = {}
    for one in learnt:
        key = one.board, one.same_in_all
        if one.language == language or (one.is_first and key not in chosen):
            chosen[key] = one
    return [*chosen.values()]


def sources(learnt: Iterable[Learnt]) -> list[Learnt]:
    """Each once, in its board's first language: for counting."""
    return [one for one in learnt if one.is_first]


def newest_here(learnt: list[Learnt]) -> list[Learnt]:
    """What came to the boards' sites last comes first; of one day, the newer work."""
    return sorted(
        learnt,
        key=lambda one: (
            one.here_since.date().isoformat() if one.here_since else "",
            one.date if one.year else "",
            one.page,
        ),
        reverse=True,
    )


def newest(learnt: list[Learnt]) -> list[Learnt]:
    """By the date that each says of itself; what says none comes last."""
    return sorted(
        learnt, key=lambda one: (one.date if one.year else "", one.page), reverse=True
    )


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
    pages = readable(Page.objects.all(), "content_type", "locale").in_bulk(keys)
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
