"""How a duty about a page is put."""

from datetime import date

from django.urls import reverse
from django.utils.text import capfirst
from wagtail.models import Page

from boards.publishing.deadlines.duty import Duty, DutyKind
from cms.staff_dates import short_day


def in_words(day: date) -> str:
    return short_day(day)


def page_duty(
    page: Page,
    kind: DutyKind,
    due: date,
    today: date,
    sentence: str,
    *,
    can_be_late: bool = True,
) -> Duty:
    """A duty that is done where the page is edited."""
    model = page.specific_class
    return Duty(
        kind=kind,
        title=page.get_admin_display_title(),
        due=due,
        is_overdue=can_be_late and due < today,
        sentence=sentence,
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        page_type=str(capfirst(model._meta.verbose_name)) if model else "",
        page_id=page.pk,
    )
