"""Which board a request came to, and whether visitors may read it now."""

from collections.abc import Callable

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import translation
from wagtail.models import Page, Site

from boards.models import BoardHost, BoardPause
from boards.public.hub.site import URLS, hub_at
from boards.public.ringing import whom_to_ring_now
from cms.hosts import HOSTLESS_PATHS, is_cms_host, public_address, requested_host
from cms.kept.facts import fact
from cms.request_state import state_of
from cms.tenancy.middleware import is_dummy
from cms.trees import BOARD_DEPTH

# What the notice itself is made of, and the editors' way to the CMS.
ALWAYS_OPEN = ("/admin", "/theme/", "/pattern/", "/icon/", settings.STATIC_URL)
ASK_AGAIN_AFTER = 3600  # seconds


class BoardHosts:
    """Finds the site of a host once a request, in one query, with the board's pause.

    Where it is the hub's, that answers with addresses of its own. A
    former address of a board leads to its present one, path by path. While a board
    is paused its hosts answer with a notice, whatever is asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = requested_host(request)
        elsewhere = request.path in HOSTLESS_PATHS or is_cms_host(request)
        if not host or elsewhere or is_dummy(request):
            return self.get_response(request)
        site = fact(request, f"site {host}", lambda: _site_of(host))
        # Wagtail's own cache of the request's site.
        request._wagtail_site = site  # type: ignore[attr-defined]
        if site is None:
            if hub := hub_at(request, host):
                state_of(request).hub = hub
                request.urlconf = URLS
                return self.get_response(request)
            return _to_main_address(request, host) or self.get_response(request)
        if site.is_paused and not request.path.startswith(ALWAYS_OPEN):
            return pause_notice(request, site)
        return self.get_response(request)


def _site_of(host: str) -> Site | None:
    board_path = Substr(OuterRef("root_page__path"), 1, BOARD_DEPTH * Page.steplen)
    paused = BoardPause.objects.filter(board__path=board_path)
    return (
        Site.objects.filter(hostname=host)
        .select_related("root_page")
        .annotate(is_paused=Exists(paused))
        .order_by("pk")
        .first()
    )


def _to_main_address(request: HttpRequest, host: str) -> HttpResponse | None:
    """Where the same page is now; None for a host that was never anybody's."""
    if request.method not in ("GET", "HEAD"):
        return None
    known = BoardHost.objects.filter(hostname=host).select_related("board").first()
    if known is None or not known.board.hostname:
        return None
    return HttpResponsePermanentRedirect(
        public_address(known.board.hostname, request.get_full_path())
    )


def pause_notice(request: HttpRequest, site: Site) -> HttpResponse:
    """503: the board is away for a while; search engines ask again later."""
    pause = BoardPause.objects.select_related("board").get(
        board__path=site.root_page.path[: BOARD_DEPTH * Page.steplen]
    )
    ring = whom_to_ring_now(pause.board)
    context = {"board": pause.board, "reason": pause.reason, "ring": ring}
    # The words are the administrator's, whatever language the path names.
    with translation.override(settings.LANGUAGE_CODE):
        response = render(request, "paused.html", context, status=503)
    response.headers["Retry-After"] = str(ASK_AGAIN_AFTER)
    response.headers["Cache-Control"] = "no-store"
    return response
