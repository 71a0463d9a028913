"""A laptop shows the error pages that people get, and writes what happened in the log.

Django shows its own while DEBUG is on. Nobody who tries the product meets those.
"""

import logging
from collections.abc import Callable

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError

from boards.public.error_views import not_found, server_error

logger = logging.getLogger(__name__)
# What Django has other answers for.
REFUSALS = (BadRequest, PermissionDenied, SuspiciousOperation, MultiPartParserError)


class OwnErrors:
    """Ours in the place of Django's, for whatever a view cannot answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if isinstance(exception, Http404):
            return not_found(request, exception)
        if isinstance(exception, REFUSALS):
            return None
        logger.error("A page could not be made.", exc_info=exception)
        return server_error(request)
