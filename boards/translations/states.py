"""How far a translation has come, and whether its source has moved on (R13)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from boards.models.pages.versions import source_of
from cms import trees
from cms.models import BasePage
from cms.while_shown import once


@dataclass(frozen=True)
class Progress:
    """How many texts of a source somebody has translated, and how many there are."""

    done: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.done == self.total


def written_by_people() -> QuerySet[StringTranslation]:
    """The texts that count: what a person wrote or confirmed, no machine alone."""
    return StringTranslation.objects.filter(
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, has_error=False
    ).exclude(data="")


def progress(translation: Translation) -> Progress:
    """How far a translation is."""
    written = written_by_people().filter(
        translation_of=OuterRef("string_id"),
        context=OuterRef("context_id"),
        locale=translation.target_locale_id,
    )
    segments = StringSegment.objects.filter(source=translation.source_id)
    states = segments.annotate(is_done=Exists(written)).values_list("is_done")
    done = [is_done for (is_done,) in states]
    return Progress(sum(done), len(done))


def is_behind(page: BasePage, source: BasePage | None = None) -> bool:
    """Whether a translation says other words than its source does now."""
    if not page.source_words:
        return False
    source = source or source_of(page)
    return source is not None and source.source_words not in ("", page.source_words)


def behind_in(board: Page) -> list[int]:
    """The keys of a board's public translations that say less than their source now."""
    return once(lambda: _all_behind(board), "behind", board.pk)


def _all_behind(board: Page) -> list[int]:
    kinds = [_behind(model, board) for model in _kinds(board)]
    # Every kind of page in one query.
    return list(kinds[0].union(*kinds[1:])) if kinds else []


def _behind(model: Any, board: Page) -> QuerySet:
    ours = model.objects.in_board_of(board).order_by()
    sources = ours.filter(
        translation_key=OuterRef("translation_key"), locale=trees.first_locale(board)
    )
    return (
        ours.filter(live=True, alias_of=None)
        .exclude(source_words="")
        .annotate(source_now=Subquery(sources.values("source_words")[:1]))
        .exclude(source_now=F("source_words"))
        .exclude(source_now="")
        .filter(source_now__isnull=False)
        .values_list("pk", flat=True)
    )


def _kinds(board: Page) -> Iterator[Any]:
    """The kinds of page that a board has in another language than its first."""
    translated = trees.in_board_of(Page.objects.live(), board).exclude(
        locale=trees.first_locale(board)
    )
    kinds = translated.order_by().values_list("content_type", flat=True).distinct()
    for key in sorted(kinds):
        model = ContentType.objects.get_for_id(key).model_class()
        if model and issubclass(model, BasePage):
            yield model
