"""Which of Wagtail's steps with a page are offered: none that would be refused.

Whoever asks for one all the same, by an old address or by code, is told why it is not
done, where it is refused.
"""

from typing import Any

from boards.models import OncePublic
from boards.publishing.availability.floors import standing
from boards.publishing.releases.content_freeze import release_below
from boards.publishing.releases.gate import WAITS
from cms.users.models import User


def delete_is_offered(button: Any, user: User) -> bool:
    """For Wagtail's button: whether the page may be deleted, and would be."""
    page = button.page
    return page.permissions_for_user(user).can_delete() and not stays(page)


def unpublish_is_offered(button: Any, user: User) -> bool:
    """The same of taking it off the web."""
    page = button.page
    return page.permissions_for_user(user).can_unpublish() and not stays_public(page)


def stays(page: Any) -> bool:
    """Whether a page, or one below it, was public once, or has been signed off.

    In a list it is asked of the page alone, which the list knows of each.
    """
    if hasattr(page, WAITS):
        return page.was_public_once or page.waits_in_a_release
    below = OncePublic.objects.filter(page__path__startswith=page.path)
    return below.exists() or release_below(page) is not None


def stays_public(page: Any) -> bool:
    """Whether a page has been signed off, or has a report whose floor is to come.

    A list knows only that there is such a report: the page's own menu counts the days.
    """
    if hasattr(page, WAITS):
        return page.lists_a_report_with_a_floor or page.waits_in_a_release
    return release_below(page) is not None or bool(standing(page))
