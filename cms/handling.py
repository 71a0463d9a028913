"""How a request is made of what a web server hands over.

What cannot be read there is read by nothing that could answer with a failure in words:
Django makes its requests before any middleware is asked.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import parse_header_parameters

from cms.kept import hits

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment


class Request(WSGIRequest):
    """Takes every form for UTF-8, as browsers send it, whatever it calls itself.

    Its heading names any codec that Python has, also one that reads no text, and may
    itself be none that can be read: then it has no body either.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            found = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:
            found = "", {}
        self.content_type, self.content_params = found


class Handler(WSGIHandler):
    """Asks first whether what is asked for is in memory, as all would answer it."""

    request_class = Request

    def __call__(  # type: ignore[override]
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        known = hits.answer(environ, start_response)
        return known if known is not None else super().__call__(environ, start_response)

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        response = super().get_response(request)
        hits.remember(request, response)
        return response
