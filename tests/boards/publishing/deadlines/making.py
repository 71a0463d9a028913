"""Boards on whose clock something stands."""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from boards.models import GuidanceEdition, ReviewPage
from boards.publishing.deadlines import Duty, DutyKind, duties
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.factories import make_review

TODAY = date(2026, 11, 23)  # A Monday.


def at(day: date) -> datetime:
    """A morning in UK time."""
    return timezone.make_aware(datetime.combine(day, time(10)))


def a_review(board: OpenedBoard, edition: str = "WT 2018", **fields: Any) -> ReviewPage:
    """A review under an edition. Dates may be given as they are stored."""
    fields = {
        name: PartialDate.from_stored(value) if name in DATES else value
        for name, value in fields.items()
    }
    found = GuidanceEdition.objects.filter(short_name=edition).first()
    return make_review(board, guidance_edition=found, **fields)


DATES = {"commissioned", "completed", "published"}


def a_draft(board: OpenedBoard, **fields: Any) -> ReviewPage:
    return a_review(board, live=False, **fields)


def found(board: OpenedBoard, kind: DutyKind, **how: Any) -> list[Duty]:
    """What is due for a board, of one kind."""
    return [duty for duty in duties(board.board, TODAY, **how) if duty.kind == kind]


def published_at(page: Page, day: date) -> None:
    Page.objects.filter(pk=page.pk).update(last_published_at=at(day))
