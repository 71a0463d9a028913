"""How far each translation of a board is: all of them in a few queries."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from boards.models import Board
from boards.translations.languages import named
from boards.translations.states import behind_in, written_by_people
from cms import trees


class State(models.TextChoices):
    """What can be said of a translation, for a filter."""

    LIVE = "live", gettext_lazy("Public")
    DRAFT = "draft", gettext_lazy("Not public")
    BEHIND = "behind", gettext_lazy("Older than its source")
    INCOMPLETE = "incomplete", gettext_lazy("Not all translated")


@dataclass(frozen=True)
class Progressed:
    """One translated page, and how many of its texts are translated."""

    page: Page
    done: int
    total: int
    is_behind: bool

    @property
    def title(self) -> str:
        return self.page.get_admin_display_title()

    @property
    def language(self) -> str:
        return named(self.page.locale)

    @property
    def states(self) -> list[str]:
        facts = {
            State.LIVE: self.page.live,
            State.DRAFT: not self.page.live,
            State.BEHIND: self.is_behind,
            State.INCOMPLETE: self.done < self.total,
        }
        return [state for state, holds in facts.items() if holds]

    @property
    def state_label(self) -> str:
        """As one line: only its first word has a capital."""
        first, *others = [str(State(state).label) for state in self.states]
        return ", ".join([first, *(label[0].lower() + label[1:] for label in others)])

    @property
    def progress_label(self) -> str:
        return _("%(done)s of %(total)s texts") % {
            "done": self.done,
            "total": self.total,
        }

    @property
    def needs_work(self) -> bool:
        return self.is_behind or self.done < self.total


def overview_of(board: Board) -> list[Progressed]:
    """The translated pages of a board, in the order of the tree."""
    pages = {
        (page.translation_key, page.locale_id): page
        for page in trees.in_board_of(Page.objects.filter(alias_of=None), board)
        .select_related("locale", "content_type")
        .order_by("path")
    }
    keys = {key for key, _locale in pages}
    translations = Translation.objects.filter(
        source__object__in=keys, enabled=True
    ).select_related("source")
    totals, done = _totals(translations), _done(translations)
    behind = set(behind_in(board))
    found = {
        (one.source.object_id, one.target_locale_id): one.source_id
        for one in translations
    }
    return [
        Progressed(
            page,
            done.get(name, 0),
            totals.get(found[name], 0),
            page.pk in behind,
        )
        for name, page in pages.items()
        if name in found
    ]


def _totals(translations: models.QuerySet) -> dict[int, int]:
    """How many texts each source has. What stands twice at a place is one."""
    segments = StringSegment.objects.filter(source__in=translations.values("source"))
    texts = segments.values("source", "context", "string").distinct()
    counted: dict[int, int] = {}
    for text in texts:
        counted[text["source"]] = counted.get(text["source"], 0) + 1
    return counted


def _done(translations: models.QuerySet) -> dict[tuple, int]:
    """How many of the texts of today somebody has translated, by page and language."""
    keys = translations.values("source__object")
    current = Q(context__stringsegment__string=F("translation_of")) & Q(
        context__stringsegment__source__in=translations.values("source")
    )
    rows = (
        written_by_people()
        .filter(current, context__object__in=keys)
        .values("context__object", "locale")
        .annotate(count=Count("pk", distinct=True))
    )
    return {(row["context__object"], row["locale"]): row["count"] for row in rows}
