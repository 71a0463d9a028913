"""Asks as a browser does, reads every byte of the answer, and takes all back.

A request runs in a savepoint of the test's transaction. What the product does when a
transaction ends is done before the answer is read, in the scope of the request.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.signals import got_request_exception
from django.db import Error, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test.client import Client, ClientHandler, RequestFactory
from django.urls import reverse

from cms.tenancy.scope import widen_to_everything
from cms.users.models import User
from tests.probe.writes import Change, Recorder

CHANGING = re.compile(r"\s*(INSERT|UPDATE|DELETE)")
# What differs between two answers to the same question.
MOVING = re.compile(
    r'csrfmiddlewaretoken\\*" value=\\*"\w+|"CSRF_TOKEN": "\w+"|nonce[-=]"?[\w/+=-]+'
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|\d+\W+(?:second|minute|hour)s?|just now"
    r"|(?m:^(?:Expires|Last-Modified|Content-Length): .*)"
)


@dataclass
class Answer:
    """What came back, as one text: status, headers, body."""

    status: int
    headers: str
    body: str
    error: BaseException | None = None
    changes: list[Change] = field(default_factory=list)
    # What was looked for and found before all was taken back.
    wrong: list[str] = field(default_factory=list)

    def words_of(self, word: str) -> set[str]:
        """The words of a board that stand in it."""
        return set(re.findall(rf"{word}\d+", f"{self.headers}\n{self.body}"))

    def as_html(self) -> str:
        """The body; of an answer to a script, the page that lies in it."""
        if not self.body.startswith("{"):
            return self.body
        inner = json.loads(self.body)
        return str(inner.get("html") or "")

    def without(self, values: Iterable[str]) -> tuple[int, str]:
        """Status and text without what was asked for, which the answer may repeat."""
        text = MOVING.sub("", f"{self.headers}\n{self.body}".replace("%3D", "="))
        return self.status, re.sub(rf"\b(?:{'|'.join(values)})\b", "ASKED", text)


class AsCommitted:
    """Innermost: does what waits for the end of a transaction when a request ends."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        while connection.run_on_commit:
            _marks, action, _robust = connection.run_on_commit.pop(0)
            action()
        return response


def one_by_one(execute: Callable, sql: str, *rest: Any) -> Any:
    """A statement that is refused spoils no other, as without a transaction."""
    if not CHANGING.match(sql):
        return execute(sql, *rest)
    mark = transaction.savepoint()
    try:
        result = execute(sql, *rest)
    except Error:
        transaction.savepoint_rollback(mark)
        raise
    transaction.savepoint_commit(mark)
    return result


class Browser:
    """Somebody's browser at the CMS, or a stranger's at any host."""

    def __init__(
        self,
        user: User | None,
        recorder: Recorder | None = None,
        look: Callable[[list[Change]], list[str]] | None = None,
    ) -> None:
        self.user = user
        self.recorder = recorder
        self.look = look
        self.requests = RequestFactory(headers={"host": settings.CMS_HOST})
        self.handler = ClientHandler(enforce_csrf_checks=False)
        self.asked = 0
        if user:
            client = Client()
            client.force_login(user)
            # What the first request of a session writes is no doing of the others.
            client.get(
                reverse("wagtailadmin_home"), headers={"host": settings.CMS_HOST}
            )
            self.requests.cookies = client.cookies
            widen_to_everything()
            if recorder:
                recorder.forget()

    def get(self, path: str, query: Any = (), **headers: str) -> Answer:
        return self._ask(self.requests.get(path, _multiple(query), headers=headers))

    def post(self, path: str, data: dict[str, Any], **headers: str) -> Answer:
        return self._ask(self.requests.post(path, data, headers=headers))

    def send(
        self, method: str, path: str, body: bytes, content_type: str, **headers: str
    ) -> Answer:
        """Whatever somebody puts on the wire: path and body are sent as they are."""
        return self._ask(
            self.requests.generic(method, path, body, content_type, headers=headers)
        )

    def _ask(self, request: HttpRequest) -> Answer:
        self.asked += 1
        with taken_back(), _errors() as errors:
            # Django has read the path already, and reads it again.
            path = request.path_info.encode().decode("iso-8859-1")
            response = self.handler(request.environ | {"PATH_INFO": path})
            headers = "\n".join(f"{name}: {v}" for name, v in response.items())
            try:
                answer = Answer(response.status_code, headers, _read(response))
            except Exception as error:
                # A download that breaks off.
                errors.append(error)
                answer = Answer(500, headers, "")
            answer.error = errors[-1] if errors and answer.status >= 500 else None
            if self.recorder and not _spoilt():
                connection.needs_rollback = False
                widen_to_everything()
                answer.changes = self.recorder.changes()
                if self.look and answer.changes:
                    answer.wrong = self.look(answer.changes)
        return answer


def _multiple(query: Any) -> dict[str, list[Any]]:
    data: dict[str, list[Any]] = {}
    for name, value in query:
        data.setdefault(name, []).append(value)
    return data


def _read(response: HttpResponse) -> str:
    streaming = getattr(response, "streaming", False)
    parts = response.streaming_content if streaming else [response.content]
    return b"".join(parts).decode("utf-8", "replace")


def _spoilt() -> bool:
    return connection.connection.info.transaction_status.name == "INERROR"


@contextmanager
def taken_back() -> Iterator[None]:
    mark = transaction.savepoint()
    try:
        with connection.execute_wrapper(_where_there_is_no_transaction()):
            yield
    finally:
        connection.needs_rollback = False
        transaction.savepoint_rollback(mark)
        connection.run_on_commit = []
        widen_to_everything()


def _where_there_is_no_transaction() -> Callable:
    outside = len(connection.savepoint_ids)
    busy = False

    def wrapper(execute: Callable, sql: str, *rest: Any) -> Any:
        nonlocal busy
        if len(connection.savepoint_ids) == outside:
            # The view's own transaction has ended, and was taken back.
            connection.needs_rollback = False
        if busy or any(connection.savepoint_ids[outside:]):
            return execute(sql, *rest)
        busy = True
        try:
            return one_by_one(execute, sql, *rest)
        finally:
            busy = False

    return wrapper


@contextmanager
def _errors() -> Iterator[list[BaseException]]:
    errors: list[BaseException] = []

    def note(**_signal: object) -> None:
        errors.append(sys.exc_info()[1])

    got_request_exception.connect(note)
    try:
        yield errors
    finally:
        got_request_exception.disconnect(note)
