"""Versions in other languages go away when their source does."""

from wagtail.models import Page

from boards.models.pages.versions import is_source, translations_of
from boards.publishing import after_publish
from boards.publishing.availability.floor_guards import taking_back
from cms.users.models import User


def take_down(source: Page, by: User | None = None) -> None:
    """Unpublish the versions of a page that is public no more.

    A version may have been public for a shorter time than its source: what held the
    source has been asked already.
    """
    with taking_back():
        for version in translations_of(source).filter(live=True):
            version.specific.unpublish(user=by)


def take_down_versions(page: Page) -> None:
    if not page.alias_of_id and is_source(page):
        take_down(page)


def install() -> None:
    after_publish.register(after_publish.TAKE_DOWN_VERSIONS, take_down_versions)
