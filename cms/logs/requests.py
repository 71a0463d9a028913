"""One line a request, with an id that its error page says as well."""

import logging
import time
from collections.abc import Callable
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
            self._say(request, response, seconds)
            of = "cms" if is_cms_host(request) else "public"
            count_request(of, response.status_code, seconds)
        return response

    def _say(
        self, request: HttpRequest, response: HttpResponseBase, seconds: float
    ) -> None:
        facts = {
            "id": state_of(request).request_id,
            "method": request.method,
            "host": requested_host(request),
            "route": state_of(request).route or address_in_log(request),
            "status": response.status_code,
            "ms": round(seconds * 1000),
        }
        logger.info(
            "%(id)s %(method)s %(host)s%(route)s %(status)s", facts, extra=facts
        )
