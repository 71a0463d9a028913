"""What a draft lacks to go public, said where it is submitted, not after four ticks.

The same questions are asked by the editor's form, at whatever submits, for the
sign-off, and at the release's time.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import PageDocument, ReviewPage
from boards.models.publishing import rules
from boards.models.publishing.states import NOT_OUT
from cms import trees
from cms.models import BasePage
from cms.staff_dates import short_day

# The partial dates that say when something was published.
# Of documents that are not out a date to come is a plan.
SAYS_PUBLISHED = ("published", "issued", "updated", "approved_on")

CHECKS_OF_A_REVIEW = (
    rules.check_what_stands_in_for_the_report,
    rules.check_decision_against_report,
    rules.check_reason_is_said_once,
)
# The number of a row, or None; the field at fault, or None; what is wrong.
Lack = tuple[int | None, str | None, str]


def day_of(moment: datetime | None) -> date:
    """The day, in UK time, on which something planned for a moment goes public."""
    now = timezone.now()
    return timezone.localdate(max(moment, now) if moment else now)


def lacks(draft: Page, rows: Iterable[PageDocument], day: date) -> Iterator[Lack]:
    """What is not true, or not there, of a draft with these rows on its day."""
    rows = list(rows)
    yield from untrue_dates(draft, rows, day)
    if isinstance(draft, BasePage):
        for name, sentence in draft.missing(rows).items():
            yield None, name, str(sentence)
    for check in CHECKS_OF_A_REVIEW if isinstance(draft, ReviewPage) else ():
        try:
            check(draft, rows)
        except ValidationError as error:
            for name, sentences in error.message_dict.items():
                yield from ((None, name, sentence) for sentence in sentences)


def untrue_dates(draft: Any, rows: Iterable[PageDocument], day: date) -> Iterator[Lack]:
    """Dates of publication that come after it: nothing was published next month.

    A partial date is as early as it can mean: “2026” may be any day of it.
    """
    for name in SAYS_PUBLISHED:
        said = getattr(draft, name, None)
        if said and said.first_day > day:
            yield None, name, _untrue(said, day)
    for number, row in enumerate(rows):
        for name in ("published", "updated"):
            said = getattr(row, name)
            if said and said.first_day > day and row.availability not in NOT_OUT:
                yield number, name, _untrue(said, day)


def _untrue(said: Any, day: date) -> str:
    return _(
        "This would go public on %(day)s, and say that it was published at a later "
        "time: %(said)s. Change the date, or let it go public then."
    ) % {"day": short_day(day), "said": said}


def hidden_above(
    page: Page, parent: Page, together: Iterable[int] = ()
) -> Iterator[str]:
    """What stands above a page, and is not public nor becomes so with it.

    parent: the nearest of these; a new page has no place yet.
    """
    above = parent.get_ancestors(inclusive=True)
    hidden = above.filter(depth__gt=trees.BOARD_DEPTH, live=False)
    for one in hidden.exclude(pk__in=list(together)):
        yield _(
            "“%(parent)s”, under which “%(page)s” stands, is not public. Publish it "
            "first, or add it to this release."
        ) % {
            "parent": one.get_admin_display_title(),
            "page": page.get_admin_display_title(),
        }
