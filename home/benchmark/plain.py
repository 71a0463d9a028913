"""The yardstick: one view of Django's, with nothing around it, that says a page."""

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

BODY = b"<!doctype html><title>A page</title>" + b"<p>Words of a page.</p>" * 850
SECRET = "of a measurement alone"  # noqa: S105


def say(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY)


urlpatterns = [re_path("", say)]
if not settings.configured:
    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY=SECRET)
application = WSGIHandler()
