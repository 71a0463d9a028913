"""Devices on which somebody has logged in before: no stranger keeps them out.

Wrong passwords close an address for a while, and whole offices share one address. Who
comes with a device that is known for this login is counted on their own: others who
guess from the same address, or at the same login, do not make them wait, and what they
mistype makes nobody else wait. The cookie opens nothing, and says nothing of who it is.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

COOKIE = "known-device"
KEPT_FOR = 180 * 24 * 3600  # seconds
_SALT = "cms.users.known_devices"


def device_of(request: HttpRequest, email: str) -> str:
    """What a device is counted by, when this login was used on it; else nothing."""
    try:
        said = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=KEPT_FOR
        )
    except signing.BadSignature:
        return ""
    known = isinstance(said, dict) and said.get("login") == _login(email)
    return f"device {said['device']}" if known else ""


def remember(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """This device is known for a login from now on, and for no other."""
    device = device_of(request, email).removeprefix("device ")
    said = {"login": _login(email), "device": device or get_random_string(22)}
    response.set_cookie(
        COOKIE,
        signing.dumps(said, salt=_SALT),
        max_age=KEPT_FOR,
        path="/admin/login/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _login(email: str) -> str:
    return salted_hmac(_SALT, email.strip().casefold()).hexdigest()[:24]
