"""What a theme is called is known of each page that names it, also once it changes."""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_save, pre_save
from django_tasks import task
from modelsearch.index import insert_or_update_object
from wagtail.models import Page

from boards.models import (
    BriefingPage,
    BulletinPage,
    FormerTheme,
    PracticeThemePage,
    ReviewPage,
    Theme,
)
from boards.publishing.find.pages import index_page
from cms.models import BasePage
from cms.tenancy.scope import unscoped

# The kinds of pages that name several, and those that name one.
WITH_MANY = (ReviewPage, BriefingPage, BulletinPage)
WITH_ONE = (PracticeThemePage,)


def pages_naming(themes: Iterable[int]) -> set[int]:
    """The keys of all pages that are stored with one of some themes."""
    keys = list(themes)
    found: set[int] = set()
    for model in WITH_MANY:
        through = model.themes.through.objects.filter(theme__in=keys)
        found.update(through.values_list(model._meta.model_name, flat=True))
    for model in WITH_ONE:
        named = model.objects.filter(theme__in=keys)
        found.update(named.values_list("pk", flat=True))
    return found


@task()
def know_theme_later(theme_id: int) -> None:
    """Write anew what the search reads of the pages that name a theme."""
    with unscoped():
        know_pages(pages_naming([theme_id]))


def know_pages(keys: Iterable[int]) -> None:
    for page in Page.objects.filter(pk__in=list(keys)).order_by("pk").specific():
        if isinstance(page, BasePage):
            index_page(page)
            insert_or_update_object(page)


def remember_slug(sender: object, instance: Theme, **signal: Any) -> None:
    """A former address leads to the theme; one that is given anew is former no more."""
    if signal["raw"]:
        return
    with unscoped():
        known = Theme.objects.filter(pk=instance.pk).first()
        FormerTheme.objects.filter(slug=instance.slug).delete()
        if known and known.slug != instance.slug and is_known(known):
            FormerTheme.objects.create(
                slug=known.slug, theme=known, board_id=known.board_id
            )


def is_known(theme: Theme) -> bool:
    """Whether the public can know of a theme: all boards have it, or one says it.

    The address of any other leads nowhere later on: whoever guesses it would learn what
    a board has a word for.
    """
    place = theme.board.path if theme.board else ""
    return Theme.objects.read_at(place).filter(pk=theme.pk).exists()


def follow_theme(sender: object, instance: Theme, created: bool, **signal: Any) -> None:
    if not signal["raw"] and not created:
        know_theme_later.enqueue(instance.pk)


def install() -> None:
    pre_save.connect(remember_slug, sender=Theme, dispatch_uid="former_theme")
    post_save.connect(follow_theme, sender=Theme, dispatch_uid="words_of_theme")
