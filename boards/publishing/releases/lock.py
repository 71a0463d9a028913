"""A page that has been signed off is kept as it is until it goes public."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.locks import BaseLock
from wagtail.models import Page

from boards.models import Release
from cms.staff_dates import short_moment
from cms.users.models import User


class ReleaseLock(BaseLock):
    """Locks a signed-off page for everybody, the person who signed it off included."""

    def __init__(self, page: Page, release: Release) -> None:
        super().__init__(page)
        self.release = release

    def for_user(self, user: User) -> bool:
        return True

    def get_message(self, user: User) -> Any:
        return format_html(
            _(
                "This page has been signed off and goes public on {time} with the "
                "release <a href='{address}'>{release}</a>. To change it, call the "
                "release back there first."
            ),
            time=in_words(self.release.goes_public_at),
            address=reverse("release", args=[self.release.pk]),
            release=self.release.title,
        )

    def get_icon(self, user: User) -> str:
        return "time"

    def get_locked_by(self, user: User) -> str:
        return _("Waits for its release")

    def get_description(self, user: User) -> str:
        return _("Nobody changes a page that has been signed off")


def in_words(moment: Any) -> str:
    """When something is to happen, in UK time: 12 Dec 2026, 10:00."""
    return short_moment(moment) if moment else _("as soon as it is signed off")
