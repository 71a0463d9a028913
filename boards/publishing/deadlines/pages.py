"""What is due of pages of any kind: reading them again."""

from collections.abc import Iterator
from datetime import date

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import Board
from boards.publishing.deadlines.duty import Duty, DutyKind
from boards.publishing.deadlines.wording import in_words, page_duty
from cms.models import BasePage


def page_reviews(board: Board, today: date) -> Iterator[Duty]:
    """Public pages that somebody has to read again on a day."""
    days = dict(_days_of_review(board))
    pages = Page.objects.filter(pk__in=days).select_related("content_type")
    for page in pages:
        day = days[page.pk]
        words = (
            _("This page should have been read again on %(day)s. %(then)s")
            if day < today
            else _("This page is to be read again by %(day)s. %(then)s")
        )
        then = _("Then set the next day under “Settings”.")
        sentence = words % {"day": in_words(day), "then": then}
        yield page_duty(page, DutyKind.PAGE_REVIEW, day, today, sentence)


def _days_of_review(board: Board) -> QuerySet:
    """Keys of pages, each with its day: every kind of page in one query."""
    first, *others = [
        model.objects.in_board_of(board)
        .order_by()
        .filter(live=True, alias_of=None, review_due_on__isnull=False)
        .values_list("pk", "review_due_on")
        for model in apps.get_models()
        if issubclass(model, BasePage)
    ]
    return first.union(*others)
