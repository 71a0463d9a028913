"""Guesses at a shared password are slowed down, each guesser for themselves.

Who guesses wrong a few times waits, longer each time; nobody else does. Where many
addresses guess at one password, each of them has one guess before it waits: whoever
knows the password still opens the page at once. No worker waits with them.
"""

import ipaddress
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

FREE = 5  # wrong guesses of one address at one password
FREE_OF_ALL = 20  # wrong guesses of one address at all passwords
FREE_FOR_ALL = 100  # wrong guesses of all addresses at one password
FIRST_WAIT = 15  # seconds; doubled with each further wrong guess
LONGEST_WAIT = 900  # seconds
REMEMBERED = 3600  # seconds after the last wrong guess
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


def client_address(request: HttpRequest) -> str:
    """Who asks, as far as the nearest proxy knows; of IPv6 the network of one customer.

    A proxy appends what it sees to what the client claims: only the last is believed.
    """
    seen = request.META.get(settings.CLIENT_ADDRESS_FROM, "").rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(seen or request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address) and not address.ipv4_mapped:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


class Guesser:
    """One address that tries to open what one password protects.

    password_key: the key of what the password belongs to. Nothing that is kept says
    whose address it was.
    """

    def __init__(self, request: HttpRequest, password_key: int) -> None:
        address = client_address(request)
        self._both = _key("both", f"{password_key} {address}")
        self._address = _key("address", address)
        self._password = _key("password", str(password_key))
        self._of_address = 0

    def claim(self) -> int:
        """Count this guess before it is heard, as if it were wrong.

        Answers how many seconds no guess is heard; 0 when this one is. Of many that
        are sent at one moment each is counted before the next is asked about.
        """
        with self._one_at_a_time():
            if wait := self._seconds_to_wait():
                return wait
            at_this, self._of_address, of_all = map(
                _count, (self._both, self._address, self._password)
            )
            crowd = of_all > FREE_FOR_ALL
            _wait(self._both, at_this - (1 if crowd else FREE))
            _wait(self._address, self._of_address - FREE_OF_ALL)
            return 0

    def forget(self) -> None:
        """It was right: it does not count, nor what was mistyped before."""
        with self._one_at_a_time():
            cache.delete_many([self._both, f"{self._both}:until"])
            if cache.get(self._address) == self._of_address:
                # Nobody has guessed from there since: the wait is of this guess.
                cache.delete(f"{self._address}:until")
            _count(self._address, -1)
            _count(self._password, -1)

    def _seconds_to_wait(self) -> int:
        known = cache.get_many([f"{self._both}:until", f"{self._address}:until"])
        until = max(known.values(), default=0.0)
        return max(0, int(until - time.time()) + 1) if until > time.time() else 0

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """Keep all others who guess from the same address, or at the same password.

        By the database, which all processes share. No cache that they share counts and
        looks in one step.
        """
        keys = sorted((self._address, self._password))
        with transaction.atomic(), connection.cursor() as cursor:
            for key in keys:
                cursor.execute(LOCK, [key])
            yield


def _key(kind: str, text: str) -> str:
    return f"guesses:{salted_hmac(f'cms.guesses.{kind}', text).hexdigest()}"


def _count(key: str, more: int = 1) -> int:
    count = max(0, cache.get(key, 0) + more)
    cache.set(key, count, REMEMBERED)
    return count


def _wait(key: str, too_many: int) -> None:
    """Close a key for a while. too_many: wrong guesses beyond the free ones."""
    if too_many < 0:
        return
    seconds = min(FIRST_WAIT * 2 ** min(too_many, 10), LONGEST_WAIT)
    cache.set(f"{key}:until", time.time() + seconds, seconds)
