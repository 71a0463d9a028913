"""Guesses at a shared password are slowed down, each guesser for themselves.

Who guesses wrong a few times waits, longer each time; nobody else does. Where many
addresses guess at one password, each of them has one guess before it waits: whoever
knows the password still opens the page at once. No worker waits with them.
"""

import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

FREE = 5  # wrong guesses of one address at one password
FREE_OF_ALL = 20  # wrong guesses of one address at all passwords
FREE_FOR_ALL = 100  # wrong guesses of all addresses at one password
FIRST_WAIT = 15  # seconds; doubled with each further wrong guess
LONGEST_WAIT = 900  # seconds
REMEMBERED = 3600  # seconds after the last wrong guess


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

    def seconds_to_wait(self) -> int:
        """How long no guess is heard; 0 when the next one is."""
        known = cache.get_many([f"{self._both}:until", f"{self._address}:until"])
        until = max(known.values(), default=0.0)
        return max(0, int(until - time.time()) + 1) if until > time.time() else 0

    def note_wrong(self) -> None:
        """Count a wrong guess, and have the next ones wait where there were many."""
        at_this = _count(self._both)
        crowd = _count(self._password) > FREE_FOR_ALL
        _wait(self._both, at_this - (1 if crowd else FREE))
        _wait(self._address, _count(self._address) - FREE_OF_ALL)

    def forget(self) -> None:
        """The password is known: what was mistyped before counts no more."""
        cache.delete_many([self._both, f"{self._both}:until"])


def _key(kind: str, text: str) -> str:
    return f"guesses:{salted_hmac(f'cms.guesses.{kind}', text).hexdigest()}"


def _count(key: str) -> int:
    cache.add(key, 0, REMEMBERED)
    try:
        count = cache.incr(key)
    except ValueError:
        # It ended between the two steps.
        cache.set(key, 1, REMEMBERED)
        return 1
    cache.touch(key, REMEMBERED)
    return count


def _wait(key: str, too_many: int) -> None:
    """Close a key for a while. too_many: wrong guesses beyond the free ones."""
    if too_many < 0:
        return
    seconds = min(FIRST_WAIT * 2 ** min(too_many, 10), LONGEST_WAIT)
    cache.set(f"{key}:until", time.time() + seconds, seconds)
