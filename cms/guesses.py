"""Guesses at a shared password are slowed down, each guesser for themselves.

Who guesses wrong a few times waits, longer each time; nobody else does. Where many
addresses guess at one password, each of them has one guess before it waits: whoever
knows the password still opens the page at once. No worker waits with them.
"""

import time
from datetime import UTC, datetime

from django.core.cache import cache
from django.http import HttpRequest

from cms.clients import address_of, key_of, one_at_a_time

FREE = 5  # wrong guesses of one address at one password
FREE_OF_ALL = 20  # wrong guesses of one address at all passwords
FREE_FOR_ALL = 100  # wrong guesses of all addresses at one password
FIRST_WAIT = 15  # seconds; doubled with each further wrong guess
LONGEST_WAIT = 900  # seconds
REMEMBERED = 3600  # seconds after the last wrong guess
A_MINUTE = 60  # seconds


class Guesser:
    """One address that tries to open what one password protects.

    password: what the password belongs to, in words that nothing else has. client: who
    guesses, when something better is known than an address. Nothing that is kept says
    whose address it was, nor what it was that somebody tried to open.
    """

    def __init__(self, request: HttpRequest, password: str, client: str = "") -> None:
        address = client or address_of(request)
        self._both = _key("both", f"{password} {address}")
        self._address = _key("address", address)
        # Who is known on their own waits for nobody else, and nobody waits for them.
        self._password = _key("password", f"{password} {client}")
        self._of_address = 0

    def claim(self) -> int:
        """Count this guess before it is heard, as if it were wrong.

        Answers how many seconds no guess is heard; 0 when this one is. Of many that
        are sent at one moment each is counted before the next is asked about.
        """
        with one_at_a_time(self._address, self._password):
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
        with one_at_a_time(self._address, self._password):
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


def heard_again_at(wait: int) -> datetime:
    """When guesses are heard again, to the next whole minute, as a clock shows it."""
    minutes = -(-(time.time() + wait) // A_MINUTE)
    return datetime.fromtimestamp(minutes * A_MINUTE, UTC)


def _key(kind: str, text: str) -> str:
    return key_of(f"cms.guesses.{kind}", text)


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
