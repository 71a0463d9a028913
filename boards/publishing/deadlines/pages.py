"""What is due of pages of any kind: reading them again, and translating them again."""

from collections.abc import Iterator
from datetime import date

from django.apps import apps
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import Board
from boards.publishing.deadlines.duty import Duty, DutyKind
from boards.publishing.deadlines.wording import in_words, page_duty
from boards.translations.states import behind_in
from cms import trees
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


def translations_behind(board: Board, today: date) -> Iterator[Duty]:
    """Public translations whose source says other words by now (R13)."""
    sources = trees.in_board_of(Page.objects.live(), board).filter(
        translation_key=OuterRef("translation_key"), locale=trees.first_locale(board)
    )
    behind = behind_in(board).annotate(
        source_published=Subquery(sources.values("last_published_at")[:1])
    )
    for page in behind.select_related("content_type", "locale"):
        since = timezone.localdate(page.source_published)
        sentence = _(
            "The page in %(language)s is older than its source, which was published "
            "again on %(day)s. Bring it up to date."
        ) % {"language": page.locale.get_display_name(), "day": in_words(since)}
        yield page_duty(page, DutyKind.TRANSLATION, since, today, sentence)
