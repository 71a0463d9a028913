"""410, in the look of the board that was asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from wagtail.models import Page


def gone(
    request: HttpRequest,
    heading: str,
    sentences: list[str],
    page: Page | None = None,
    request_url: str = "",
) -> HttpResponse:
    """The notice. page: where more is said about the thing, if it is public.

    request_url: the form that asks for a copy of it, or "".
    """
    context = {
        "heading": heading,
        "sentences": sentences,
        "about": page.specific if page else None,
        "request_url": request_url,
    }
    response = render(request, "gone.html", context, status=410)
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, no_store=True)
    return response
