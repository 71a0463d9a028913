"""Error pages in the look of the board that was asked."""

import sys
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

from boards.public.chrome import board_of_request
from boards.public.fallback_chrome import facts_of, remember
from cms.away import ASK_AGAIN_AFTER, Away, what_is_away
from cms.bare_requests import bare
from cms.hosts import is_cms_host, requested_host
from cms.kept.facts import fact
from cms.request_state import state_of
from cms.tenancy.middleware import ADMIN

# Where files come in several at once, by script.
UPLOADS = {
    "wagtaildocs:add_multiple",
    "wagtailimages:add_multiple",
    "put_up_document",
}


class NothingHere(HttpResponse):
    """The one 404 of a host and a language."""

    status_code = 404

    def __init__(self, text: bytes) -> None:
        super().__init__(text)
        # As it was made, whatever is added to it on its way.
        self.as_made = text


class OneNotFound:
    """Whatever view, rule or refusal answers 404, a visitor gets one and the same.

    Drafts, what waits for its day, what was refused and what never was are told apart
    by nothing: neither words nor headers nor cookies come from the view that was asked.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.path.startswith(ADMIN):
            return response
        if isinstance(response, NothingHere):
            return _nothing_here(request, response.as_made)
        return _nothing_here(request)


def _nothing_here(request: HttpRequest, text: bytes = b"") -> HttpResponse:
    """The answer; made of the host and the language alone."""
    response = NothingHere(text or _text_of_nothing(request))
    response["Content-Length"] = str(len(response.as_made))
    # What is not there yet may be there in a minute.
    patch_cache_control(response, private=True, no_store=True)
    if is_cms_host(request):
        # Who is logged in may get something at the same address.
        patch_vary_headers(response, ["Cookie"])
    return response


def _text_of_nothing(request: HttpRequest) -> bytes:
    """Found once a version of the board, for each host and language."""
    name = f"404 {requested_host(request)} {get_language()}"
    hub = state_of(request).hub

    def rendered() -> bytes:
        if hub:
            return render_to_string("hub/404.html", {"hub": hub}).encode()
        return render_to_string("404.html", {}, bare(request)).encode()

    return fact(request, name, rendered)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the address is wrong, or what stood there is gone."""
    if request.path.startswith(ADMIN):
        return render(request, "wagtailadmin/404.html", status=404)
    return _nothing_here(request)


class SayWhatIsNotTaken:
    """An address that takes nothing by a method says so in words: Django's own answer,
    wherever it comes from, is an empty page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            response.content = refused(request, 405).content
            patch_cache_control(response, private=True, no_store=True)
        return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was sent is no form that can be read, such as one that broke off."""
    return refused(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: whoever asks may not do this."""
    return refused(request, 403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: no form of ours that is open now has sent this."""
    return refused(request, 403)


def refused(request: HttpRequest, status: int) -> HttpResponse:
    """What was sent is not taken, and nothing of it was stored."""
    # The CMS's own look asks who it is, which nobody knows who is refused early.
    if request.path.startswith(ADMIN) and hasattr(request, "user"):
        name = "400" if status == 400 else "refused"
        return render(request, f"wagtailadmin/{name}.html", status=status)
    host = requested_host(request)
    if host and not facts_of(host) and (board := board_of_request(bare(request))):
        # In a process that has not been asked on it before.
        remember(board)
    text = render_to_string("refused.html", {"facts": facts_of(host)})
    response = HttpResponse(text, status=status)
    patch_cache_control(response, private=True, no_store=True)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Asks no database: it may be what has failed."""
    if away := what_is_away(sys.exc_info()[1]):
        return unavailable(request, away)
    context = {"facts": facts_of(requested_host(request))}
    return HttpResponse(render_to_string("500.html", context), status=500)


def unavailable(request: HttpRequest, away: Away) -> HttpResponse:
    """503: something that the service needs is away. Asks no database either."""
    in_cms = is_cms_host(request) and request.path.startswith(ADMIN)
    match = request.resolver_match
    if in_cms and match and match.view_name in UPLOADS and request.method == "POST":
        # Wagtail's script shows a sentence that comes as an answer, and no other.
        words = render_to_string("wagtailadmin/away.txt", {"away": away.value})
        return JsonResponse({"success": False, "error_message": words.strip()})
    context = {"facts": facts_of(requested_host(request)), "away": away.value}
    template = "wagtailadmin/503.html" if in_cms else "503.html"
    response = HttpResponse(render_to_string(template, context), status=503)
    response["Retry-After"] = str(ASK_AGAIN_AFTER)
    patch_cache_control(response, private=True, no_store=True)
    return response
