"""Rich text as the public reads it: every link says what it opens."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace
from typing import Any

import nh3
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Page

from cms.bidi import isolated_list
from cms.languages import hreflang, language_mark
from cms.versions import versions_for_reader

# What the editor's toolbar can make, and its near relatives from older texts.
TAGS = {"p", "br", "b", "strong", "i", "em", "a", "ol", "ul", "li", "h2", "h3", "h4"}
LINK_ATTRIBUTES = {"href", "linktype", "id"}
URL_SCHEMES = {"http", "https", "mailto", "tel"}

# nh3 writes every attribute in double quotes, and never a link inside a link.
_LINK = re.compile(r'<a((?: [a-z]+="[^"]*")*)>(.*?)</a>', re.DOTALL)
# The same, of texts whose links are looked up together.
_WAITING = re.compile(r'<a data-waiting((?: [a-z]+="[^"]*")*)>(.*?)</a>', re.DOTALL)
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')


_waits: ContextVar[bool] = ContextVar("links_wait", default=False)


def render(source: str) -> SafeString:
    """Stored rich text as safe HTML, with at most one query for each kind of target.

    A link whose target is gone, or is not live, becomes plain words: words are never
    lost, and no reader is sent to nothing.
    """
    html = nh3.clean(
        source,
        tags=TAGS,
        attributes={"a": LINK_ATTRIBUTES},
        url_schemes=URL_SCHEMES,
        link_rel=None,
    )
    if _waits.get():
        return mark_safe(_LINK.sub(r"<a data-waiting\1>\2</a>", html))
    return mark_safe(_expanded(html, _LINK))


@contextmanager
def links_wait() -> Iterator[None]:
    """Let texts that are rendered in here wait for `with_links`.

    So a page asks as often for the targets of many texts as for those of one.
    """
    token = _waits.set(True)
    try:
        yield
    finally:
        _waits.reset(token)


def with_links(html: str) -> SafeString:
    """HTML with the links of all texts in it that wait."""
    return mark_safe(_expanded(html, _WAITING))


def _expanded(html: str, pattern: re.Pattern[str]) -> str:
    links = [_attributes(found) for found in pattern.finditer(html)]
    return pattern.sub(_Targets(links).expand, html) if links else html


def _attributes(link: re.Match[str]) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(link[1]))


class _Targets:
    """What the links of a text, or of several, point to, fetched together."""

    def __init__(self, links: list[dict[str, str]]) -> None:
        live = Page.objects.live().select_related("locale")
        self.pages = _by_id(live, links, "page")
        self.versions = versions_for_reader(self.pages.values())
        self.documents = _by_id(get_document_model().objects.all(), links, "document")
        # Wagtail keeps the sites' addresses on whatever it is given for a request.
        self.memory = SimpleNamespace()

    def expand(self, link: re.Match[str]) -> str:
        attributes, words = _attributes(link), mark_safe(link[2])
        linktype, key = attributes.get("linktype"), attributes.get("id", "")
        if linktype == "page":
            return self._page_link(self.pages.get(key), words)
        if linktype == "document":
            return _document_link(self.documents.get(key), words)
        return _address_link(mark_safe(attributes.get("href", "")), words)

    def _page_link(self, page: Any, words: SafeString) -> str:
        if page is None:
            return words
        version = self.versions[page.pk]
        parts = version.get_url_parts(self.memory)
        if not parts or not parts[2]:
            return words
        code = version.locale.language_code
        return format_html(
            '<a href="{}{}"{}>{}</a>{}',
            parts[1],
            parts[2],
            hreflang(code),
            words,
            language_mark(code),
        )


def _document_link(document: Any, words: SafeString) -> str:
    if document is None:
        return words
    return format_html(
        '<a href="{}">{} <span class="file">({})</span></a>',
        document.url,
        words,
        isolated_list(document.facts),
    )


def _address_link(href: SafeString, words: SafeString) -> str:
    if not href:
        return words
    if not href.startswith(("http:", "https:", "//")):
        return format_html('<a href="{}">{}</a>', href, words)
    return format_html(
        '<a class="external" href="{}" rel="external">{} '
        '<span class="external__note">({})</span></a>',
        href,
        words,
        _("opens another site"),
    )


def _by_id(
    objects: QuerySet, links: list[dict[str, str]], linktype: str
) -> dict[str, Any]:
    """The targets of one kind, by the key that the stored links name them with."""
    wanted = {
        link["id"]
        for link in links
        if link.get("linktype") == linktype and link.get("id", "").isdecimal()
    }
    if not wanted:
        return {}
    return {str(target.pk): target for target in objects.filter(pk__in=wanted)}
