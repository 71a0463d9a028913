"""Answers a visitor with what is kept, while it is true, before anything else is asked.

What may be kept says so itself where it is made (`RequestState.may_be_kept`): pages
without a password, and what a board's host says of itself. All else is answered anew:
what somebody sends, asks for with a query, or with a session; what is not found; what
sets a cookie. The version of the board is read before and after, and what was made is
kept only if it is the same. So it was true of one state of the database, and is
answered only while that is the present one.
"""

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cms.away import Away, what_is_away
from cms.hosts import HOSTLESS_PATHS, is_cms_host, requested_host
from cms.kept import facts, in_front, last_known, table
from cms.kept.ends import end_of_day, noted_ends
from cms.kept.entries import Entry, is_packed
from cms.kept.memory import Memory
from cms.kept.release import edition
from cms.kept.same_for_all import is_decided_each_time
from cms.kept.turns import Turns
from cms.kept.versions import (
    GATHERED,
    Version,
    is_settled,
    last_version_of,
    version_of,
)
from cms.letters import composed
from cms.metrics.counting import count_kept
from cms.request_state import state_of
from cms.tenancy.middleware import is_dummy
from cms.tenancy.site_roots import held_roots
from cms.tenancy.standing import ensure_it_is_not_down, says_that_it_is_down

logger = logging.getLogger(__name__)

# Bytes. What is packed, such as a long sitemap, is a tenth of it then.
LARGEST = 512 * 1024
LARGEST_TO_PACK = 8 * 1024 * 1024
Make = Callable[[HttpRequest], HttpResponse]

memory: Memory[Entry] = Memory()
turns = Turns()


class KeptPages:
    def __init__(self, get_response: Make) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_dummy(request):
            return self.get_response(request)
        with held_roots():
            try:
                version = _version(request)
            except (OperationalError, InterfaceError) as error:
                lost: Exception = error
            else:
                return self._of_version(request, version)
            if says_that_it_is_down(lost):
                return _while_down(request, lost)
            return self._without_database(request, lost)

    def _of_version(
        self, request: HttpRequest, version: Version | None
    ) -> HttpResponse:
        state_of(request).version = version
        if version is None or not _is_open(request):
            return self._anew(request, version)
        key = key_of(request)
        if response := _known(request, memory.find(key), version):
            count_kept("memory")
            state_of(request).kept_as = key
            return response
        if is_decided_each_time(request.path_info):
            return self._anew(request, version)
        return self._shared(request, key, version)

    def _without_database(self, request: HttpRequest, lost: Exception) -> HttpResponse:
        """What was last known to be public, for a while; else whatever answers."""
        connection.close()
        version = last_known.last_known(requested_host(request))
        if what_is_away(lost) is Away.DATABASE and version and _is_open(request):
            response = _known(request, memory.find(key_of(request)), version)
            if response is not None:
                count_kept("last known")
                return last_known.mark(response)
        return self._anew(request, None)

    def _anew(self, request: HttpRequest, version: Version | None) -> HttpResponse:
        """What is kept for nobody; what was found on the way may be."""
        with noted_ends() as ends:
            response = self.get_response(request)
        if version and state_of(request).found and _is_still(request, version):
            facts.keep_found(request)
        return _said(request, response, ends)

    def _shared(self, request: HttpRequest, key: str, version: Version) -> HttpResponse:
        """What somebody else has made, or is making now, or a new one."""
        with turns.of(key) as is_ours:
            if is_ours:
                return self._found_or_made(request, key, version)
        version = _read_again(request, version)
        return _known(request, memory.find(key), version) or self._made(
            request, key, version, is_known=False
        )

    def _found_or_made(
        self, request: HttpRequest, key: str, version: Version
    ) -> HttpResponse:
        is_read = not state_of(request).is_for_nobody
        found = table.find(key, for_a_reader=is_read)
        if found and (response := _known(request, found, version)):
            count_kept("shared")
            memory.keep(key, found)
            return response
        if found is None:
            # An address that was never kept, and perhaps is none: no other process
            # waits for it.
            return self._made(request, key, version, is_known=False)
        with table.one_at_a_time(key):
            version = _read_again(request, version)
            found = table.find(key, for_a_reader=False)
            if found and (response := _known(request, found, version)):
                memory.keep(key, found)
                return response
            return self._made(request, key, version, is_known=True)

    def _made(
        self, request: HttpRequest, key: str, version: Version, *, is_known: bool
    ) -> HttpResponse:
        begun = timezone.now()
        with noted_ends() as ends:
            response = self.get_response(request)
        is_kept = may_be_kept(request, response)
        has_found = is_kept or bool(state_of(request).found)
        is_still = has_found and _is_still(request, version)
        if is_still:
            facts.keep_found(request)
        if not is_kept:
            memory.forget(key)
            if is_known:
                table.forget(key)
            return _said(request, response, ends)
        until = min([*ends, end_of_day(begun)])
        count_kept("made")
        entry = Entry.of(request, response, version.version, until)
        if is_still:
            memory.keep(key, entry)
            _share(request, key, version.board, entry)
        return _answered(request, entry)


def key_of(request: HttpRequest) -> str:
    """By which an answer is found."""
    parts = (requested_host(request), composed(request.path), edition())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer says that it may, and nothing of it is one visitor's own."""
    return (
        state_of(request).may_be_kept
        and request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "Vary" not in response.headers
        and "private" not in response.headers.get("Cache-Control", "")
        and "no-store" not in response.headers.get("Cache-Control", "")
        and len(response.content)
        <= (LARGEST_TO_PACK if is_packed(response.headers) else LARGEST)
    )


def is_gathered(request: HttpRequest) -> bool:
    """Whether the site that gathers boards answers."""
    state = state_of(request)
    return bool(state.hub or (state.version and state.version[0] == GATHERED))


def _version(request: HttpRequest) -> Version | None:
    if not _is_read(request):
        if is_settled() and request.path not in HOSTLESS_PATHS:
            ensure_it_is_not_down()
        return None
    host = requested_host(request)
    version = version_of(host)
    if version is not None:
        last_known.remember(host, version)
    return version


def _is_read(request: HttpRequest) -> bool:
    """Whether somebody reads what a board shows."""
    return (
        settings.PAGES_ARE_KEPT
        and request.method in ("GET", "HEAD")
        and request.path not in HOSTLESS_PATHS
        and not is_cms_host(request)
    )


def _is_open(request: HttpRequest) -> bool:
    """Whether a reader may be answered with what others are answered with."""
    return (
        not request.META.get("QUERY_STRING")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


def _while_down(request: HttpRequest, refused: Exception) -> HttpResponse:
    """What was kept of the last version, which nobody changes while tables are changed.

    Raises what was refused for all else: nothing is made of what is half changed, and
    nobody waits for a table.
    """
    is_read = _is_read(request) and _is_open(request)
    version = last_version_of(requested_host(request)) if is_read else None
    if version:
        key = key_of(request)
        for entry in (memory.find(key), table.find(key, for_a_reader=False)):
            if response := _known(request, entry, version):
                count_kept("last known")
                return last_known.mark(response, "database is being migrated")
    raise refused


def _is_still(request: HttpRequest, version: Version) -> bool:
    return version_of(requested_host(request)) == version


def _known(
    request: HttpRequest, entry: Entry | None, version: Version
) -> HttpResponse | None:
    if entry is None or entry.version != version.version:
        return None
    if entry.until <= timezone.now():
        return None
    return _answered(request, entry)


def _answered(request: HttpRequest, entry: Entry) -> HttpResponse:
    said = in_front.how_long(entry.until, is_gathered=is_gathered(request))
    return entry.answer(request, said)


def _read_again(request: HttpRequest, version: Version) -> Version:
    """The version after a while in which somebody else worked."""
    version = version_of(requested_host(request)) or version
    state_of(request).version = version
    return version


def _share(request: HttpRequest, key: str, board: int, entry: Entry) -> None:
    address = requested_host(request), composed(request.path)
    is_read = not state_of(request).is_for_nobody
    try:
        table.keep(key, board, entry, address, is_read=is_read)
    except DatabaseError as error:
        # A page that was made is answered, whatever becomes of its copy.
        logger.warning("A page was not kept: %s", error)


def _said(
    request: HttpRequest, response: HttpResponse, ends: list[datetime]
) -> HttpResponse:
    """What is answered anew, with how long it may be kept on its way."""
    if "Cache-Control" not in response.headers and (
        ends or state_of(request).may_be_kept
    ):
        until = min([*ends, end_of_day(timezone.now())])
        gathered = is_gathered(request)
        said = in_front.cache_control(until, is_gathered=gathered)
        response.headers["Cache-Control"] = said
    return response
