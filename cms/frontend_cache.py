"""A cache in front of the site forgets all of a host at once, as deploy/varnish has it.

What changes on a board may stand on more of its addresses than anybody lists, also
behind a question mark. One question a host, with little patience: it is asked as soon
as what was changed is stored, while somebody waits.
"""

import logging
from collections.abc import Iterable
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from wagtail.contrib.frontend_cache.backends import BaseBackend

logger = logging.getLogger(__name__)

PATIENCE = 2.0  # seconds


class ForgetsHosts(BaseBackend):
    """LOCATION: where the cache listens."""

    def __init__(self, params: dict[str, str]) -> None:
        super().__init__(params)
        self._at = urlsplit(params["LOCATION"])

    def purge(self, url: str) -> None:
        self.purge_batch([url])

    def purge_batch(self, urls: Iterable[str]) -> None:
        for host in dict.fromkeys(urlsplit(url).netloc for url in urls):
            self._forget(host)

    def _forget(self, host: str) -> None:
        kind = HTTPSConnection if self._at.scheme == "https" else HTTPConnection
        asked = kind(self._at.hostname or "", self._at.port, timeout=PATIENCE)
        try:
            asked.request("BAN", "/", headers={"Host": host})
            status = asked.getresponse().status
        except (OSError, HTTPException) as error:
            logger.error("The cache in front was not told of %s: %s", host, error)
        else:
            if status != 200:
                logger.error(
                    "The cache in front refused to forget %s: %s", host, status
                )
        finally:
            asked.close()
