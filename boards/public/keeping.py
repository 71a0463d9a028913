"""How long an answer that changes by the clock may be kept on its way."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from boards.public.chrome import Chrome
from cms.request_state import state_of

# Where a cache in front is told what to forget.
SHORT_WHILE = 300  # seconds


class KeepNoLonger:
    """No cache shows a number after its hours, or an alert that has ended.

    A browser asks every time. A cache in front keeps a page for a short while where it
    is told at once of what changes, and else not at all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        chrome: Chrome | None = state_of(request).chrome
        ends = chrome.changes_at if chrome else None
        if ends and "Cache-Control" not in response.headers:
            left = int((ends - timezone.now()).total_seconds())
            is_told = bool(getattr(settings, "WAGTAILFRONTENDCACHE", None))
            shared = max(0, min(left, SHORT_WHILE)) if is_told else 0
            patch_cache_control(response, max_age=0, s_maxage=shared)
        return response
