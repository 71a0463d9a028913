"""Sends whoever asks for an old address of a board to the new one."""

from collections.abc import Callable
from typing import NamedTuple
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
from django.utils.translation import get_language
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
from cms.hosts import is_cms_host, requested_host
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


class Way(NamedTuple):
    """Where an old address leads to; nowhere for "". is_pages: whether a page of the
    board was chosen for it. closed: the page's key, where it is not for everybody.
    """

    target: str
    is_permanent: bool
    is_pages: bool
    closed: int | None


def answer(request: HttpRequest) -> HttpResponse | None:
    """What stands at an old address, on its own board's host; None for no redirect.

    To a page that asks for a password it leads those who know it: where the page is
    now is told to nobody else.
    """
    site = None if is_cms_host(request) else Site.find_for_request(request)
    way = _find(request, site) if site else None
    if way is None:
        return None
    if way.closed:
        known = Page.objects.filter(pk=way.closed).first()
        if known is None:
            # Deleted since the version that is answered was read.
            return None
        page = known.specific
        try:
            restriction = what_asks(request, page)
        except Http404:
            return None
        if restriction:
            return ask(request, page, restriction)
    is_here = way.is_pages and way.target == request.path
    return _sent_on(way) if way.target and not is_here else None


def _sent_on(way: Way) -> HttpResponse:
    answered_by = (
        HttpResponsePermanentRedirect if way.is_permanent else HttpResponseRedirect
    )
    response = answered_by(way.target)
    patch_cache_control(response, public=True, max_age=KEPT_FOR)
    return response


def _find(request: HttpRequest, site: Site) -> Way | None:
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
    old_paths = _stored_ones(request, board, set().union(*map(spellings, asked)))
    if not old_paths:
        return None
    name = f"ways from {old_paths} on {requested_host(request)} in {get_language()}"
    ways = fact(request, name, lambda: _ways(request, board, old_paths))
    return next((ways[path] for path in paths if path in ways), None)


def _ways(request: HttpRequest, board: str, old_paths: list[str]) -> dict[str, Way]:
    """Where the redirects from some paths lead, by the paths as they are looked up."""
    there = _redirects_of(board).filter(old_path__in=old_paths)
    return {
        normalised(redirect.old_address): _way_of(redirect, request)
        for redirect in there.select_related("target_page", "board")
    }


def _way_of(redirect: Redirect, request: HttpRequest) -> Way:
    page = _page_of(redirect)
    target, closed = redirect.target_url, None
    if page and not (page.live or page.once_public.filter(document=None).exists()):
        # Another page that was never there. One that has gone says so itself.
        target = ""
    elif page:
        target = target or page.specific.get_url(request) or ""
        is_closed = page.live and page.get_view_restrictions().exists()
        closed = page.pk if is_closed else None
    return Way(target, redirect.is_permanent, not redirect.target_url, closed)


def _redirects_of(board: str) -> QuerySet[Redirect]:
    return Redirect.objects.filter(board__path=board)


def _stored_ones(request: HttpRequest, board: str, paths: set[str]) -> list[str]:
    """Those of some paths that a redirect of the board may be stored by."""
    if state_of(request).version is None:
        return sorted(paths)
    old_ones = _redirects_of(board).order_by().values_list("old_path", flat=True)
    marks = fact(request, f"redirects of {board}", lambda: marks_of(old_ones))
    return sorted(path for path in paths if is_among(path, marks))


def _page_of(redirect: Redirect) -> Page | None:
    """The page to which it leads, whether chosen or written as an address."""
    if redirect.target_page_id:
        return redirect.target_page
    path = own_path(redirect.target_url, redirect.board)
    places = pages_at(redirect.board, {path}, Page.objects.all()) if path else {}
    return next(iter(places.values()), None)
