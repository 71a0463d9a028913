"""What is refused because of where a board stands in its life."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from boards.models import BoardClosure
from cms import trees


def reason_against_new_page(parent: Page) -> str | None:
    """Why nothing can be added below a page, or None when something can."""
    ended = (
        BoardClosure.objects.filter(board__path=trees.board_path(parent))
        .select_related("board", "successor")
        .first()
    )
    if ended is None:
        return None
    return _(
        "%(board)s has closed, so that no page can be added to it. Add it to "
        "%(successor)s, which continues its work."
    ) % {"board": ended.board.short_name, "successor": ended.successor.short_name}


def refuse_page_of_closed_board(
    request: HttpRequest, parent: Page
) -> HttpResponse | None:
    """Send whoever wants to add a page to a closed board back, with the reason."""
    reason = reason_against_new_page(parent)
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_explore", parent.pk)
