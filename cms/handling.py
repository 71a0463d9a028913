"""How a request is made of what a web server hands over.

What cannot be read there is read by nothing that could answer with a failure in words:
Django makes its requests before any middleware is asked.
"""

from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters


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
    request_class = Request
