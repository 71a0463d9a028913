"""Sends whoever asks for an old address of a board to the new one."""

from collections.abc import Callable

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.cache import patch_cache_control
from wagtail.models import Site

from boards.models import Redirect
from boards.redirects.paths import LONGEST, normalised, without_tracking
from cms import trees
from cms.hosts import is_cms_host

# Browsers keep a redirect for good unless they are told otherwise; people mend them.
KEPT_FOR = 3600  # seconds


class RedirectMiddleware:
    """Looks for a redirect where nothing else answered. Pages cost nothing more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        return answer(request) or response


def answer(request: HttpRequest) -> HttpResponse | None:
    """The redirect from the address that was asked, on its own board's host."""
    site = None if is_cms_host(request) else Site.find_for_request(request)
    redirect = _find(request, site) if site else None
    target = _target(redirect, request) if redirect else None
    if redirect is None or target is None:
        return None
    answered_by = (
        HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
    )
    response = answered_by(target)
    patch_cache_control(response, public=True, max_age=KEPT_FOR)
    return response


def _find(request: HttpRequest, site: Site) -> Redirect | None:
    """The redirect from the path with its query, or without what counts visitors, or
    else from the path alone.
    """
    path = normalised(request.path)
    whole = normalised(request.get_full_path())
    plain = normalised(without_tracking(request.get_full_path()))
    if len(path) > LONGEST or "\0" in whole:
        # Nobody can have stored such an address.
        return None
    found = Redirect.objects.filter(
        board__path=trees.board_path(site.root_page), old_path__in={path, plain, whole}
    ).select_related("target_page")
    by_path = {redirect.old_path: redirect for redirect in found}
    return by_path.get(whole) or by_path.get(plain) or by_path.get(path)


def _target(redirect: Redirect, request: HttpRequest) -> str | None:
    """Where it leads; None where that would be another page that was never there.

    A page that has gone says so itself, at its own address.
    """
    page = redirect.target_page
    if page is None:
        return redirect.target_url
    if not (page.live or page.once_public.filter(document=None).exists()):
        return None
    address = page.specific.get_url(request)
    return address if address != request.path else None
