"""What was found in the words of a page, for templates that show it."""

from typing import Any

from django import template
from wagtail.models import Page

from boards.publishing.page_words.presentation import ShownPage, shown

register = template.Library()


@register.simple_tag(takes_context=True)
def page_words(context: dict[str, Any], page: Page) -> ShownPage:
    """What `wagtailadmin/boards/page_words/warning.html` shows, of a page as given."""
    return shown(page, context["request"].user)
