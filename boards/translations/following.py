"""Versions in other languages go away when their source does."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_unpublished

from boards.models.pages.versions import is_source, translations_of
from boards.publishing.availability.floor_guards import taking_back


def take_down(source: Page, by: Any = None) -> None:
    """Unpublish the versions of a page that is public no more.

    A version may have been public for a shorter time than its source: what held the
    source has been asked already.
    """
    with taking_back():
        for version in translations_of(source).filter(live=True):
            version.specific.unpublish(user=by)


def _after_unpublishing(sender: Any, instance: Page, **_signal: Any) -> None:
    if not instance.alias_of_id and is_source(instance):
        take_down(instance)


def install() -> None:
    page_unpublished.connect(_after_unpublishing, dispatch_uid="take_down_versions")
