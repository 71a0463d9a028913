"""The same page in several languages: which of its versions a reader is led to."""

from collections.abc import Iterable
from typing import TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, QuerySet, When
from django.utils.translation import get_language
from wagtail.models import Page

from cms import trees
from cms.querysets import IsAmong, behind_a_restriction
from cms.tenancy.public import readable

Pages = TypeVar("Pages", bound=QuerySet)


def one_version_each(pages: Pages) -> Pages:
    """One version of each page: the reader's language, or the first that there is.

    The first is the one of the board's first language, whose home page comes first.
    """
    readers_first = Case(When(locale__language_code=get_language(), then=0), default=1)
    chosen = pages.order_by("translation_key", readers_first, "path")
    keys = chosen.distinct("translation_key").values("pk")
    # Chosen once for all, whatever the planner knows of the tables.
    return pages.model._default_manager.filter(IsAmong(F("pk"), ArraySubquery(keys)))


def versions_for_reader(pages: Iterable[Page]) -> dict[int, Page]:
    """For each page, by its key, the version that a reader of this language is led to.

    Its public version of the same board in the language at hand; itself where there is
    none. Asks once, and only when a page is in another language. Every page has its
    locale at hand.
    """
    pages = list(pages)
    language = get_language()
    foreign = [page for page in pages if page.locale.language_code != language]
    if not foreign:
        return {page.pk: page for page in pages}
    versions = readable(
        Page.objects.live()
        .filter(~behind_a_restriction(), locale__language_code=language)
        .filter(translation_key__in=[page.translation_key for page in foreign]),
        "locale",
    )
    found = {_place(version): version for version in versions}
    return {page.pk: found.get(_place(page), page) for page in pages}


def _place(page: Page) -> tuple[object, str]:
    return page.translation_key, trees.board_path(page)
