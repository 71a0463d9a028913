"""The product's addresses; one that fails, for the look of the 500 page; and pictures,
which a web server serves elsewhere."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.static import serve

from cms.urls import handler404, handler500
from cms.urls import urlpatterns as of_the_product

__all__ = ["handler404", "handler500", "urlpatterns"]


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Asked to fail, to see the page that says so.")


urlpatterns = [
    path("fails/", fail),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    *of_the_product,
]
