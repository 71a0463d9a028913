"""Which documents can be asked for, who answers, and how a request is taken."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page, Site

from boards.models import Availability, Board, DocumentRequest, PageDocument
from boards.models.board.closures import closed
from boards.publishing.copy_requests import audit_log
from boards.publishing.copy_requests.delivery import deliver
from boards.publishing.copy_requests.tickets import Ticket
from cms import trees
from cms.clients import Limit, address_of
from cms.hosts import is_cms_host

# In an hour. More of one client are no reader: that client is told to phone.
FROM_ONE_CLIENT = Limit("requests for copies of one client", 5)
# More of all clients are programs that come from everywhere, and then everybody is.
MOST_AN_HOUR = 120


def row_asked_for(request: HttpRequest, row_id: int) -> PageDocument:
    """The document, if this visitor reads on this host that it is there on request.

    Raises Http404 for every other, as if there were none.
    """
    site = None if is_cms_host(request) else Site.find_for_request(request)
    if site is None:
        raise Http404
    pages = trees.in_board_of(Page.objects.live(), site.root_page)
    rows = PageDocument.objects.select_related("page", "kind").filter(
        pk=row_id, availability=Availability.ON_REQUEST, page__in=pages
    )
    row = rows.first()
    if row is None or not _shows(row.page, request):
        raise Http404
    return row


def _shows(page: Page, request: HttpRequest) -> bool:
    restrictions = page.specific.get_view_restrictions()
    return all(restriction.accept_request(request) for restriction in restrictions)


def who_answers(board: Board) -> Board:
    """The board itself; of a closed one the board that carries on its work (R14)."""
    seen = {board.pk}
    while (end := closed(board)) and end.successor_id not in seen:
        board = end.successor
        seen.add(board.pk)
    return board


def are_too_many(board: Board) -> bool:
    """Whether a board was asked so often in the last hour that programs did it.

    What its people have marked as spam does not count: they open the form again by it.
    """
    an_hour_ago = timezone.now() - timedelta(hours=1)
    asked = DocumentRequest.objects.filter(board=board, asked_at__gt=an_hour_ago)
    return asked.exclude(state=DocumentRequest.State.SPAM).count() >= MOST_AN_HOUR


def is_too_often(request: HttpRequest) -> bool:
    """Count this request of a client; whether they have sent too many in this hour."""
    return not FROM_ONE_CLIENT.claim(address_of(request))


def take(
    row: PageDocument, board: Board, ticket: Ticket, said: dict[str, Any]
) -> DocumentRequest:
    """Store what somebody asks, then tell the board. Sent twice, it is stored once.

    board: who answers. said: name, email and message.
    """
    page = row.page.specific
    own = trees.board_path(page) == board.path
    with transaction.atomic():
        request, is_new = DocumentRequest.objects.get_or_create(
            reference=ticket.reference,
            defaults={
                "board": board,
                # Another board's people do not see the page.
                "page": row.page if own else None,
                "row": row if own else None,
                "document_title": row.shown_title,
                "page_title": page.title,
                "page_address": page.canonical_address(),
                "language": get_language(),
                **said,
            },
        )
        if is_new:
            audit_log.note(request, "asked", None, page)
            transaction.on_commit(lambda: deliver(request.pk))
    return request
