"""What this process holds in memory is answered before Django makes a request of it.

How an answer looks when it has gone all the way, through everything that adds to its
headers, is noted then. Who asks in the same way is answered the same, where the
database says the version that it is of, and memory holds it still. All else goes all
the way: whatever is sent, asked for with a query, a cookie or a header that is not
listed here, and whatever fails.

A file is never held, and decided on each time. Who has it already, and asks for it as
somebody has asked before, is told so for the price of that one question.
"""

import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from cms.hosts import requested_host
from cms.kept import in_front, last_known, middleware
from cms.kept.decided import Decided
from cms.kept.entries import Entry
from cms.kept.versions import is_so_still, version_of
from cms.logs.requests import Answered, address_in_log, note
from cms.metrics.counting import count_kept
from cms.request_state import state_of
from cms.tenancy.scope import widen_to_everything

if TYPE_CHECKING:
    from wsgiref.types import StartResponse

# What an answer depends on, beside what is asked: its host and address, whether it came
# by HTTPS, how its body may be packed, and what the browser has already.
READ = (
    "PATH_INFO",
    "SCRIPT_NAME",
    "wsgi.url_scheme",
    "HTTP_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_NONE_MATCH",
)
# What browsers and proxies say beside it, which changes nothing of a public page.
UNREAD = frozenset(
    {
        "HTTP_ACCEPT",
        "HTTP_ACCEPT_LANGUAGE",
        "HTTP_CACHE_CONTROL",
        "HTTP_CONNECTION",
        "HTTP_DNT",
        "HTTP_PRAGMA",
        "HTTP_PRIORITY",
        "HTTP_REFERER",
        "HTTP_SEC_CH_UA",
        "HTTP_SEC_CH_UA_MOBILE",
        "HTTP_SEC_CH_UA_PLATFORM",
        "HTTP_SEC_FETCH_DEST",
        "HTTP_SEC_FETCH_MODE",
        "HTTP_SEC_FETCH_SITE",
        "HTTP_SEC_FETCH_USER",
        "HTTP_SEC_GPC",
        "HTTP_UPGRADE_INSECURE_REQUESTS",
        "HTTP_USER_AGENT",
        "HTTP_X_FORWARDED_FOR",
    }
)
KNOWN = UNREAD.union(READ)
# Said anew with each answer.
OF_THE_MOMENT = frozenset({"Cache-Control", in_front.EXPIRES})
# Ways of asking. When there are more, all are learnt again.
MOST = 1000
Environ = Mapping[str, object]
Way = tuple[object, ...]
Headers = list[tuple[str, str]]


class Seen(NamedTuple):
    """An answer that went all the way. key: of what it is made of, in memory. etag: of
    that. encoding: how its body is packed. code: 200 or 304.
    """

    key: str
    etag: str
    encoding: str
    host: str
    is_gathered: bool
    code: int
    status: str
    headers: Headers


class SeenSame(NamedTuple):
    """A 304 of what is decided each time. version: of its board."""

    decided: Decided
    version: str
    host: str
    route: str
    status: str
    headers: Headers


_seen: dict[Way, Seen | SeenSame] = {}


def answer(environ: Environ, start_response: "StartResponse") -> Iterable[bytes] | None:
    """What a web server passes on; None for what has to go all the way."""
    way = _way_of(environ)
    seen = _seen.get(way) if way else None
    if seen is None:
        return None
    if isinstance(seen, SeenSame):
        return _same(seen, start_response)
    begun = time.perf_counter()
    entry = middleware.memory.find(seen.key)
    if entry is None or entry.etag != seen.etag or not _is_true(entry, seen.host):
        return None
    said = in_front.how_long(entry.until, is_gathered=seen.is_gathered)
    start_response(seen.status, [*seen.headers, *said.items()])
    count_kept("memory")
    _log(seen.host, entry.route, seen.code, begun)
    return [entry.body(seen.encoding) if seen.code == 200 else b""]


def _same(seen: SeenSame, start_response: "StartResponse") -> Iterable[bytes] | None:
    begun = time.perf_counter()
    if not _is_so_still(seen):
        return None
    start_response(seen.status, [*seen.headers])
    _log(seen.host, seen.route, 304, begun)
    return [b""]


def _log(host: str, route: str, code: int, begun: float) -> None:
    name, seconds = uuid4().hex[:16], time.perf_counter() - begun
    note(Answered(name, "GET", host, route, code, seconds), "public")


def remember(request: HttpRequest, response: HttpResponseBase) -> None:
    """Note how an answer looks that was made of what is held in memory, or that says
    of what is decided each time that it is the same.
    """
    state = state_of(request)
    is_either = state.kept_as or state.decided
    way = _way_of(request.META) if is_either and not response.cookies else None
    if way is None:
        return
    of = _of_memory if state.kept_as else _of_file
    seen = of(request, response)
    if seen is None:
        return
    if len(_seen) >= MOST:
        _seen.clear()
    _seen[way] = seen


def _of_file(request: HttpRequest, response: HttpResponseBase) -> SeenSame | None:
    state = state_of(request)
    if response.status_code != 304 or not state.decided or not state.version:
        return None
    return SeenSame(
        state.decided,
        state.version[1],
        requested_host(request),
        address_in_log(request),
        f"304 {response.reason_phrase}",
        [*response.items()],
    )


def _of_memory(request: HttpRequest, response: HttpResponseBase) -> Seen | None:
    key = state_of(request).kept_as
    entry = middleware.memory.find(key)
    if entry is None or not _is_whole(response, entry):
        return None
    return Seen(
        key,
        entry.etag,
        response.headers.get("Content-Encoding", ""),
        requested_host(request),
        middleware.is_gathered(request),
        response.status_code,
        f"{response.status_code} {response.reason_phrase}",
        [one for one in response.items() if one[0] not in OF_THE_MOMENT],
    )


def _way_of(environ: Environ) -> Way | None:
    """By which two are answered the same; None where they may not be."""
    if environ["REQUEST_METHOD"] != "GET" or environ.get("QUERY_STRING"):
        return None
    if environ.get("CONTENT_LENGTH") not in (None, "", "0"):
        return None
    if any(name.startswith("HTTP_") and name not in KNOWN for name in environ):
        return None
    return tuple([environ.get(name) for name in READ])


def _is_whole(response: HttpResponseBase, entry: Entry) -> bool:
    return (
        isinstance(response, HttpResponse)
        and response.status_code in (200, 304)
        and response.headers.get("ETag") == entry.etag
    )


def _is_so_still(seen: SeenSame) -> bool:
    if not _is_connected():
        return False
    try:
        widen_to_everything()
        return is_so_still(seen.decided, seen.host, seen.version)
    except (DatabaseError, InterfaceError):
        return False


def _is_true(entry: Entry, host: str) -> bool:
    """Whether it is of the version that its board has now.

    The question itself shows whether the connection is alive. What fails is asked again
    on the way that says in words what is wrong.
    """
    if entry.until <= timezone.now() or not _is_connected():
        return False
    try:
        widen_to_everything()
        version = version_of(host)
    except (DatabaseError, InterfaceError):
        return False
    if version is None or version.version != entry.version:
        return False
    last_known.remember(host, version)
    return True


def _is_connected() -> bool:
    """Whether the connection of this thread may go on: Django looks at its age, and at
    what went wrong with it, where a request begins.
    """
    return (
        connection.connection is not None
        and not connection.errors_occurred
        and (connection.close_at is None or time.monotonic() < connection.close_at)
    )
