"""Until when a report has to stay available (R4), and who says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from boards.models import Availability, Board, PageDocument
from boards.models.board.belonging import the_board_of_page
from boards.models.publishing import rules
from cms.staff_dates import short_day

# Put into words only where the CMS names it.
OWN_RULE = gettext_lazy("the board's own rule")


@dataclass(frozen=True)
class Floor:
    """How long the report of a row must stay public (R4).

    day: the last day; months: how many; rule: who sets that number.
    """

    row: PageDocument
    day: date
    months: int
    rule: Any

    @property
    def words(self) -> str:
        """Until when it must stay, and by which rule."""
        return _("until %(day)s (%(months)s months, by %(rule)s)") % {
            "day": short_day(self.day),
            "months": self.months,
            "rule": self.rule,
        }

    def refusal(self, what: str) -> str:
        """Why something is not done before the floor, and what to do instead.

        what: a sentence that says what is not done.
        """
        return _(
            "%(what)s “%(title)s” has to stay available %(words)s. From the day after "
            "you can do it, or put the document on request. If it does harm where it "
            "is, withdraw it now and say why: “Documents and withdrawal” in the menu "
            "of the page “%(page)s”."
        ) % {
            "what": what,
            "title": self.row.title,
            "words": self.words,
            "page": self.row.page.title,
        }


def floor_of(row: PageDocument, page: Any = None, board: Any = None) -> Floor | None:
    """The floor of a row; None for what may go at any time.

    page: the row's page with its own fields, if it is at hand. Without any date the
    days count from when the public could first have the page here.
    """
    if not row.is_report:
        return None
    page = page or row.page.specific
    months, rule = _months_of(page, board)
    # Another board's report, or one of which the guidance asks no length of time.
    if getattr(page, "published_by", "") or not months:
        return None
    published = row.published or getattr(page, "published", None)
    day = rules.floor_day(published, months)
    if day is None:
        record = page.once_public.filter(document=None).first() if page.pk else None
        first = record.first_day if record else timezone.localdate()
        day = rules.add_months(first, months)
    return Floor(row, day, months, rule)


def _months_of(page: Any, board: Board | None) -> tuple[int, Any]:
    edition = getattr(page, "guidance_edition", None)
    if edition:
        return edition.months_available, edition.name
    if board is None:
        board = the_board_of_page(page)
    return board.months_available, OWN_RULE


def standing(page: Page, today: date | None = None) -> list[Floor]:
    """The floors, not come yet, of the reports that the public has by a page."""
    today = today or timezone.localdate()
    rows = PageDocument.objects.filter(
        page=page.pk,
        page__live=True,
        page__once_public__document=None,
        kind__has_floor=True,
        availability=Availability.PUBLISHED,
    ).select_related("kind", "page")
    listing = next((row.page.specific for row in rows), None)
    found = (floor_of(row, listing) for row in rows if row.is_open)
    return [floor for floor in found if floor and floor.day >= today]


def standing_below(page: Page) -> Iterator[Floor]:
    """The same for a page and for every live page below it."""
    listing = PageDocument.objects.filter(
        page__path__startswith=page.path, page__live=True, kind__has_floor=True
    )
    for key in listing.order_by("page").values_list("page", flat=True).distinct():
        yield from standing(Page.objects.get(pk=key))


def standing_of(row_id: int) -> Floor | None:
    """The floor of a row as it is stored now, if the day has not come."""
    row = PageDocument.objects.filter(pk=row_id, page__live=True).first()
    found = standing(Page.objects.get(pk=row.page_id)) if row else []
    return next((floor for floor in found if floor.row.pk == row_id), None)
