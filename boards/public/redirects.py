"""Sends whoever asks for an old address of a board to the new one."""

from collections.abc import Callable
from urllib.parse import quote

from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.cache import patch_cache_control
from wagtail.models import Page, Site

from boards.governance.redirects.paths import (
    LONGEST,
    normalised,
    own_path,
    pages_at,
    spellings,
    without_tracking,
)
from boards.models import Redirect
from cms import trees
from cms.hosts import is_cms_host
from cms.kept.facts import fact
from cms.kept.marks import is_among, marks_of
from cms.passwords import ask, what_asks
from cms.request_state import state_of

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
    """What stands at an old address, on its own board's host; None for no redirect.

    To a page that asks for a password it leads those who know it: where the page is
    now is told to nobody else.
    """
    site = None if is_cms_host(request) else Site.find_for_request(request)
    redirect = _find(request, site) if site else None
    if redirect is None:
        return None
    page = _page_of(redirect)
    if page and not (page.live or page.once_public.filter(document=None).exists()):
        # Another page that was never there. One that has gone says so itself.
        return None
    if page and page.live:
        try:
            restriction = what_asks(request, page.specific)
        except Http404:
            return None
        if restriction:
            return ask(request, page.specific, restriction)
    target = redirect.target_url or _address(page, request)
    return _sent_on(redirect, target) if target else None


def _sent_on(redirect: Redirect, target: str) -> HttpResponse:
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
    whole = request.get_full_path()
    asked = [whole, without_tracking(whole), quote(request.path)]
    paths = [normalised(address) for address in asked]
    if len(paths[-1]) > LONGEST or "\0" in paths[0]:
        # Nobody can have stored such an address.
        return None
    board = trees.board_path(site.root_page)
    old_paths = set().union(*map(spellings, asked))
    if not _may_lead_on(request, board, old_paths):
        return None
    there = _redirects_of(board).filter(old_path__in=old_paths)
    found = there.select_related("target_page", "board")
    by_path = {normalised(redirect.old_address): redirect for redirect in found}
    return next((by_path[path] for path in paths if path in by_path), None)


def _redirects_of(board: str) -> QuerySet[Redirect]:
    return Redirect.objects.filter(board__path=board)


def _may_lead_on(request: HttpRequest, board: str, old_paths: set[str]) -> bool:
    """Whether one of some paths may be that of a redirect of the board."""
    if state_of(request).version is None:
        return True
    old_ones = _redirects_of(board).order_by().values_list("old_path", flat=True)
    marks = fact(request, f"redirects of {board}", lambda: marks_of(old_ones))
    return any(is_among(path, marks) for path in old_paths)


def _page_of(redirect: Redirect) -> Page | None:
    """The page to which it leads, whether chosen or written as an address."""
    if redirect.target_page_id:
        return redirect.target_page
    path = own_path(redirect.target_url, redirect.board)
    places = pages_at(redirect.board, {path}, Page.objects.all()) if path else {}
    return next(iter(places.values()), None)


def _address(page: Page | None, request: HttpRequest) -> str | None:
    address = page.specific.get_url(request) if page else None
    return address if address != request.path else None
