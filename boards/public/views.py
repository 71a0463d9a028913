"""What a board's host answers beside its pages."""

from itertools import chain

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag

from boards.models import Board
from boards.models.board.faces import Pattern
from boards.public.chrome import board_of_request
from boards.public.patterns import pattern_svg
from boards.public.share_image import look_of
from boards.public.share_image import share_image as image_of
from boards.public.theme import favicon_path, favicon_svg, theme_css
from boards.public.theme_pages.views import theme_entries
from cms.hosts import is_cms_host, public_address, requested_host
from cms.kept.same_for_all import same_for_all
from cms.sitemaps import Sitemap, index, urlset

A_YEAR = 31_536_000  # seconds


def _board_or_404(request: HttpRequest) -> Board:
    board = board_of_request(request)
    if board is None:
        raise Http404
    return board


@cache_control(public=True, max_age=A_YEAR, immutable=True)
def theme(request: HttpRequest, colour: str, pattern: str = "") -> HttpResponse:
    """The style sheet of a colour. Asks no database: error pages need it too."""
    _drawn_or_404(pattern)
    return HttpResponse(theme_css(f"#{colour}", pattern), "text/css")


@cache_control(public=True, max_age=A_YEAR, immutable=True)
def pattern_image(request: HttpRequest, pattern: str) -> HttpResponse:
    """What a board's face draws behind the top of its pages."""
    _drawn_or_404(pattern)
    return HttpResponse(pattern_svg(pattern), "image/svg+xml")


def _drawn_or_404(pattern: str) -> None:
    if pattern not in Pattern.values:
        raise Http404


@cache_control(public=True, max_age=A_YEAR, immutable=True)
def favicon(request: HttpRequest, colour: str, letter: str) -> HttpResponse:
    """A small square in a colour."""
    return HttpResponse(favicon_svg(f"#{colour}", letter), "image/svg+xml")


def _digest_of_look(request: HttpRequest) -> str:
    return f'"{look_of(_board_or_404(request)).digest}"'


@same_for_all
@etag(_digest_of_look)
def share_image(request: HttpRequest) -> HttpResponse:
    """What messengers show beside a link to any page of the board."""
    return HttpResponse(image_of(look_of(_board_or_404(request))), "image/png")


def favicon_ico(request: HttpRequest) -> HttpResponse:
    """Where browsers look by themselves."""
    board = _board_or_404(request)
    return redirect(favicon_path(board.colour, board.short_name))


@same_for_all
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: all that a board shows, nothing of the CMS."""
    if is_cms_host(request):
        return HttpResponse("User-agent: *\nDisallow: /\n", "text/plain")
    _board_or_404(request)
    address = public_address(requested_host(request), "/sitemap.xml")
    searches = "Disallow: /search/\nDisallow: /*/search/"
    text = f"User-agent: *\n{searches}\n\nSitemap: {address}\n"
    return HttpResponse(text, "text/plain")


@same_for_all
def sitemap(request: HttpRequest, first: str = "") -> HttpResponse:
    """Every public page of the board, and of its themes, in all its languages; or where
    the parts are.

    first: the key of the page that a part begins with.
    """
    board, host = _board_or_404(request), requested_host(request)
    known = Sitemap(board, host)
    whole = None if first else known.of_one_file()
    if whole is not None:
        text = urlset([*whole, *theme_entries(request, board, host)])
        return HttpResponse(text, "application/xml")
    parts = [str(key) for key in known.parts()]
    if not first:
        text = index(public_address(host, f"/sitemap-{key}.xml") for key in parts)
        return HttpResponse(text, "application/xml")
    if first not in parts or len(parts) == 1:
        raise Http404
    is_last = first == parts[-1]
    themes = theme_entries(request, board, host) if is_last else []
    text = urlset(chain(known.entries(int(first)), themes))
    return HttpResponse(text, "application/xml")
