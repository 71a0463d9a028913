"""Reviews one after another, as a list shows them by the fifty.

Written here, and not by templates of their own, as their documents are.
"""

from collections.abc import Sequence

from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from boards.models import PageDocument, ReviewPage
from boards.models.pages.reviews import PublicationDecision
from boards.public.review_lists.shapes import Entry, Shared
from boards.templatetags.board_words import marked_page_kind, type_of
from boards.templatetags.documents import document_list
from cms.bidi import isolated, isolated_list
from cms.page_addresses import PageAddresses
from cms.templatetags.languages import link_to, partial_date

register = template.Library()


@register.simple_tag(takes_context=True)
def review_items(
    context: Context,
    entries: Sequence[Entry],
    level: int,
    contact_url: str = "",
    *,
    dated: bool = False,
) -> SafeString:
    """Reviews one after another, each with its documents.

    level: of the headings. contact_url: as for a list of documents. dated: where no
    heading says the date.
    """
    addresses = PageAddresses(context.get("request"))
    items = (
        (_item(entry, addresses, level, contact_url, dated=dated),) for entry in entries
    )
    listed = format_html_join("", '<li class="review-item">{}</li>', items)
    return format_html('<ul class="review-list">{}</ul>', listed)


def _item(
    entry: Entry,
    addresses: PageAddresses,
    level: int,
    contact_url: str,
    *,
    dated: bool,
) -> SafeString:
    review = entry.review
    parts = [
        format_html(
            '<h{0} class="review-item__title"><a href="{1}">{2}</a></h{0}>',
            *(level, addresses.of(review), isolated(review.title)),
        ),
        f'<p class="review-item__meta">{_meta(review, dated=dated)}</p>',
    ]
    if review.summary:
        parts.append(format_html('<p class="review-item__text">{}</p>', review.summary))
    if entry.documents or entry.learning:
        documents = _documents(entry.documents, contact_url)
        learning = [_learning(item, addresses, contact_url) for item in entry.learning]
        reading = SafeString("".join([documents, *learning]))
        parts.append(format_html('<div class="review-item__reading">{}</div>', reading))
    return SafeString("".join(parts))


def _meta(review: ReviewPage, *, dated: bool) -> SafeString:
    """What a review is, who published it and when, and what was decided."""
    said = [conditional_escape(type_of(review))]
    if review.published_by:
        names = isolated_list(review.publisher_names, "; ")
        said.append(format_html("· {} {}", gettext("Published by"), names))
    if dated and (published := review.shown_date):
        word = pgettext("before a date", "Published")
        said.append(format_html("· {} {}", word, partial_date(published)))
    if review.publication_decision != PublicationDecision.PUBLISHED:
        tag = format_html(
            '<span class="tag tag--{}">{}</span>',
            review.decision_tag,
            review.get_publication_decision_display(),
        )
        said.append(tag)
    return SafeString(" ".join(said))


def _documents(documents: Sequence[PageDocument], contact_url: str) -> str:
    return document_list(documents, contact_url, compact=True) if documents else ""


def _learning(item: Shared, addresses: PageAddresses, contact_url: str) -> SafeString:
    """A page of learning or news about one review alone, with its documents."""
    return format_html(
        '<p class="review-item__text">{} <span class="page__meta">{}</span></p>{}',
        link_to(item.page, addresses.request),
        marked_page_kind(item.page),
        _documents(item.documents, contact_url),
    )
