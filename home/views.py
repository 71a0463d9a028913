"""What stands at the root of a host."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.views import serve

from boards.models import Board
from cms.hosts import is_cms_host, public_address


def front_door(request: HttpRequest) -> HttpResponse:
    """A board's home page; on the CMS's own host, the list of boards."""
    if not is_cms_host(request):
        return serve(request, "")
    boards = Board.objects.live().filter(hostname__isnull=False).order_by("title", "pk")
    listed = [(board, public_address(board.hostname)) for board in boards]
    return render(request, "home/directory.html", {"boards": listed})
