"""The cache in Redis, whose absence makes the site slower, and nothing else.

While Redis does not answer, the database keeps what is cached. What somebody wanted to
forget meanwhile may still stand in Redis: whoever comes back to it empties it first.
"""

import logging
import time

from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# The name of the cache that stands in for it, among CACHES.
STAND_IN = "stand_in"
ASKED_AGAIN_AFTER = 10  # seconds
# All by which Django asks a cache; what is made from them asks these.
METHODS = (
    *("add", "get", "set", "touch", "delete", "get_many", "set_many", "delete_many"),
    *("has_key", "incr", "clear"),
)

# When Redis did not answer last in this process, by the clock of the process.
_away_since: dict[str, float] = {}


class SteadyRedisCache(RedisCache):
    """Django's cache in Redis, with the database in its place while Redis is away."""

    def __init__(self, server: str, params: dict[str, object]) -> None:
        super().__init__(server, params)
        self._place = str(server)

    def _ask(self, name: str, *args: object, **kwargs: object) -> object:
        since = _away_since.get(self._place)
        if since is None or time.monotonic() - since >= ASKED_AGAIN_AFTER:
            try:
                if since is not None:
                    super().clear()
                    del _away_since[self._place]
                    logger.warning("Redis answers again, and was emptied.")
                return getattr(super(), name)(*args, **kwargs)
            except RedisError as error:
                if since is None:
                    logger.error("Redis is away, the database stands in: %s", error)
                    # What it kept when it last stood in may be out of date.
                    caches[STAND_IN].clear()
                _away_since[self._place] = time.monotonic()
        return getattr(caches[STAND_IN], name)(*args, **kwargs)


def _method(name: str) -> object:
    def ask(self: SteadyRedisCache, *args: object, **kwargs: object) -> object:
        return self._ask(name, *args, **kwargs)

    return ask


for _name in METHODS:
    setattr(SteadyRedisCache, _name, _method(_name))
