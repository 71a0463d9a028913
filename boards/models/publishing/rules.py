"""Decisions as plain functions: a reason to refuse, a day, a sentence."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cms.partial_dates import PartialDate

if TYPE_CHECKING:
    from boards.models import PageDocument, ReviewPage


_STILL_A_FILE = _lazy(
    "There is a file in this row, so it is not missing. Empty it, or change "
    "“Availability”."
)
_NO_EXPECTATION = _lazy(
    "Say when it is expected, or why it is not known. For example: autumn 2026."
)
_NO_HOLDER = _lazy(
    "Say who has it. For example: Lancashire Safeguarding Children Board, 01772 000000"
)
_ONE_TARGET = _lazy("Choose a file or give an address, not both. Empty one of them.")
_NO_TARGET = _lazy(
    "Choose a file or give an address. If there is none to give, change “Availability” "
    "and say why in the public note."
)
_NO_REASON = _lazy(
    "Say in general words why this cannot be opened, or whom to ask. For example: "
    "“Please ask the board’s office for a copy.”"
)

# States that are no reason by themselves.
_NEEDS_REASON = ("on_request", "delayed", "not_published", "withdrawn")
_OUTCOMES = {
    "not_published": _lazy("The report of this review is not published."),
    "delayed": _lazy("Publication of this review is delayed."),
}
# What is said of a report that was here.
_GONE = {
    "on_request": _lazy("The report is available on request."),
    "withdrawn": _lazy("The report has been withdrawn."),
    "expected": _lazy("The report is expected."),
    "missing": _lazy("The file of the report is missing."),
    "elsewhere": _lazy("The report is held by another organisation."),
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
    if row.availability == "missing" and has_target:
        raise ValidationError({"file": _STILL_A_FILE})
    says_why = row.public_note.strip() or row.availability == "missing"
    if row.availability == "expected" and not (says_why or row.expected):
        raise ValidationError({"expected": _NO_EXPECTATION})
    if row.availability == "elsewhere" and not row.held_by.strip():
        raise ValidationError({"held_by": _NO_HOLDER})
    says_why = says_why or is_said_by(row.beside, row)
    if row.availability in _NEEDS_REASON and not says_why:
        raise ValidationError({"public_note": _NO_REASON})


def is_said_by(page: object, row: PageDocument) -> bool:
    """Whether a review says already why a document of it is not there."""
    said = str(getattr(page, "publication_note", "")).strip()
    decision = getattr(page, "publication_decision", "")
    return bool(said) and decision == row.availability


def check_reason_is_said_once(
    review: ReviewPage, documents: Iterable[PageDocument]
) -> None:
    """Whether a review and its report give two reasons that could disagree.

    documents: its rows. Raises ValidationError on the note of the review.
    """
    said = review.publication_note.strip()
    for row in documents:
        note = row.public_note.strip()
        if row.is_report and note and note != said and is_said_by(review, row):
            raise ValidationError(
                {
                    "publication_note": _(
                        "The page gives one reason, and “%(document)s” another: "
                        "“%(note)s”. Say it once, here, and empty the public note of "
                        "the document."
                    )
                    % {"document": row.title, "note": note}
                }
            )


def add_months(day: date, months: int) -> date:
    """The same day some months later; the last of a month that has no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def floor_day(published: PartialDate | None, months: int) -> date | None:
    """The day until which a report must stay available (R4); None without a date.

    Counted from the last day that the published date can mean. None as well where its
    own words have no such day.
    """
    if published is None or not published.is_bounded:
        return None
    return add_months(published.last_day, months)


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

    documents: its rows. Raises ValidationError on the findings and recommendations.
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


def check_decision_against_report(
    review: ReviewPage, documents: Iterable[PageDocument]
) -> None:
    """Whether a page that says that there is no report has none to open.

    documents: its rows. Raises ValidationError on the decision.
    """
    if review.publication_decision == "published":
        return
    if any(row.is_open_report for row in documents):
        raise ValidationError(
            {
                "publication_decision": _(
                    "The page says that the report is %(decision)s, and its documents "
                    "have a report that can be opened. Change one of them."
                )
                % {"decision": review.get_publication_decision_display().lower()}
            }
        )


@dataclass(frozen=True)
class ReportOnPage:
    """What the record knows of the report on a review's page.

    state: how the report can be had, an Availability; "" where the page lists none.
    is_open: whether it can be opened there. stays_until: the floor that is to come of
    the board's own file. stayed_until: one that is over, if the file was on this site
    before it. is_elsewhere: whether it lies on another site. ends_on: the day that the
    board has set for the page to end.
    """

    state: str = ""
    is_open: bool = False
    stays_until: date | None = None
    stayed_until: date | None = None
    is_elsewhere: bool = False
    ends_on: date | None = None


def publication_sentence(review: ReviewPage, report: ReportOnPage) -> str:
    """The status line of a review, in words; "" where nothing is known to be true.

    Whoever reads it reads a page that is public, or one as it will be then: the review
    itself is published, also where nobody knows since when.
    """
    outcome = _OUTCOMES.get(review.publication_decision)
    if outcome:
        return "" if report.is_open else str(outcome)
    if is_awaited := _is_awaited(review, report):
        return str(is_awaited)
    if review.published_by:
        return _by_others(review)
    if not review.published and report.state in _OUTCOMES and not report.is_open:
        return str(_OUTCOMES[report.state])
    published = (
        _("Published %(date)s.") % {"date": review.published}
        if review.published
        else _("Published. The date is not known.")
    )
    return f"{published} {_of_report(report)}".strip()


def _is_awaited(review: ReviewPage, report: ReportOnPage) -> object:
    """What is said of a review that goes on: nobody has published it yet; or ""."""
    awaited = review.shown_expected or report.state == "expected"
    return (
        "" if review.published or report.is_open or not awaited else _GONE["expected"]
    )


def _by_others(review: ReviewPage) -> str:
    """Of what another board published nothing is promised."""
    names = {"who": "; ".join(review.publisher_names), "date": review.published}
    if review.published:
        return _("Published by %(who)s: %(date)s.") % names
    return _("Published by %(who)s. The date is not known.") % names


def _of_report(report: ReportOnPage) -> str:
    if not report.is_open:
        return str(_GONE.get(report.state, ""))
    if report.stays_until:
        words = _("The report stays here at least until %(date)s.")
    elif report.stayed_until:
        words = _(
            "The report had to stay here until %(date)s at least, and still does."
        )
    elif report.is_elsewhere:
        words = _("The report is on another site, which decides how long it stays.")
    elif report.ends_on:
        words = _("The report stays here until %(date)s.")
    else:
        words = _("No day is set on which the report leaves this site.")
    day = report.stays_until or report.stayed_until or report.ends_on
    return words % {"date": date_format(day, "DATE_FORMAT") if day else ""}
