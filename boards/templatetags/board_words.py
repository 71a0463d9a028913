"""A board's facts as words. The status line alone asks the record."""

from django import template

from boards.models import Board, PageDocument, ReviewPage, ReviewType
from boards.models.pages.kinds import page_kind
from boards.models.publishing import rules
from boards.models.publishing.laid_out import laid_out
from boards.models.shared import names
from boards.publishing.availability.reports import report_on
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


register.filter(page_kind)


@register.filter
def kind_of(row: PageDocument) -> str:
    """What a document is, in the board's own words where it has some."""
    return isolated(row.own_kind) if row.own_kind else names.marked(row.kind or "")


@register.filter
def type_of(review: ReviewPage) -> str:
    """What a review is, in the board's own words where it has some."""
    own = review.own_type
    return isolated(own) if own else names.marked(_shared_type(review))


@register.filter
def plain_type_of(review: ReviewPage) -> str:
    """The same without elements."""
    return review.own_type or names.in_language(_shared_type(review))


def _shared_type(review: ReviewPage) -> ReviewType | str:
    """Nothing has been chosen in a preview of what is begun."""
    return review.review_type if review.review_type_id else ""


register.filter("laid_out", laid_out)
register.filter("in_language", names.marked)
register.filter("in_plain_language", names.in_language)


@register.filter
def board_address(board: Board) -> str:
    """Where the public reads a board; "" while it is not on the web."""
    return public_address(board.hostname) if board.hostname else ""


@register.filter
def tel(number: str) -> str:
    """A phone number as a `tel:` link wants it: digits, and a leading plus."""
    plus = "+" if number.startswith("+") else ""
    return plus + "".join(char for char in number if char.isdigit())
