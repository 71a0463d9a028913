"""How gunicorn serves: `gunicorn cms.wsgi --worker-class cms.web_server.Worker`."""

import socket
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from ssl import SSLError

from gunicorn.http.errors import (
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
)
from gunicorn.workers.gthread import ThreadWorker

PAGES = Path(__file__).resolve().parents[1] / "deploy/nginx/errors"
TOO_LONG = {
    LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
}
HEADERS = """\
Connection: close
Content-Type: text/html; charset=utf-8
Cache-Control: no-store
Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'
Referrer-Policy: same-origin
Strict-Transport-Security: max-age=31536000
X-Content-Type-Options: nosniff
X-Frame-Options: DENY
"""


class Worker(ThreadWorker):
    """Says with the pages of nginx what gunicorn would say in words of its own.

    Those repeat what somebody sent, in the answer and in the log.
    """

    def handle_error(
        self,
        _request: object,
        client: socket.socket,
        _from: object,
        error: BaseException,
    ) -> None:
        """Answer what never came to the application, or what it did not answer."""
        if isinstance(error, ParseException | SSLError):
            status = TOO_LONG.get(type(error), HTTPStatus.BAD_REQUEST)
            self.log.warning("A request cannot be read: %s", type(error).__name__)
            _say(client, status, "400.html")
        else:
            self.log.exception("A request was not answered.")
            _say(client, HTTPStatus.INTERNAL_SERVER_ERROR, "502.html")


def _say(client: socket.socket, status: HTTPStatus, name: str) -> None:
    page = (PAGES / name).read_bytes()
    head = f"HTTP/1.1 {status.value} {status.phrase}\n{HEADERS}"
    head += f"Content-Length: {len(page)}\n\n"
    # Whoever asked may not be there any more.
    with suppress(OSError):
        client.sendall(head.replace("\n", "\r\n").encode() + page)
