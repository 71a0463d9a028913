"""Asking for files as browsers and machines do, and comparing what they are told."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils.http import http_date

from cms.models import BoardDocument

# An address that never was any file's.
NEVER = "/documents/987654/a.pdf"
LONG_AFTER = http_date(4_000_000_000)


def ways_to_ask(file: BoardDocument) -> dict[str, tuple[str, dict[str, str]]]:
    """Methods with headers: all that a file's answer could depend on."""
    etag = f'"{file.file_hash}"'
    return {
        "GET": ("get", {}),
        "HEAD": ("head", {}),
        "Range": ("get", {"range": "bytes=0-3"}),
        "If-None-Match": ("get", {"if-none-match": etag}),
        "If-None-Match any": ("get", {"if-none-match": "*"}),
        "If-Modified-Since": ("get", {"if-modified-since": LONG_AFTER}),
        "If-Match": ("get", {"if-match": etag}),
        "If-Range": ("get", {"range": "bytes=0-3", "if-range": etag}),
        "HEAD with ETag": ("head", {"if-none-match": etag}),
    }


def ask(
    client: Client, address: str, host: str, way: tuple[str, dict[str, str]]
) -> HttpResponse:
    method, headers = way
    return getattr(client, method)(address, headers={"host": host, **headers})


def told(response: HttpResponse) -> tuple[int, dict[str, Any], str]:
    """Status, headers and text; without the address, which the asker knows."""
    path = re.escape(response.request["PATH_INFO"])
    text = re.sub(path, "", response.content.decode())
    headers = dict(response.items())
    headers.pop("Content-Length", None)
    return response.status_code, headers, text
