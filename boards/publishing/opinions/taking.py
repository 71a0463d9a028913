"""Which pages can be said something of, and how it is taken."""

from datetime import timedelta

from django.http import Http404, HttpRequest
from django.utils import timezone
from wagtail.models import Page, Site

from boards.models import Board, PageOpinion
from boards.publishing.copy_requests.tickets import Ticket
from cms import trees
from cms.clients import Limit
from cms.hosts import is_cms_host
from cms.passwords import what_asks

SALT = "boards.opinions.tickets"
# More in an hour are no readers of one board.
MOST_AN_HOUR = 300
# More in an hour are not one reader.
FROM_ONE_CLIENT = Limit("opinions of one client", 10)


def page_spoken_of(request: HttpRequest, page_id: int) -> Page:
    """The page, if this visitor reads it on this host.

    Raises Http404 for every other, as if there were none.
    """
    site = None if is_cms_host(request) else Site.find_for_request(request)
    if site is None:
        raise Http404
    pages = trees.in_board_of(Page.objects.live(), site.root_page)
    page = pages.filter(pk=page_id, depth__gte=trees.HOME_DEPTH).first()
    if page is None or what_asks(request, page.specific):
        raise Http404
    return page


def are_too_many(board: Board) -> bool:
    """Whether so much was said of a board in the last hour that programs did it."""
    an_hour_ago = timezone.now() - timedelta(hours=1)
    said = PageOpinion.objects.filter(board=board, given_at__gt=an_hour_ago)
    return said.count() >= MOST_AN_HOUR


def take(
    page: Page, board: Board, ticket: Ticket, *, is_useful: bool, sentence: str
) -> None:
    """Store what somebody says of a page. Sent twice, it is stored once."""
    PageOpinion.objects.get_or_create(
        reference=ticket.reference,
        defaults={
            "board": board,
            "page": page,
            "is_useful": is_useful,
            "sentence": sentence,
        },
    )
