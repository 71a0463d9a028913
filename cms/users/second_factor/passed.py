"""What a session knows of a second factor: who has shown one in it, and when."""

import time

from django.http import HttpRequest

from cms.users.models import User

KEY = "second_factor"
# Seconds within which one's second factors may be changed.
RECENTLY = 15 * 60


def note_passed(request: HttpRequest, person: User) -> None:
    """From here on the session is the person's, under a key that nobody saw before."""
    request.session[KEY] = {"person": person.pk, "at": int(time.time())}
    request.session.cycle_key()


def has_passed(request: HttpRequest, person: User) -> bool:
    return _noted(request).get("person") == person.pk


def has_passed_recently(request: HttpRequest, person: User) -> bool:
    at = int(_noted(request).get("at", 0))
    return has_passed(request, person) and time.time() - at < RECENTLY


def _noted(request: HttpRequest) -> dict[str, int]:
    noted: dict[str, int] = request.session.get(KEY) or {}
    return noted
