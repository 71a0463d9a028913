"""What is due of translations: bringing them up to date (R13)."""

from collections.abc import Iterator
from datetime import date

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import Board
from boards.publishing.deadlines.due import register_collector
from boards.publishing.deadlines.duty import Duty, DutyKind
from boards.publishing.deadlines.wording import in_words, page_duty
from boards.translations.languages import named
from boards.translations.states import behind_in
from cms import trees


def translations_behind(board: Board, today: date) -> Iterator[Duty]:
    """Public translations that are out of date, as their source has changed (R13)."""
    sources = trees.in_board_of(Page.objects.live(), board).filter(
        translation_key=OuterRef("translation_key"), locale=trees.first_locale(board)
    )
    behind = Page.objects.filter(pk__in=behind_in(board)).annotate(
        source_published=Subquery(sources.values("last_published_at")[:1])
    )
    for page in behind.select_related("content_type", "locale").order_by("path"):
        since = timezone.localdate(page.source_published)
        sentence = _(
            "The page in %(language)s is older than its source, which was published "
            "again on %(day)s. Bring it up to date."
        ) % {"language": named(page.locale), "day": in_words(since)}
        yield page_duty(page, DutyKind.TRANSLATION, since, today, sentence)


def install() -> None:
    register_collector(translations_behind)
