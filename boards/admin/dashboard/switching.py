"""Going from one of one's boards to another."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from boards.admin.active_board import switch_board


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Work on another board, from its dashboard on.

    A board that is not one's own answers as one that does not exist.
    """
    chosen = request.POST.get("board", "")
    try:
        board = switch_board(request, int(chosen) if chosen.isdecimal() else 0)
    except PermissionDenied as refused:
        raise Http404 from refused
    messages.success(
        request,
        _("You work on %(board)s now. Whatever you see and do is there.")
        % {"board": board.short_name},
    )
    return redirect("wagtailadmin_home")
