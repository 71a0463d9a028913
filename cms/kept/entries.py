"""An answer that is kept: its headers, and its body packed once."""

import gzip
import hashlib
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response

from cms.logs.discretion import address_in_log
from cms.request_state import state_of

# Said anew with each answer, or of one transfer alone.
NOT_KEPT = frozenset({"Content-Length", "Cache-Control", "ETag", "Vary"})
# As Django says it of an answer that is the same.
SAID_OF_THE_SAME = frozenset({"Content-Location", "Date", "Expires", "Last-Modified"})
PACKED = ("text/", "application/xml", "application/json", "image/svg+xml")
BROTLI_QUALITY = 5
# The weight of an encoding that somebody does not take.
REFUSED = re.compile(r"q=0(?:\.0*)?")
Bodies = dict[str, bytes]


@dataclass(frozen=True)
class Entry:
    """version: of what its board shows. until: when it is no longer true. route: the
    pattern that answered, for the log.

    bodies: by their encoding; "" for one that is not packed.
    """

    version: str
    until: datetime
    etag: str
    route: str
    headers: dict[str, str]
    bodies: Bodies = field(repr=False)

    @classmethod
    def of(
        cls, request: HttpRequest, response: HttpResponse, version: str, until: datetime
    ) -> Self:
        """What an answer is kept as."""
        route = address_in_log(request)
        content = response.content
        headers = {
            name: value
            for name, value in response.headers.items()
            if name not in NOT_KEPT
        }
        mark = "\n".join([*map(":".join, sorted(headers.items())), ""]).encode()
        digest = hashlib.sha256(mark + content).hexdigest()[:32]
        etag, bodies = f'W/"{digest}"', _packed(headers, content)
        return cls(version, until, etag, route, headers, bodies)

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        headers = [*self.headers, *self.headers.values()]
        parts = [self.version, self.etag, self.route, *headers, *self.bodies.values()]
        return sum(map(sys.getsizeof, parts)) + 1000

    def answer(self, request: HttpRequest, said: Mapping[str, str]) -> HttpResponse:
        """What a visitor gets: the body as they can read it, or that it is the same.

        said: how long it may be kept on its way.
        """
        state_of(request).route = self.route
        if request.META.get("HTTP_IF_NONE_MATCH") == self.etag:
            # What a browser sends: nothing else of the answer has to be made.
            return self._unchanged(said)
        response = HttpResponse(headers={**self.headers, "ETag": self.etag, **said})
        if "" not in self.bodies:
            response.headers["Vary"] = "Accept-Encoding"
        same: HttpResponse | None = get_conditional_response(
            request, etag=self.etag, response=response
        )
        if same is not None and same.status_code == 304:
            return same
        encoding = self._encoding(request.headers.get("Accept-Encoding", ""))
        response.content = self.body(encoding)
        if encoding:
            response.headers["Content-Encoding"] = encoding
        response.headers["Content-Length"] = str(len(response.content))
        return response

    def _unchanged(self, said: Mapping[str, str]) -> HttpResponse:
        same = {
            name: self.headers[name] for name in SAID_OF_THE_SAME & self.headers.keys()
        }
        response = HttpResponseNotModified(headers={**same, "ETag": self.etag, **said})
        if "" not in self.bodies:
            response.headers["Vary"] = "Accept-Encoding"
        return response

    def _encoding(self, accepted: str) -> str:
        wanted = {
            name.strip()
            for name, _, weight in (
                one.partition(";") for one in accepted.lower().split(",")
            )
            if not REFUSED.fullmatch(weight.replace(" ", ""))
        }
        return next((one for one in self.bodies if one in wanted), "")

    def body(self, encoding: str) -> bytes:
        """The body in an encoding that it has; "" for one that is not packed."""
        found = self.bodies.get(encoding)
        return found if found is not None else gzip.decompress(self.bodies["gzip"])


def is_packed(headers: Mapping[str, str]) -> bool:
    """Whether a body of this kind becomes smaller."""
    return headers.get("Content-Type", "").startswith(PACKED)


def _packed(headers: dict[str, str], content: bytes) -> Bodies:
    """The smallest first, which is sent to who can read it."""
    if not is_packed(headers):
        return {"": content}
    return {
        "br": brotli.compress(content, quality=BROTLI_QUALITY),
        "gzip": gzip.compress(content, 6, mtime=0),
    }
