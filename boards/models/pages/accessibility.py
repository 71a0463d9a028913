"""What the system knows about how accessible a board's website is.

The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility
Regulations 2018 ask each public site for a statement with these facts. Printed from the
data they are true on the day on which they are read; a board's own words stand above.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from wagtail.models import Page

from boards.models.board.belonging import board_of_page
from boards.models.board.board import Board
from boards.models.publishing.documents import Availability, PageDocument
from cms import trees
from cms.hosts import public_address
from cms.querysets import behind_a_restriction


@dataclass(frozen=True)
class Statement:
    """The facts of a board's accessibility statement.

    pdfs: how many PDF files the public can open now. prepared: when the statement was
    first published; None for a draft. checked: when it was last published.
    """

    board: Board
    address: str
    pdfs: int
    prepared: date | None
    checked: date | None


def statement_of(page: Page) -> Statement | None:
    """The facts for the statement on a page; None for a page of no board."""
    board = board_of_page(page)
    if board is None:
        return None
    return Statement(
        board=board,
        address=public_address(board.hostname) if board.hostname else "",
        pdfs=_public_pdfs(board),
        prepared=_day(page.first_published_at),
        checked=_day(page.last_published_at),
    )


def _public_pdfs(board: Board) -> int:
    pages = trees.in_board_of(Page.objects.live(), board).filter(
        ~behind_a_restriction()
    )
    rows = PageDocument.objects.filter(
        page__in=pages,
        availability=Availability.PUBLISHED,
        file__file__iendswith=".pdf",
    )
    return rows.values("file").distinct().count()


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
