"""The site, asked as a visitor asks it, without a server between."""

import mimetypes
from dataclasses import dataclass
from typing import IO
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import default_storage
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from cms.inner_requests import Inside, request_to
from cms.models import BoardDocument

OK, ELSEWHERE = 200, 302


@dataclass(frozen=True)
class Answer:
    """What stands at an address. kind: its content type."""

    kind: str
    content: bytes

    @property
    def is_page(self) -> bool:
        return self.kind == "text/html"


class Visitor:
    """Somebody whom nobody knows, on one host."""

    def __init__(self, host: str) -> None:
        self.host = host
        self._inside = Inside()

    def read(self, address: str) -> Answer | None:
        """What the public gets at a path, or None where it gets nothing."""
        path = urlsplit(address).path
        if path.startswith(settings.STATIC_URL):
            return _static(path)
        response = self._inside.answer(request_to(self.host, address))
        if response.status_code not in (OK, ELSEWHERE):
            return None
        stored = _stored(path)
        if stored is not None:
            # The bytes may be handed over by somebody else: that it may be read counts.
            with stored as file:
                return Answer(_kind_of_file(path, response), file.read())
        if response.status_code != OK:
            return None
        return Answer(_kind(response), _content(response))


def _content(response: HttpResponseBase) -> bytes:
    if response.streaming:
        return b"".join(response)
    return bytes(response.content)  # type: ignore[attr-defined]


def _kind(response: HttpResponseBase) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip()


def _kind_of_file(path: str, response: HttpResponseBase) -> str:
    """What says where a file is found says nothing of its kind."""
    return _guessed(path) if response.status_code == ELSEWHERE else _kind(response)


def _guessed(name: str) -> str:
    return mimetypes.guess_type(name)[0] or ""


def _static(path: str) -> Answer | None:
    name = unquote_to_bytes(path.removeprefix(settings.STATIC_URL)).decode()
    found = finders.find(name)
    try:
        with open(found, "rb") if found else staticfiles_storage.open(name) as file:
            return Answer(_guessed(name), file.read())
    except OSError:
        return None


def _stored(path: str) -> IO[bytes] | None:
    """A file that rows name, where an address is one's."""
    try:
        found = resolve(unquote_to_bytes(path).decode())
    except (Resolver404, UnicodeDecodeError):
        return None
    try:
        if found.url_name == "wagtaildocs_serve":
            return BoardDocument.objects.get(pk=int(found.args[0])).file.open("rb")
        if path.startswith(settings.MEDIA_URL):
            return default_storage.open(path.removeprefix(settings.MEDIA_URL))
    except OSError:
        return None
    return None
