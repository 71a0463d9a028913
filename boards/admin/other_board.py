"""What is said when a form comes from another board than the one that is active."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from boards.admin.active_board import active_board
from boards.models import Board
from cms.request_state import state_of

# The field with which somebody goes back to a form's board and sends it once more.
GO_BACK = "go-back-to-board"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105
CONFLICT = 409


def refusal(request: HttpRequest, opened_in: int | None) -> HttpResponse:
    """Nothing is stored; both boards are named, in the form that the asker can read.

    opened_in: the key of the form's board; None where it was opened in none.
    """
    theirs = next((one for one in _my_boards(request) if one.pk == opened_in), None)
    here = active_board(request)
    names = {"form": _name(theirs), "here": _name(here)}
    if _is_from_a_script(request):
        return _told_to_a_script(request, names)
    context = {
        "form_board": theirs,
        "names": names,
        "fields": _fields(request),
        "files": [
            file.name for _name, all_of in request.FILES.lists() for file in all_of
        ],
        "token": state_of(request).form_token,
        "go_back": GO_BACK,
        "address": request.get_full_path(),
    }
    return render(
        request,
        "wagtailadmin/boards/dashboard/other_board.html",
        context,
        status=CONFLICT,
    )


def _my_boards(request: HttpRequest) -> Sequence[Board]:
    return state_of(request).my_boards


def _name(board: Board | None) -> str:
    return board.short_name if board else _("another part of the CMS")


def _fields(request: HttpRequest) -> list[tuple[str, str]]:
    """All that was typed, so that it can be sent once more."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in (TOKEN, GO_BACK)
        for value in values
    ]


def _is_from_a_script(request: HttpRequest) -> bool:
    return _is_from_a_dialogue(request) or request.headers.get("accept", "").startswith(
        "application/json"
    )


def _is_from_a_dialogue(request: HttpRequest) -> bool:
    """Whether one of Wagtail's dialogues or uploads asks: those made with jQuery."""
    return request.headers.get("x-requested-with") == "XMLHttpRequest"


def _told_to_a_script(request: HttpRequest, names: dict[str, str]) -> HttpResponse:
    words = (
        _(
            "Nothing was saved: this page was opened in %(form)s, and you work on "
            "%(here)s now. Leave this page open, go back to %(form)s in another tab, "
            "and save again."
        )
        % names
    )
    answer: dict[str, Any] = {
        "success": False,
        # Of the reasons that Wagtail knows the one that shows its words and keeps
        # what was typed: nothing can be saved from here for the time being.
        "error_code": "locked",
        "error_message": words,
        "html": format_html('<p class="help-block help-critical">{}</p>', words),
        "step": "another_board",
    }
    # Dialogues and uploads show the words of an answer, but of an error its number.
    status = 200 if _is_from_a_dialogue(request) else CONFLICT
    return JsonResponse(answer, status=status)
