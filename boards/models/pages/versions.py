"""The versions of a page in the languages of its board, and which is the source.

The source is always the version in the board's first language.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms import trees
from cms.models import BasePage


def is_source(page: Page) -> bool:
    """Whether a page is in its board's first language, and may be translated."""
    home = trees.first_home(page) if isinstance(page, BasePage) else None
    return home is not None and home.locale_id == page.locale_id


def source_of(page: Page) -> Any:
    """The page that a page translates, or None when it translates none."""
    if page.pk is None or not page.path or not isinstance(page, BasePage):
        return None
    ours = trees.in_board_of(type(page).objects.all(), page)
    return (
        ours.filter(
            translation_key=page.translation_key, locale=trees.first_locale(page)
        )
        .exclude(pk=page.pk)
        .select_related("locale")
        .first()
    )


def translations_of(source: Page) -> QuerySet[Page]:
    """The versions of a page in its board's other languages; aliases are none."""
    ours = trees.in_board_of(Page.objects.filter(alias_of=None), source)
    return ours.filter(translation_key=source.translation_key).exclude(pk=source.pk)


def translation_for(page: Page) -> Translation | None:
    """What wagtail-localize keeps of the translation that a page is, or None."""
    return (
        Translation.objects.filter(
            source__object=page.translation_key,
            source__locale=trees.first_locale(page),
            target_locale=page.locale_id,
            enabled=True,
        )
        .select_related("source__locale", "source__object", "target_locale")
        .first()
    )


def version_in(source: Page, locale_id: int) -> Page | None:
    """The version of a page in another language of its board."""
    found = trees.in_board_of(Page.objects.all(), source)
    return found.filter(
        translation_key=source.translation_key, locale=locale_id
    ).first()
