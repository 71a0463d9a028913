"""A board whose own rule keeps reports for less long than the guidance (R4).

It is allowed, for reviews that name no edition. It is written down, and shown.
"""

from django.db.models import Min
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from boards.models import Board, GuidanceEdition
from boards.models.shared.editions import Country
from cms.staff_dates import short_day

ACTION = "boards.floor_exception"


def months_of_guidance() -> int:
    """The fewest months that any edition of England's guidance asks for, or 0.

    What Wales and Scotland ask is no measure for a board that names no edition.
    """
    editions = GuidanceEdition.objects.filter(country=Country.ENGLAND)
    return editions.aggregate(least=Min("months_available"))["least"] or 0


def sentence(board: Board) -> str:
    """What is said of a board whose rule is shorter; "" of any other."""
    asked = months_of_guidance()
    if board.months_available >= asked:
        return ""
    said = _(
        "An exception: where a review names no guidance edition, this board keeps "
        "reports for %(own)s months, and the guidance asks for %(asked)s."
    ) % {"own": board.months_available, "asked": asked}
    entry = _last(board)
    if entry is None:
        return said
    return _("%(said)s Decided by %(who)s on %(day)s.") % {
        "said": said,
        "who": entry.user_display_name,
        "day": short_day(entry.timestamp),
    }


def _last(board: Board) -> PageLogEntry | None:
    entries = PageLogEntry.objects.filter(page=board.pk, action=ACTION)
    return entries.order_by("-timestamp").first()


def note_exception(page: Page) -> None:
    """Write down that a board's own rule, which was published, is shorter."""
    if not isinstance(page, Board):
        return
    asked, last = months_of_guidance(), _last(page)
    known = last.data.get("own") if last else None
    if page.months_available < asked and page.months_available != known:
        revision = page.live_revision
        log(
            instance=page,
            action=ACTION,
            user=revision.user if revision else None,
            data={"own": page.months_available, "asked": asked},
        )
