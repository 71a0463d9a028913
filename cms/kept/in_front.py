"""nginx in front of us, as `deploy/nginx` has it: it answers what is kept by itself.

It does so to the end of the present second, and asks again after that. So what is
withdrawn is out of it within a second, whatever else has stopped working; and it is
told at the commit to ask for a page at once. It keeps nothing that is not kept here.
"""

import logging
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils import timezone

from cms.hosts import public_address

logger = logging.getLogger(__name__)

# What nginx reads of an answer, and passes on to nobody.
EXPIRES = "X-Accel-Expires"
NOT_AT_ALL = "0"
ENCODINGS = ("br", "gzip")
PATIENCE = 2.0  # seconds
# How long a cache in front keeps an answer, where it is told what to forget.
SHORT_WHILE = 300  # seconds


def expires(until: datetime) -> str:
    """To when nginx may answer by itself with what is true until then.

    A moment in whole seconds, over all of which it holds; so it is never a second.
    """
    now = timezone.now()
    ends = now.replace(microsecond=0) + timedelta(seconds=1)
    return NOT_AT_ALL if until < ends else f"@{int(now.timestamp())}"


def how_long(until: datetime, *, is_gathered: bool) -> dict[str, str]:
    """What an answer says of how long it may be kept on its way, by whom."""
    said = {"Cache-Control": cache_control(until, is_gathered=is_gathered)}
    return said | {EXPIRES: expires(until)} if is_there() else said


def cache_control(until: datetime, *, is_gathered: bool) -> str:
    """A browser asks every time. A cache in front keeps a page for a short while where
    it is told at once of what changes, never beyond its end, and else not at all. It is
    told of the addresses of boards, and not of a site that gathers them.
    """
    if is_gathered or not getattr(settings, "WAGTAILFRONTENDCACHE", None):
        return "no-cache"
    left = int((until - timezone.now()).total_seconds())
    return f"max-age=0, s-maxage={max(0, min(left, SHORT_WHILE))}"


def is_there() -> bool:
    return bool(settings.NGINX_REFRESHED_AT)


def refresh_in_front(host: str, path: str) -> None:
    """Have nginx ask for an address now, in each way in which its answer is packed."""
    if not is_there():
        return
    at = urlsplit(settings.NGINX_REFRESHED_AT)
    # As a visitor's browser names it: with the port, if it is another than usual.
    host = urlsplit(public_address(host)).netloc
    for encoding in ENCODINGS:
        connection = HTTPConnection(at.hostname or "", at.port, timeout=PATIENCE)
        try:
            connection.request(
                "GET", quote(path), headers={"Host": host, "Accept-Encoding": encoding}
            )
            connection.getresponse().read()
        except (OSError, HTTPException) as error:
            # It asks by itself within a second.
            logger.warning("nginx was not told of %s: %s", host, error)
            return
        finally:
            connection.close()
