"""What the record knows of the report that a review's page lists."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Min
from django.utils.timezone import localdate
from wagtail.models import Page

from boards.models import Board, OncePublic, PageDocument
from boards.models.publishing import rules
from boards.publishing.availability.floors import floor_of


def report_on(
    page: Any, rows: Iterable[PageDocument], board: Board | None, today: date
) -> rules.ReportOnPage:
    """How the report on a page can be had, and what may be said of how long it stays.

    rows: the page's documents, as they are shown. Of several reports only what is true
    of all of them is said. Nothing is promised of what lies on another site.
    """
    reports = [row for row in rows if row.is_report]
    opened = [row for row in reports if row.is_open]
    if not opened:
        return rules.ReportOnPage(state=reports[0].availability if reports else "")
    known = _without_floors(opened, page)
    dated = [row for row in opened if row.file_id and (row.published or page.published)]
    floors = [floor_of(row, page, board) for row in dated] if board else []
    days = [
        (row, floor.day) for row, floor in zip(dated, floors, strict=False) if floor
    ]
    if not days or len(days) < len(opened):
        return known
    if all(day >= today for _row, day in days):
        until = min(day for _row, day in days)
        return replace(known, stays_until=until)
    if all(day < today and _was_here_by(row, day, board) for row, day in days):
        until = max(day for _row, day in days)
        return replace(known, stayed_until=until)
    return known


def _without_floors(opened: list[PageDocument], page: Page) -> rules.ReportOnPage:
    return rules.ReportOnPage(
        state=opened[0].availability,
        is_open=True,
        is_elsewhere=any(not row.file_id for row in opened),
        ends_on=localdate(page.expire_at) if page.expire_at else None,
    )


def _was_here_by(row: PageDocument, day: date, board: Board | None) -> bool:
    """The same of the file of a row, which may have been fetched to be shown."""
    if not hasattr(row, "public_days"):
        return was_here_by(row.file_id, day, board)
    here = (one["day"] for one in row.public_days if board and one["board"] == board.pk)
    return any(date.fromisoformat(first) <= day for first in here)


def was_here_by(file: int | None, day: date, board: Board | None) -> bool:
    """Whether the public could have a file on a board's site on a day, or before."""
    known = OncePublic.objects.filter(board=board, document=file)
    first = known.aggregate(first=Min("first_day"))["first"]
    return file is not None and first is not None and first <= day
