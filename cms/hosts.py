"""Which host a request came to: the CMS's, a board's, or none of ours (404)."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port
from django.shortcuts import render
from wagtail.models import Site

from cms.request_state import state_of

# Asked by machines, by address rather than by name.
HOSTLESS_PATHS = frozenset({"/healthz", "/readyz"})


def public_address(hostname: str, path: str = "/") -> str:
    """The one canonical address of a path on a board's host."""
    scheme, port = settings.PUBLIC_SCHEME, settings.PUBLIC_PORT
    default_port = {"http": 80, "https": 443}[scheme]
    suffix = "" if port == default_port else f":{port}"
    return f"{scheme}://{hostname}{suffix}{path}"


def is_cms_host(request: HttpRequest) -> bool:
    """Whether the request came to the host on which editors work."""
    return requested_host(request) == settings.CMS_HOST


def requested_host(request: HttpRequest) -> str:
    """The host of the request, lower case, without its port; "" when malformed."""
    state = state_of(request)
    if state.host is None:
        try:
            state.host = split_domain_port(request.get_host())[0]
        except DisallowedHost:
            state.host = ""
    return state.host


class HostMiddleware:
    """Answers 404 on a host that is nobody's, and keeps the CMS on its own host.

    Board hosts never see a session: an editor who types `/admin/` after a board's
    address is sent to the CMS. Nothing of one board is answered on another's host,
    because a request's site is decided here, once.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in HOSTLESS_PATHS:
            return self.get_response(request)
        if is_cms_host(request):
            # Wagtail's own cache of the request's site: the CMS's host serves no pages.
            request._wagtail_site = None  # type: ignore[attr-defined]
            return self.get_response(request)
        if not _is_ours(request):
            return render(request, "unknown_host.html", status=404)
        if request.path == "/admin" or request.path.startswith("/admin/"):
            return HttpResponseRedirect(
                settings.WAGTAILADMIN_BASE_URL + request.get_full_path()
            )
        return self.get_response(request)


def _is_ours(request: HttpRequest) -> bool:
    """Whether the host is a board's, or that of the site that gathers boards."""
    if not requested_host(request):
        return False
    return (
        state_of(request).hub is not None or Site.find_for_request(request) is not None
    )
