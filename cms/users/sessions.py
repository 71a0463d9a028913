"""Sessions of who has logged in: which there are, and how they end.

A session ends when nobody has done anything in it for a while, after some hours
whatever was done, with the password it was begun with, and when somebody ends it.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth import SESSION_KEY as PERSON_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from cms.tenancy.middleware import is_dummy
from cms.tenancy.scope import unscoped
from cms.users.devices import name_of_device
from cms.users.models import LogIn, User

LOG_IN, BEGAN, SEEN = "log_in", "began_at", "active_at"
# Seconds between two notes of it that somebody is there.
NOTED_EACH = 60
# What a page sends by itself says nothing of anybody being there.
BY_ITSELF = ("/admin/editing-sessions/",)


@dataclass(frozen=True)
class Open:
    """One open session, as its owner is shown it."""

    key: int
    began: datetime
    seen: datetime
    device: str
    is_this_one: bool


class EndIdle:
    """Whose session has run out has not logged in, whatever they ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_dummy(request):
            found = request.user
            request.user = SimpleLazyObject(  # type: ignore[assignment]
                lambda: _still(request, found)
            )
        return self.get_response(request)


def _still(request: HttpRequest, found: User | AnonymousUser) -> User | AnonymousUser:
    if not found.is_authenticated:
        return found
    session, now = request.session, int(time.time())
    if _has_run_out(session, now):
        session.flush()
        return AnonymousUser()
    is_there = not request.path.startswith(BY_ITSELF)
    if is_there and now - session.get(SEEN, 0) >= NOTED_EACH:
        session[SEEN] = now
        session.setdefault(BEGAN, now)
    return found


def _has_run_out(session: SessionBase, now: int) -> bool:
    """One that was begun before sessions were noted so has run out with its cookie."""
    idle = now - session.get(SEEN, now)
    age = now - session.get(BEGAN, now)
    limit = settings.SESSION_IDLE_MINUTES * 60
    return bool(idle > limit or age > settings.SESSION_COOKIE_AGE)


def note_log_in(request: HttpRequest, user: User, **_said: object) -> None:
    """Begin the session's time, and keep when and with what somebody logged in."""
    device = name_of_device(request.META.get("HTTP_USER_AGENT", ""))
    # Nobody's scope writes it, and whose it is is known for certain here.
    with unscoped():
        log_in = LogIn.objects.create(person=user, device=device)
    now = int(time.time())
    request.session.update({LOG_IN: log_in.pk, BEGAN: now, SEEN: now})


def sessions_of(person: User) -> Iterator[SessionBase]:
    """The open sessions of one person. Who that is stands only in a session's data."""
    store = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
    for row in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if row.get_decoded().get(PERSON_KEY) == str(person.pk):
            yield store(row.session_key)


def open_sessions(request: HttpRequest, person: User) -> list[Open]:
    """What is open of a person's, the latest first; not what has ended by itself."""
    now, auth_hash = int(time.time()), person.get_session_auth_hash()
    devices = dict(LogIn.objects.filter(person=person).values_list("pk", "device"))
    found = [
        Open(
            session.get(LOG_IN, 0),
            _when(session.get(BEGAN, now)),
            _when(session.get(SEEN, now)),
            devices.get(session.get(LOG_IN, 0), ""),
            session.session_key == request.session.session_key,
        )
        for session in sessions_of(person)
        if not _has_run_out(session, now)
        and constant_time_compare(session.get(HASH_SESSION_KEY, ""), auth_hash)
    ]
    return sorted(found, key=lambda one: one.seen, reverse=True)


def end_all(person: User, but: str | None = None) -> int:
    """Log somebody out everywhere; how many sessions that were. but: a key to keep."""
    ended = 0
    for session in sessions_of(person):
        if session.session_key != but:
            session.delete()
            ended += 1
    return ended


def _when(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def install() -> None:
    user_logged_in.connect(note_log_in, dispatch_uid="cms.users.sessions")
