"""What is due of reviews and their reports, by the figures of their edition."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.models import Availability, Board, GuidanceEdition, PageDocument, ReviewPage
from boards.models.pages.reviews import PublicationDecision
from boards.models.publishing.querysets import PageDocumentQuerySet
from boards.models.publishing.rules import add_months, floor_day
from boards.publishing.availability.reports import was_here_by
from boards.publishing.deadlines.duty import SOON, Duty, DutyKind
from boards.publishing.deadlines.wording import in_words, page_duty
from cms import trees

# How long a floor that was reached is still told of.
LATELY = SOON


def reviews_to_finish(board: Board, today: date) -> Iterator[Duty]:
    """Reviews that were begun, and have neither been published nor will not be."""
    begun = (
        ReviewPage.objects.in_board_of(board)
        .filter(
            alias_of=None,
            commissioned__isnull=False,
            guidance_edition__months_to_finish__isnull=False,
        )
        .exclude(publication_decision=PublicationDecision.NOT_PUBLISHED)
        .exclude(
            Q(publication_decision=PublicationDecision.PUBLISHED)
            & (Q(live=True) | Q(first_published_at__isnull=False))
        )
        .annotate(months=F("guidance_edition__months_to_finish"))
        .defer_streamfields()
    )
    for review in begun:
        # One that was published elsewhere, long ago, and is only now written down.
        is_out = review.published and review.published.last_day <= today
        if is_out or review.published_by or not review.commissioned.is_bounded:
            continue
        yield _to_finish(review, review.months, today)


def _to_finish(review: ReviewPage, months: int, today: date) -> Duty:
    due = add_months(review.commissioned.last_day, months)
    facts = {"day": in_words(due), "begun": review.commissioned, "months": months}
    if due >= today:
        sentence = ngettext(
            "To be finished and published by %(day)s: %(months)s month after it was "
            "commissioned (%(begun)s).",
            "To be finished and published by %(day)s: %(months)s months after it was "
            "commissioned (%(begun)s).",
            months,
        )
    else:
        sentence = ngettext(
            "Should have been finished and published by %(day)s, %(months)s month "
            "after it was commissioned (%(begun)s).",
            "Should have been finished and published by %(day)s, %(months)s months "
            "after it was commissioned (%(begun)s).",
            months,
        )
        sentence = f"{sentence} {_reason(review)}"
    return page_duty(review, DutyKind.FINISH, due, today, sentence % facts)


def _reason(review: ReviewPage) -> str:
    if review.publication_note.strip():
        return _("The reason for the delay is noted.")
    return _(
        "No reason for the delay is noted yet: say it in general words in “Public note "
        "on publication”."
    )


def floors(board: Board, today: date) -> Iterator[Duty]:
    """Reports whose minimum time ends soon, or has ended lately (R5).

    A file that a page and its translations list is one report.
    """
    told: set[int] = set()
    for row in _reports(board, today):
        if row.file_id in told:
            continue
        months = board.months_available if row.months is None else row.months
        floor = floor_day(row.shown_as_published, months)
        if not months or not floor or not today - LATELY <= floor <= today + SOON:
            continue
        if floor >= today or was_here_by(row.file_id, floor, board):
            told.add(row.file_id)
            yield _at_its_floor(row, floor, today)


def _reports(board: Board, today: date) -> Any:
    """Rows of live pages that may reach their floor about now, with their dates."""
    # A year, and what is longer, sorts before all of its days.
    first = add_months(today - LATELY, -_longest(board)).year - 2
    return (
        _dated_reports(board)
        .filter(
            shown_as_published__gte=str(first),
            shown_as_published__lte=today.isoformat(),
        )
        .select_related("page__content_type")
        .order_by("pk")
    )


def _dated_reports(board: Board) -> PageDocumentQuerySet:
    """Reports of live pages, with their months and dates, but those of other boards."""
    return (
        trees.in_path(PageDocument.objects.all(), board.path, "page__path")
        .filter(
            kind__has_floor=True,
            availability=Availability.PUBLISHED,
            # How long something stays on another site is decided there.
            file__isnull=False,
            page__live=True,
            page__alias_of=None,
        )
        .exclude(page__reviewpage__published_by__gt="")
        .annotate(
            months=F("page__reviewpage__guidance_edition__months_available"),
            shown_as_published=Coalesce(
                "published",
                "page__reviewpage__published",
                "page__briefingpage__published",
                "page__bulletinpage__published",
            ),
        )
    )


def _longest(board: Board) -> int:
    """The most months that a report of the board may have to stay."""
    figures = GuidanceEdition.objects.values_list("months_available", flat=True)
    return max([board.months_available, *figures])


def _at_its_floor(row: PageDocument, floor: date, today: date) -> Duty:
    facts = {"document": row.title, "day": in_words(floor)}
    if floor >= today:
        sentence = _(
            "“%(document)s” must stay available until %(day)s. Nothing happens by "
            "itself then: decide whether it stays, or is given on request."
        )
    else:
        sentence = _(
            "“%(document)s” had to stay available until %(day)s, and still does. "
            "Decide whether it stays, or is given on request."
        )
    return page_duty(
        row.page, DutyKind.FLOOR, floor, today, sentence % facts, can_be_late=False
    )
