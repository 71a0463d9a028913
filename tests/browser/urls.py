"""The product's addresses, and one that fails, for the look of the 500 page."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from cms.urls import handler404, handler500
from cms.urls import urlpatterns as of_the_product

__all__ = ["handler404", "handler500", "urlpatterns"]


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Asked to fail, to see the page that says so.")


urlpatterns = [
    path("fails/", fail),
    *of_the_product,
]
