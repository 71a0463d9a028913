"""The chrome's way into templates: the only place where a template may ask."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from boards.models import Board
from boards.public.chrome import Chrome, chrome_for
from cms.languages import language_tag

register = template.Library()

# As in Django's json_script: nothing in the data can end the element it stands in.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}

# What schema.org knows as written in a language. An event's language is another thing.
_WRITTEN = {"Report", "FAQPage"}


@register.simple_tag(takes_context=True)
def site_chrome(context: dict[str, Any]) -> Chrome:
    """What stands around the page of this context, or around no page."""
    return chrome_for(context["request"], context.get("page"))


def organisation(board: Board, address: str) -> dict[str, Any]:
    """A board as schema.org describes it; what is not known is left out."""
    facts = {
        "name": board.title,
        "alternateName": board.short_name,
        "url": address,
        "email": board.email,
        "telephone": board.phone,
        "address": ", ".join(board.address_lines),
    }
    return {"@type": "Organization"} | {
        name: value for name, value in facts.items() if value
    }


@register.simple_tag(takes_context=True)
def structured_data(context: dict[str, Any]) -> str:
    """The page as schema.org describes it, in a data block; nothing when none fits."""
    page = context.get("page")
    if page is None or not hasattr(page, "structured_data"):
        return ""
    chrome = chrome_for(context["request"], page)
    data = page.structured_data(context["request"])
    if chrome.board and chrome.home and page.pk == chrome.home.pk:
        data = organisation(chrome.board, page.canonical_address())
    elif data and data["@type"] in _WRITTEN:
        data["inLanguage"] = language_tag(page.locale.language_code)
    if not data:
        return ""
    if chrome.board and data["@type"] == "Report":
        ours = {"@type": "Organization", "name": chrome.board.title}
        data.setdefault("publisher", ours)
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text.translate(_ESCAPES)),
    )
