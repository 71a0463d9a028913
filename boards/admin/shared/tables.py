"""Tables of the CMS that suit a phone."""

from datetime import date, datetime
from typing import Any

from wagtail.admin.ui.tables import Column, Table

from cms.staff_dates import short_day, short_moment


class MomentColumn(Column):
    """A moment that may be to come: Wagtail's own column says “Just now” of those."""

    def get_value(self, instance: Any) -> str | None:
        moment: datetime | None = super().get_value(instance)
        return short_moment(moment) if moment else None


class DayColumn(Column):
    """A day, as short as a list has it."""

    def get_value(self, instance: object) -> str | None:
        day: date | None = super().get_value(instance)
        return short_day(day) if day else None


class CardsTable(Table):
    """On a phone each row is a card, so that nothing of it scrolls off the screen."""

    classname = "listing people-table"
