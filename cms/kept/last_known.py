"""Which version of each board this process has read last, for a database that is away.

What the public of that version may read goes on to be answered from memory, for at most
a minute after it was read: what is withdrawn meanwhile is shown for no longer.
"""

import time

from django.http import HttpResponse

from cms.kept.versions import Version

LONGEST = 60  # seconds
_known: dict[str, tuple[Version, float]] = {}


def remember(host: str, version: Version) -> None:
    _known[host] = version, time.monotonic()


def last_known(host: str) -> Version | None:
    """The version that was read last; None when that is too long ago."""
    version, read_at = _known.get(host, (None, 0.0))
    return version if time.monotonic() - read_at <= LONGEST else None


def mark(response: HttpResponse, why: str = "database away") -> HttpResponse:
    """Say of an answer that nobody could be asked whether it is still so (RFC 9211)."""
    response.headers["Cache-Status"] = f'boards; hit; detail="{why}"'
    response.headers["Cache-Control"] = "no-cache"
    return response
