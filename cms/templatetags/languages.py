"""Languages and directions as HTML writes them."""

from functools import lru_cache
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from cms import bidi, languages
from cms.as_signed_off import is_asked_for
from cms.partial_dates import PartialDate

register = template.Library()

register.filter("language_tag", languages.language_tag)
register.filter("direction", languages.direction)
register.filter("language_name", languages.name_in_itself)
register.filter("isolated", bidi.isolated)
register.filter("isolated_text", bidi.isolated_text)
register.filter("isolated_list", bidi.isolated_list)
register.filter("hreflang", languages.hreflang)
register.filter("language_mark", languages.language_mark)
register.filter("written_in", languages.written_in)


@register.simple_tag
def partial_date(date: PartialDate | None) -> SafeString:
    """A date as well as it is known. What no machine can read stands in words alone."""
    return _written(date, get_language()) if date else SafeString()


# A list says few dates, and each of them for many reviews and documents.
@lru_cache(maxsize=2000)
def _written(date: PartialDate, _language: str | None) -> SafeString:
    if read := date.isoformat():
        return format_html('<time datetime="{}">{}</time>', read, str(date))
    return bidi.isolated(date)


@register.simple_tag(takes_context=True)
def page_link(context: dict[str, Any], page: Page) -> SafeString:
    """A link of a page's own title, which says so when it is in another language.

    page: with its locale at hand.
    """
    return link_to(page, context.get("request"))


def link_to(page: Page, request: HttpRequest | None) -> SafeString:
    """The same for what is written by code."""
    code = page.locale.language_code
    is_draft = is_asked_for() and not page.live
    title = bidi.isolated(page.draft_title if is_draft else page.title)
    return format_html(
        '<a href="{}"{}>{}</a>{}',
        page.get_url(request) or "",
        languages.foreign_attributes(code),
        title,
        languages.language_mark(code),
    )
