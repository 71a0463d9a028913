"""A board's facts as words. The status line alone asks the record."""

from django import template
from django.utils.html import format_html
from wagtail.models import Page

from boards.models import Board, PageDocument, ReviewPage, ReviewType
from boards.models.board.belonging import the_board_of_page
from boards.models.pages.kinds import page_kind, said_kind
from boards.models.publishing import rules
from boards.models.shared import names
from boards.publishing.availability.reports import report_on
from boards.validators import parts_of_phone
from cms.as_signed_off import today
from cms.bidi import isolated
from cms.hosts import public_address

register = template.Library()


@register.simple_tag
def status_line(
    review: ReviewPage, board: Board | None, documents: list[PageDocument]
) -> str:
    """What became of a review, in one line of words. documents: as they are shown."""
    report = report_on(review, documents, board, today())
    return rules.publication_sentence(review, report)


register.simple_tag(the_board_of_page, name="board_of")


@register.filter(name="page_kind")
def marked_page_kind(page: Page) -> str:
    """What kind of page it is; a name that stays as it is says its language."""
    said = said_kind(page)
    if said is None:
        return page_kind(page)
    return _both(names.marked(said.shared), said.own and isolated(said.own))


@register.filter
def kind_of(row: PageDocument) -> str:
    """What a document is, and in the board's own words where it has some."""
    kind = "" if row.own_kind and names.says_nothing(row.kind) else row.kind
    return _both(names.marked(kind or ""), row.own_kind and isolated(row.own_kind))


@register.filter
def type_of(review: ReviewPage) -> str:
    """What a review is, and in the board's own words where it has some."""
    own = review.own_type
    return _both(names.marked(_told_type(review)), own and isolated(own))


@register.filter
def plain_type_of(review: ReviewPage) -> str:
    """The same without elements."""
    shared, own = names.in_language(_told_type(review)), review.own_type
    return f"{shared} ({own})" if shared and own else shared or own


def _shared_type(review: ReviewPage) -> ReviewType | str:
    """Nothing has been chosen in a preview of what is begun."""
    return review.review_type if review.review_type_id else ""


def _told_type(review: ReviewPage) -> ReviewType | str:
    """Where the board has words of its own, “Other review” says no more."""
    chosen = _shared_type(review)
    return "" if review.own_type and names.says_nothing(chosen) else chosen


def _both(shared: str, own: str) -> str:
    if shared and own:
        return format_html("{} ({})", shared, own)
    return shared or own


register.filter("in_language", names.marked)
register.filter("in_plain_language", names.in_language)


@register.filter
def board_address(board: Board) -> str:
    """Where the public reads a board; "" while it is not on the web."""
    return public_address(board.hostname) if board.hostname else ""


@register.filter
def tel(number: str) -> str:
    """A phone number as a `tel:` link wants it, which waits before an extension."""
    number, more = parts_of_phone(number)
    return f"{number};ext={more}" if more else number
