"""Error pages in the look of the board that was asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from boards.remembered import facts_of
from cms.hosts import requested_host


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the address is wrong, or what stood there is gone."""
    if request.path.startswith("/admin/"):
        return render(request, "wagtailadmin/404.html", status=404)
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Asks no database: it may be what has failed."""
    context = {"facts": facts_of(requested_host(request))}
    return HttpResponse(render_to_string("500.html", context), status=500)
