"""One line a request, with an id that its error page says as well."""

import logging
import time
from collections.abc import Callable
from typing import NamedTuple
from uuid import uuid4

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.hosts import HOSTLESS_PATHS, is_cms_host, requested_host
from cms.logs.discretion import address_in_log
from cms.metrics.counting import count_request
from cms.request_state import state_of
from cms.tenancy.middleware import is_dummy

logger = logging.getLogger(__name__)

HEADER = "X-Request-ID"


class RequestLog:
    """Outermost: what it times is all that is done for a request here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_dummy(request):
            return self.get_response(request)
        name = uuid4().hex[:16]
        state_of(request).request_id = name
        begun = time.perf_counter()
        response = self.get_response(request)
        if response.status_code >= 500:
            response[HEADER] = name
        if request.path not in HOSTLESS_PATHS:
            seconds = time.perf_counter() - begun
            of = "cms" if is_cms_host(request) else "public"
            note(_answered(request, response, seconds), of)
        return response


class Answered(NamedTuple):
    """What is said of an answer. id: of the request. route: the pattern of what
    answered.
    """

    id: str
    method: str
    host: str
    route: str
    status: int
    seconds: float


def note(answered: Answered, of: str) -> None:
    """Write the line of a request, and count it. of: "public" or "cms"."""
    facts = {
        "id": answered.id,
        "method": answered.method,
        "host": answered.host,
        "route": answered.route,
        "status": answered.status,
        "ms": round(answered.seconds * 1000),
    }
    logger.info("%(id)s %(method)s %(host)s%(route)s %(status)s", facts, extra=facts)
    count_request(of, answered.status, answered.seconds)


def _answered(
    request: HttpRequest, response: HttpResponseBase, seconds: float
) -> Answered:
    state = state_of(request)
    route = state.route or address_in_log(request)
    host, status = requested_host(request), response.status_code
    return Answered(
        state.request_id, request.method or "", host, route, status, seconds
    )
