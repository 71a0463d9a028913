"""Decisions as plain functions: a reason to refuse, a day, a sentence."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cms.partial_dates import PartialDate

if TYPE_CHECKING:
    from boards.models import PageDocument, ReviewPage


_ONE_TARGET = _lazy("Choose a file or give an address, not both. Empty one of them.")
_NO_TARGET = _lazy(
    "Choose a file or give an address. If there is none to give, change “Availability” "
    "and say why in the public note."
)
_NO_REASON = _lazy(
    "Say in general words why this cannot be opened, or whom to ask. For example: "
    "“Please ask the board’s office for a copy.”"
)

_OUTCOMES = {
    "not_published": _lazy("The report of this review is not published."),
    "delayed": _lazy("Publication of this review is delayed."),
}
# What is said of a report that was here.
_GONE = {
    "on_request": _lazy("The report is available on request."),
    "withdrawn": _lazy("The report has been withdrawn."),
}


def check_document_row(row: PageDocument) -> None:
    """Whether a document's row shows the reader something, or says why not.

    Raises ValidationError on the field at fault.
    """
    is_published = row.availability == "published"
    has_target = bool(row.file_id or row.link)
    if row.file_id and row.link:
        raise ValidationError({"link": _ONE_TARGET})
    if is_published and not has_target:
        raise ValidationError({"file": _NO_TARGET})
    if not is_published and not row.public_note.strip():
        raise ValidationError({"public_note": _NO_REASON})


def add_months(day: date, months: int) -> date:
    """The same day some months later; the last of a month that has no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def floor_day(published: PartialDate | None, months: int) -> date | None:
    """The day until which a report must stay available (R4); None without a date.

    Counted from the last day that the published date can mean.
    """
    return add_months(published.last_day, months) if published else None


def check_publication_note(review: ReviewPage) -> None:
    """Whether a report that is not there has its public reason (R7, R8).

    Raises ValidationError on the note.
    """
    if (
        review.publication_decision != "published"
        and not review.publication_note.strip()
    ):
        raise ValidationError(
            {
                "publication_note": _(
                    "Say in general words why the report is not here. For example: "
                    "“Delayed until court proceedings have ended.”"
                )
            }
        )


def check_what_stands_in_for_the_report(
    review: ReviewPage, documents: Iterable[PageDocument]
) -> None:
    """Whether a review whose report is never published still teaches something (R8).

    documents: its lines. Raises ValidationError on the findings and recommendations.
    """
    if review.publication_decision != "not_published" or review.body:
        return
    if not any(row.is_open for row in documents):
        raise ValidationError(
            {
                "body": _(
                    "The report is not published, so improvements or recommendations "
                    "have to stand here, or a document with them."
                )
            }
        )


def publication_sentence(
    review: ReviewPage,
    today: date,
    months: int,
    *,
    has_report: bool,
    report_state: str = "",
) -> str:
    """The status line of a review, in words.

    months: how long its guidance edition, or its board, keeps a report at least.
    has_report: whether a report can be opened on the page now. report_state: how the
    report can be had that cannot be opened.
    """
    if review.publication_decision in _OUTCOMES:
        return str(_OUTCOMES[review.publication_decision])
    gone = "" if has_report else str(_GONE.get(report_state, ""))
    if not review.published and not (has_report or gone):
        return _("This review has not been published yet.")
    published = (
        _("Published %(date)s.") % {"date": review.published}
        if review.published
        else _("Published. The date is not known.")
    )
    floor = floor_day(review.published, months) if has_report else None
    after = _floor_sentence(floor, today) if floor else gone
    return f"{published} {after}".strip()


def _floor_sentence(floor: date, today: date) -> str:
    words = (
        _("The report stays here at least until %(date)s.")
        if floor >= today
        else _("The report had to stay here until %(date)s at least, and still does.")
    )
    return words % {"date": date_format(floor, "DATE_FORMAT")}
