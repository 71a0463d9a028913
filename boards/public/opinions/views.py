"""The form by which a visitor says whether a page is useful.

Two links at the foot of each page lead to it: what caches keep holds no token. Only
what is sent by the form is written, and it works without cookies and without script.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from boards.public.chrome import board_of_request
from boards.public.opinions.forms import YES, OpinionForm
from boards.publishing.copy_requests import tickets
from boards.publishing.opinions import taking
from cms.clients import AN_HOUR, address_of
from cms.query_strings import asked


@never_cache
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, page_id: int) -> HttpResponse:
    """Say something of one page; of what is no page here there is no form."""
    page = taking.page_spoken_of(request, page_id)
    if request.method == "POST":
        return _take(request, page)
    form = OpinionForm(initial={"answer": asked(request.GET, "answer")})
    return _form_page(request, page, form, tickets.issue(page.pk, taking.SALT))


@never_cache
@require_safe
def thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """Thanks, and the way back. It says nothing of what was sent."""
    page = taking.page_spoken_of(request, page_id)
    return _page(request, "boards/opinions/thanks.html", {"about": page})


def _take(request: HttpRequest, page: Page) -> HttpResponse:
    board = board_of_request(request)
    if board is None:
        raise Http404
    form = OpinionForm(request.POST)
    text, status = request.POST.get("ticket", ""), 200
    try:
        ticket = tickets.check(text, page.pk, taking.SALT, quickest=0)
    except tickets.TicketInvalid as refused:
        text = refused.ticket
        form.add_error(None, str(refused))
    if form.is_valid():
        one = taking.FROM_ONE_CLIENT.claim(address_of(request))
        if one and not taking.are_too_many(board):
            said = form.cleaned_data
            useful = said["answer"] == YES
            taking.take(
                page, board, ticket, is_useful=useful, sentence=said["sentence"]
            )
            return redirect("thanks", page.pk)
        form.add_error(None, _too_many())
        status = 429
    return _form_page(request, page, form, text, status=status)


def _too_many() -> str:
    return _(
        "More was sent from here than one reader would send, so this form is closed "
        "for an hour, and nothing has been sent. Try again later."
    )


def _form_page(
    request: HttpRequest, page: Page, form: OpinionForm, ticket: str, status: int = 200
) -> HttpResponse:
    context = {
        "about": page,
        "form": form,
        "ticket": ticket,
        "days": settings.OPINION_DAYS_KEPT,
    }
    response = _page(request, "boards/opinions/say.html", context, status)
    if status == 429:
        response["Retry-After"] = str(AN_HOUR)
    return response


def _page(
    request: HttpRequest, template: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
