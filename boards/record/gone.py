"""410, in the look of the board that was asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from wagtail.models import Page


def gone(
    request: HttpRequest, heading: str, sentences: list[str], page: Page | None = None
) -> HttpResponse:
    """The notice. page: where more is said about the thing, if it is public."""
    context = {
        "heading": heading,
        "sentences": sentences,
        "about": page.specific if page else None,
    }
    response = render(request, "gone.html", context, status=410)
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, no_store=True)
    return response
