"""The line of a document, which a list of reviews holds by the hundred.

Written here, and not by templates of their own: those would take half of the time that
such a list is made in.
"""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from boards.models import Availability, PageDocument
from boards.templatetags.board_words import kind_of
from cms.bidi import isolated, isolated_list
from cms.languages import hreflang, language_mark
from cms.templatetags.languages import partial_date

register = template.Library()


@register.simple_tag
def document_link(document: PageDocument) -> SafeString:
    """A link that says what it opens, its kind, size and language; plain words when it
    opens nothing. document: with its file.
    """
    title, language = isolated(document.shown_title), document.language
    if document.is_open and (file := document.file):
        link = format_html(
            '<a href="{}"{}>{} <span class="file">({})</span></a>',
            file.url,
            hreflang(language),
            title,
            isolated_list(document.facts),
        )
    elif document.is_open:
        link = format_html(
            '<a class="external" href="{}" rel="external"{}>{}'
            ' <span class="external__note">({})</span></a>',
            document.link,
            hreflang(language),
            title,
            gettext("opens another site"),
        )
    else:
        link = title
    return mark_safe(link + language_mark(language))


@register.simple_tag
def document_facts(document: PageDocument) -> SafeString:
    """What a document is, its days, and how it can be had. document: with its kind."""
    days = {
        pgettext("before a date", "Published"): document.shown_published,
        pgettext("before a date", "Updated"): document.updated,
    }
    parts = [conditional_escape(kind_of(document))]
    parts += [
        format_html("· {} {}", word, partial_date(day))
        for word, day in days.items()
        if day
    ]
    return mark_safe(" ".join([*parts, document_state(document)]))


@register.simple_tag
def document_state(document: PageDocument) -> SafeString:
    """How a document can be had where it is not there to be opened, and when it is
    expected; nothing of one that can be opened.
    """
    state = document.availability
    if state == Availability.PUBLISHED:
        return SafeString()
    tag = format_html(
        '<span class="tag tag--{}">{}</span>',
        document.tag,
        document.get_availability_display(),
    )
    if not document.shown_expected:
        return tag
    is_said = state == Availability.EXPECTED
    word = "" if is_said else pgettext("before a date", "Expected")
    return format_html("{} {} {}", tag, word, partial_date(document.shown_expected))
