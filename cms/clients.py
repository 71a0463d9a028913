"""Who asks, as far as the network says, and what is counted of them.

What is counted is kept in the cache that all processes share, under keys that say
nothing of whose address it was.
"""

import ipaddress
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

AN_HOUR = 3600  # seconds
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


def address_of(request: HttpRequest) -> str:
    """Who asks, as far as our proxies know; of IPv6 the network of one customer.

    A proxy appends what it sees to what the client claims: only what our own have
    appended is believed, and of that the first.
    """
    seen_by_ours = request.META.get(settings.CLIENT_ADDRESS_FROM, "").split(",")
    seen = seen_by_ours[-max(1, settings.PROXIES_IN_FRONT) :][0].strip()
    try:
        address = ipaddress.ip_address(seen or request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address) and not address.ipv4_mapped:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


def key_of(kind: str, text: str) -> str:
    """A key of the cache that tells nobody what it was made from."""
    return f"counted:{salted_hmac(kind, text).hexdigest()}"


@contextmanager
def one_at_a_time(*keys: str) -> Iterator[None]:
    """Keep all others who count under one of these keys waiting.

    By the database, which all processes share. No cache that they share counts and
    looks in one step.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for key in sorted(keys):
            cursor.execute(_LOCK, [key])
        yield


@dataclass(frozen=True)
class Limit:
    """How often one client, or about one thing, something may be done in some seconds.

    name: what is done, in words that no other limit has.
    """

    name: str
    most: int
    seconds: int = AN_HOUR

    def claim(self, who: str) -> bool:
        """Count this time, unless there were too many: False then."""
        key = key_of(f"cms.limits.{self.name}", who)
        with one_at_a_time(key):
            now = time.time()
            times = [at for at in cache.get(key, []) if at > now - self.seconds]
            if len(times) >= self.most:
                return False
            cache.set(key, [*times, now], self.seconds)
        return True
