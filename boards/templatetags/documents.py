"""Documents as a page lists them, which a list of reviews holds by the hundred.

Written here, and not by templates of their own: those would take half of the time that
such a list is made in.
"""

from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from boards.models import Availability, PageDocument
from boards.models.publishing.covers import Cover
from boards.models.publishing.laid_out import laid_out
from boards.templatetags.board_words import kind_of
from cms.bidi import isolated, isolated_list
from cms.languages import direction, hreflang, language_mark
from cms.models.media import BoardDocument, facts_of
from cms.partial_dates import PartialDate
from cms.templatetags.languages import partial_date

register = template.Library()


@register.simple_tag
def document_list(
    documents: Sequence[PageDocument], contact_url: str = "", *, compact: bool = False
) -> SafeString:
    """The documents that a page releases, in the order in which they are given; but a
    board's response stands beside the one report that it answers.

    documents: with kind and file. contact_url: where to ask for what is not here and
    not stored yet, or "". compact: inside a list: then no cover is shown, and no
    history. Asks nothing of the database.
    """
    items = [
        _listed(row, cover, document_item(row, contact_url, compact=compact), is_paired)
        for row, cover, is_paired in laid_out(documents, compact)
    ]
    kind = " document-list--compact" if compact else ""
    return SafeString(f'<ul class="document-list{kind}">{"".join(items)}</ul>')


def _listed(
    document: PageDocument, cover: Cover | None, lines: SafeString, is_paired: bool
) -> SafeString:
    """A document in a list. lines: what is said of it."""
    if cover:
        lines = format_html(
            '<img class="document-item__cover no-print" src="{}" alt="" loading="lazy"'
            ' width="{}" height="{}"><div class="document-item__words">{}</div>',
            *(cover.address, cover.width, cover.height, lines),
        )
    kind = "" if document.is_open else " document-item--gone"
    paired = " data-paired" if is_paired else ""
    return SafeString(f'<li class="document-item{kind}"{paired}>{lines}</li>')


@register.simple_tag
def document_item(
    document: PageDocument, contact_url: str = "", *, compact: bool = False
) -> SafeString:
    """What one document is, its day, whether it can be had, and what became of it.

    contact_url, compact: as for a list of them.
    """
    lines = [
        f'<p class="document-item__title">{document_link(document)}</p>',
        f'<p class="document-item__meta">{document_facts(document)}</p>',
        _note(_whoever_has_it(document)),
        _note(_how_to_have_it(document, contact_url)),
    ]
    if not compact and (told := document.told):
        history = {"changes": told}
        lines.append(render_to_string("components/document_history.html", history))
    return SafeString("".join(lines))


def _note(said: Sequence[str]) -> str:
    words = " ".join(conditional_escape(one) for one in said if one)
    return f'<p class="document-item__note">{words}</p>' if words else ""


def _whoever_has_it(document: PageDocument) -> list[str]:
    """Who holds what is not here, and where."""
    if not document.is_elsewhere:
        return []
    said = [gettext("Held by:"), isolated(document.held_by)]
    if document.link:
        where = gettext("Where it is held")
        link = format_html(
            '<a class="external" href="{}" rel="external" aria-label="{}: {}">{}'
            ' <span class="external__note">({})</span></a>',
            *(document.link, where, document.shown_title),
            *(where, gettext("opens another site")),
        )
        said.append(link)
    return said


def _how_to_have_it(document: PageDocument, contact_url: str) -> list[str]:
    """The public note, and where a copy is asked for."""
    said = [document.public_note]
    if document.availability != Availability.ON_REQUEST:
        return said
    if document.pk:
        ask = gettext("Ask for a copy")
        link = format_html(
            '<a href="{}" aria-label="{}: {}">{}</a>',
            reverse("ask_for_a_copy", args=[document.pk]),
            *(ask, document.shown_title, ask),
        )
        said.append(link)
    elif contact_url:
        us = gettext("Ask us for a copy")
        said.append(format_html('<a href="{}">{}</a>', contact_url, us))
    return said


@register.simple_tag
def document_link(document: PageDocument) -> SafeString:
    """A link that says what it opens, its kind, size and language; plain words when it
    opens nothing. document: with its file.
    """
    readers, language = get_language() or "", document.language
    link = isolated(document.shown_title, direction(readers))
    foreign = language != readers
    in_language = hreflang(language) if foreign else SafeString()
    if document.is_open and (file := document.file):
        link = format_html(
            '<a href="{}"{}>{} <span class="file">({})</span></a>',
            *(
                file.url,
                in_language,
                link,
                _facts(file, readers),
            ),
        )
    elif document.is_open:
        link = format_html(
            '<a class="external" href="{}" rel="external"{}>{}'
            ' <span class="external__note">({})</span></a>',
            *(document.link, in_language, link, gettext("opens another site")),
        )
    return SafeString(link + language_mark(language)) if foreign else link


def _facts(file: BoardDocument, language: str) -> SafeString:
    return _said_facts(file.kind_label, file.page_count, file.file_size, language)


# Many files of a list are alike in them.
@lru_cache(maxsize=2000)
def _said_facts(
    kind: str, pages: int | None, size: int | None, _language: str
) -> SafeString:
    return isolated_list(facts_of(kind, pages, size))


@register.simple_tag
def document_facts(document: PageDocument) -> SafeString:
    """What a document is, its days, and how it can be had. document: with its kind."""
    parts = [conditional_escape(kind_of(document))]
    if published := document.shown_published:
        parts.append(_day(pgettext("before a date", "Published"), published))
    if updated := document.updated:
        parts.append(_day(pgettext("before a date", "Updated"), updated))
    return SafeString(" ".join([*parts, document_state(document)]))


def _day(word: str, day: PartialDate) -> SafeString:
    return format_html("· {} {}", word, partial_date(day))


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
