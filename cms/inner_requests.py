"""What a visitor asks for, asked by ourselves: without a server between."""

from io import BytesIO
from urllib.parse import unquote_to_bytes, urlsplit

from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http.response import HttpResponseBase
from django.utils import translation


def request_to(host: str, address: str) -> WSGIRequest:
    """A GET of somebody whom nobody knows, for an address on a host."""
    parts = urlsplit(address)
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote_to_bytes(parts.path).decode("latin-1"),
            "QUERY_STRING": parts.query,
            "SCRIPT_NAME": "",
            "SERVER_NAME": host,
            "SERVER_PORT": "443",
            "HTTP_HOST": host,
            "HTTP_X_FORWARDED_PROTO": "https",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "https",
            "wsgi.input": BytesIO(),
        }
    )


class Inside:
    """The site, as this process has it."""

    def __init__(self) -> None:
        self._handler = BaseHandler()
        self._handler.load_middleware()

    def answer(self, request: WSGIRequest) -> HttpResponseBase:
        """What it says. Not closed: that would end the connection which somebody works
        with.
        """
        # A request leaves its own language behind.
        with translation.override(translation.get_language()):
            return self._handler.get_response(request)
