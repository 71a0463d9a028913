"""What stands at the root of a host."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from wagtail.models import Page, Site

from boards.models import Board
from cms.hosts import is_cms_host, public_address
from cms.passwords import serve


def front_door(request: HttpRequest) -> HttpResponse:
    """A board's home page; on the CMS's own host, the list of boards."""
    if not is_cms_host(request):
        return _home(request)
    boards = (
        Board.objects.live()
        .filter(hostname__isnull=False, pause=None)
        .select_related("closure")
        .order_by("title", "pk")
    )
    listed = [(board, public_address(board.hostname)) for board in boards]
    return render(request, "home/directory.html", {"boards": listed})


def _home(request: HttpRequest) -> HttpResponse:
    """The home page; without one in English the bare address leads to the first."""
    try:
        return serve(request, "")
    except Http404:
        site = Site.find_for_request(request)
        first = site.root_page if site else None
        if first is None or not first.live or _is_in_language_of_path(first):
            raise
        return redirect(first.get_url(request))


def _is_in_language_of_path(home: Page) -> bool:
    return home.locale.language_code == get_language()
