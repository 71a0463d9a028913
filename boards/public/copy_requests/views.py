"""The form by which a visitor asks for a copy, and what they read when it is sent.

It works without cookies and without script, so that its protection from programs and
from forged forms is a signed ticket in the form itself.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from boards.models import Board, DocumentRequest, PageDocument
from boards.public.chrome import board_of_request
from boards.public.copy_requests.forms import AskForm
from boards.publishing.copy_requests import tickets
from boards.publishing.copy_requests.asking import (
    are_too_many,
    is_too_often,
    row_asked_for,
    take,
    who_answers,
)

LARGEST = 64 * 1024  # bytes: 2,000 characters of any script, and the other fields
AN_HOUR = 3600  # seconds


@never_cache
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, row_id: int) -> HttpResponse:
    """Ask for the document of one row; whatever is not on request here is not there."""
    row = row_asked_for(request, row_id)
    board = _board(request)
    if request.method != "POST":
        return _form_page(request, row, board, AskForm(), tickets.issue(row.pk))
    if _length(request) > LARGEST:
        form = AskForm({"email": ""})
        form.errors.clear()
        form.add_error(None, _too_much())
        ticket = tickets.issue(row.pk)
        return _form_page(request, row, board, form, ticket, status=413)
    return _take(request, row, board)


@require_safe
@never_cache
def asked(request: HttpRequest, reference: str) -> HttpResponse:
    """What happens next. The address holds nothing about who asked."""
    board = _board(request)
    to = who_answers(board)
    found = DocumentRequest.objects.filter(reference=reference, board=to).first()
    if found is None:
        raise Http404
    context = {"asked": found, "to": to, "is_successor": to != board}
    return _page(request, "boards/copy_requests/asked.html", context)


def _take(request: HttpRequest, row: PageDocument, board: Board) -> HttpResponse:
    form = AskForm(request.POST)
    text = request.POST.get("ticket", "")
    answering = who_answers(board)
    status = 200
    try:
        ticket = tickets.check(text, row.pk)
    except tickets.TicketInvalid as refused:
        text = refused.ticket
        form.add_error(None, str(refused))
    else:
        if DocumentRequest.objects.filter(reference=ticket.reference).exists():
            return redirect("asked_for_a_copy", ticket.reference)
        if are_too_many(answering):
            form.add_error(None, _too_many(answering))
            status = 429
    # Counted once it would be kept: what has to be put right first is no request.
    if form.is_valid() and is_too_often(request):
        form.add_error(None, _too_often(answering))
        status = 429
    if not form.is_valid():
        return _form_page(request, row, board, form, text, status=status)
    said = {name: form.cleaned_data[name] for name in ("name", "email", "message")}
    take(row, answering, ticket, said)
    return redirect("asked_for_a_copy", ticket.reference)


def _board(request: HttpRequest) -> Board:
    board = board_of_request(request)
    if board is None:
        raise Http404
    return board


def _length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else LARGEST + 1


def _too_much() -> str:
    return _(
        "What you sent is too long, and nothing of it has been kept. Go back in your "
        "browser: what you wrote is still there. Shorten it and send it again."
    )


def _too_often(board: Board) -> str:
    sentence = _(
        "Many requests came from your connection in the last hour, so this one has not "
        "been sent. What you wrote is below. Send it again in an hour, or reach us "
        "directly: %(ways)s"
    )
    return sentence % {"ways": _ways(board)}


def _too_many(board: Board) -> str:
    sentence = _(
        "%(board)s gets more requests at this moment than people would send, so this "
        "form is closed for an hour, and nothing has been sent. What you wrote is "
        "below. Send it again in an hour, or reach us directly: %(ways)s"
    )
    return sentence % {"board": board.title, "ways": _ways(board)}


def _ways(board: Board) -> str:
    return " ".join(way for way in (board.phone, board.email) if way) or board.title


def _form_page(
    request: HttpRequest,
    row: PageDocument,
    board: Board,
    form: AskForm,
    ticket: str,
    status: int = 200,
) -> HttpResponse:
    to = who_answers(board)
    context = {
        "row": row,
        "row_page": row.page,
        "form": form,
        "ticket": ticket,
        "to": to,
        "board": board,
        "is_successor": to != board,
    }
    response = _page(request, "boards/copy_requests/ask.html", context, status)
    if status == 429:
        response["Retry-After"] = str(AN_HOUR)
    return response


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
