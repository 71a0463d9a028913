"""How far a page is, in the same word, colour and icon in every list."""

from typing import NamedTuple

from django import template
from django.utils.translation import gettext as _
from wagtail.models import Page

register = template.Library()


class State(NamedTuple):
    """word: what is said; colour: of the style sheet, one for each icon."""

    word: str
    colour: str
    icon: str


@register.simple_tag
def page_state(page: Page) -> State:
    """What a page is for the public, and what it waits for.

    A list that knows of each page whether it was withdrawn says that as well.
    """
    word = page.status_string
    if getattr(page, "is_withdrawn_now", False):
        return State(_("withdrawn"), "critical", "error")
    if _("in moderation") in word:
        return State(word, "waits", "time")
    if page.approved_schedule:
        return State(word, "waits", "calendar-check")
    if page.live:
        is_behind = page.has_unpublished_changes
        return State(word, "public", "edit" if is_behind else "view")
    return State(word, "draft", "no-view" if page.first_published_at else "draft")
