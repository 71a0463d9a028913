"""What was promised to the public for a day, and is not there."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import Board, PageDocument, ReviewPage
from boards.models.pages.reviews import PublicationDecision
from boards.models.publishing.states import NOT_OUT
from boards.publishing.deadlines.duty import Duty, DutyKind
from boards.publishing.deadlines.wording import in_words, page_duty
from cms import trees
from cms.partial_dates import PartialDate


def expectations(board: Board, today: date) -> Iterator[Duty]:
    """Reports and documents whose pages tell readers when they are expected.

    Each is due on the last day that its expected date can mean. Translations carry the
    dates of their source, and are not named beside it.
    """
    first = trees.first_locale(board)
    reviews = ReviewPage.objects.in_board_of(board).filter(
        live=True,
        alias_of=None,
        locale=first,
        publication_decision=PublicationDecision.DELAYED,
        expected__isnull=False,
    )
    for review in reviews.defer_streamfields():
        yield from _expected(review, _("its report"), review.expected, today)
    rows = trees.in_path(PageDocument.objects.all(), board.path, "page__path").filter(
        page__live=True,
        page__alias_of=None,
        page__locale=first,
        availability__in=NOT_OUT,
        expected__isnull=False,
    )
    for row in rows.select_related("page__content_type"):
        name = _("“%(document)s”") % {"document": row.title}
        yield from _expected(row.page, name, row.expected, today)


def _expected(
    page: Page, what: str, expected: PartialDate, today: date
) -> Iterator[Duty]:
    if not expected.is_bounded:
        return
    due = expected.last_day
    words = (
        _(
            "Readers are told that %(what)s is expected: %(expected)s. That is over: "
            "put it up, or say another date."
        )
        if due < today
        else _(
            "Readers are told that %(what)s is expected: %(expected)s. By %(day)s, put "
            "it up, or say another date."
        )
    )
    facts = {"what": what, "expected": expected, "day": in_words(due)}
    yield page_duty(page, DutyKind.EXPECTED, due, today, words % facts)
