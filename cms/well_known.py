"""What programs look for on each site: whom to tell of a hole, where passwords are."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.hosts import is_cms_host, public_address, requested_host

A_DAY = 24 * 60 * 60  # seconds
# How long whoever reads it may rely on it: the standard asks for less than a year.
GOOD_FOR = timedelta(days=180)


@require_safe
@cache_control(public=True, max_age=A_DAY)
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116. Not there where the platform has said of nobody that they are told."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    here = public_address(requested_host(request), request.path)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {_end_of_its_time():%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en, cy",
        f"Canonical: {here}",
    ]
    return HttpResponse("\n".join(lines) + "\n", "text/plain; charset=utf-8")


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    """Where password managers lead their owner. Nobody has a password on a board's."""
    if not is_cms_host(request):
        raise Http404
    return redirect("wagtailadmin_account")


def _end_of_its_time() -> datetime:
    """The same for a whole day, so that caches may keep it."""
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return today + GOOD_FOR
