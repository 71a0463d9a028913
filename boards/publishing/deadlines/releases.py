"""What is due of releases: copies to send before, and checks that are outstanding."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.models import (
    Board,
    CopyRecipient,
    Release,
    ReleaseItem,
    ReleaseState,
    ReviewPage,
)
from boards.publishing.deadlines.duty import Duty, DutyKind
from boards.publishing.deadlines.held_files import reasons_by_release
from boards.publishing.deadlines.wording import in_words, page_duty
from boards.publishing.deadlines.working_days import (
    BankHolidays,
    bank_holidays,
    working_days_before,
)

Holidays = Callable[[], BankHolidays]
ON_THE_WAY = (ReleaseState.SUBMITTED, ReleaseState.SIGNED_OFF)


def release_duties(board: Board, today: date) -> Iterator[Duty]:
    """Copies and checks of everything that has not gone public yet."""
    # Where nothing has to be sent, nobody has to know them.
    known = cache(bank_holidays)
    open_ = Release.objects.filter(board=board).still_open()
    waiting = _with_days_for_copies(open_).prefetch_related("copies")
    for release in waiting:
        yield from _copies(release, release.days_for_copies, today, known)
        yield from _checks(release, today)
    yield from _files(board, waiting, today)
    yield from _planned_without_release(board, today, known)


def copies_due(release: Release, today: date) -> Duty | None:
    """By when copies of a release still have to be sent, and to whom."""
    asked = _with_days_for_copies(Release.objects.filter(pk=release.pk))
    count = asked.values_list("days_for_copies", flat=True).first()
    return next(_copies(release, count, today, bank_holidays), None)


def _with_days_for_copies(releases: QuerySet[Release]) -> QuerySet[Any]:
    """How long before publication each release's reviews want their copies sent.

    Reviews that have been public already sent theirs then.
    """
    return releases.annotate(
        days_for_copies=Max(
            "items__page__reviewpage__guidance_edition__copies_working_days",
            filter=Q(items__is_open=True, items__page__first_published_at=None),
        )
    )


def _copies(
    release: Release, count: int | None, today: date, known: Holidays
) -> Iterator[Duty]:
    planned = _planned(release)
    if count is None or planned is None:
        return
    sent = {copy.recipient for copy in release.copies.all()}
    missing = [str(one.label) for one in CopyRecipient if one not in sent]
    if not missing:
        return
    due = working_days_before(planned, count, known())
    yield _of_release(
        release,
        DutyKind.COPIES,
        due,
        _copies_sentence(due, planned, count, missing, known),
        is_overdue=due < today,
    )


def _copies_sentence(
    due: date, planned: date, count: int, to: list[str], known: Holidays
) -> str:
    sentence = ngettext(
        "Send copies by %(due)s, %(count)s working day before publication on "
        "%(planned)s, to: %(to)s.",
        "Send copies by %(due)s, %(count)s working days before publication on "
        "%(planned)s, to: %(to)s.",
        count,
    ) % {
        "due": in_words(due),
        "planned": in_words(planned),
        "count": count,
        "to": ", ".join(to),
    }
    return f"{sentence} {known().doubt(due, planned)}".strip()


def _planned_without_release(
    board: Board, today: date, known: Holidays
) -> Iterator[Duty]:
    """Drafts of reviews that have a day, and have not been submitted with it yet."""
    items = ReleaseItem.objects.filter(release__board=board, is_open=True)
    drafts = (
        ReviewPage.objects.in_board_of(board)
        .filter(
            first_published_at=None,
            go_live_at__isnull=False,
            guidance_edition__copies_working_days__isnull=False,
        )
        .exclude(pk__in=items.values("page"))
        .select_related("guidance_edition")
        .defer_streamfields()
    )
    for review in drafts:
        count = review.guidance_edition.copies_working_days
        planned = timezone.localdate(review.go_live_at)
        due = working_days_before(planned, count, known())
        to = [str(label) for label in CopyRecipient.labels]
        sentence = _copies_sentence(due, planned, count, to, known)
        yield page_duty(review, DutyKind.COPIES, due, today, sentence)


def _checks(release: Release, today: date) -> Iterator[Duty]:
    planned = _planned(release)
    if release.state == ReleaseState.SUBMITTED:
        due = planned or _day(release.submitted_at, today)
        yield _of_release(
            release,
            DutyKind.CHECK,
            due,
            _("Waits for a second person to check it and sign it off."),
            is_overdue=due < today,
        )
    elif release.state == ReleaseState.STOPPED:
        yield _of_release(
            release,
            DutyKind.CHECK,
            planned or _day(release.stopped_at, today),
            _("A check stopped it: nothing went public. See why, and submit it again."),
            is_overdue=True,
        )
    elif release.state == ReleaseState.PREPARING and planned and planned < today:
        yield _of_release(
            release,
            DutyKind.CHECK,
            planned,
            _("Its day has passed and nobody has submitted it. Give it another day."),
            is_overdue=True,
        )


def _files(board: Board, waiting: Iterable[Release], today: date) -> Iterator[Duty]:
    """What would keep a release back at its time, while there is time to mend it."""
    on_the_way = [release for release in waiting if release.state in ON_THE_WAY]
    for release, reasons in reasons_by_release(board, on_the_way).items():
        if not reasons:
            continue
        due = _planned(release) or today
        sentence = _("Its files keep it from going public. %(reasons)s") % {
            "reasons": " ".join(reasons)
        }
        yield _of_release(
            release, DutyKind.CHECK, due, sentence, is_overdue=due < today
        )


def _planned(release: Release) -> date | None:
    return (
        timezone.localdate(release.goes_public_at) if release.goes_public_at else None
    )


def _day(at: datetime | None, today: date) -> date:
    return timezone.localdate(at) if at else today


def _of_release(
    release: Release, kind: DutyKind, due: date, sentence: str, *, is_overdue: bool
) -> Duty:
    return Duty(
        kind=kind,
        title=release.title,
        due=due,
        is_overdue=is_overdue,
        sentence=sentence,
        url=reverse("release", args=[release.pk]),
        page_type=str(_("Release")),
    )
