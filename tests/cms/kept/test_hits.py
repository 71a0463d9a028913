"""What is answered before there is a request is what would be answered after it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from wagtail.models import CollectionViewRestriction

from boards.models import ContentPage, PageDocument
from cms.handling import Handler
from cms.inner_requests import request_to
from cms.kept import hits, versions
from cms.models import BoardDocument
from home.provisioning import OpenedBoard
from tests import kept
from tests.factories import (
    host_of,
    make_board,
    make_document,
    make_page,
    make_review,
    release,
)
from tests.kept import Process, Served, another_process, pages_are_kept, serve

PATH = "/about/"
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
BROWSER = {"HTTP_ACCEPT_ENCODING": "gzip, br", "HTTP_USER_AGENT": "A browser"}
OF_HTTP = {"wsgi.url_scheme": "http", "HTTP_X_FORWARDED_PROTO": "http"}


@pytest.fixture
def board(db, monkeypatch) -> Iterator[OpenedBoard]:
    """A board with one page, asked of a process that has answered nothing yet."""
    monkeypatch.setattr(hits, "_seen", {})
    opened = make_board()
    make_page(ContentPage, opened.home, title="Before", slug="about")
    with pages_are_kept():
        yield opened


def ask(board: OpenedBoard, **environ: str) -> Served:
    return serve(host_of(board), PATH, **BROWSER, **environ)


def is_a_hit(board: OpenedBoard, path: str = PATH, **environ: str) -> bool:
    said = request_to(host_of(board), path).environ | BROWSER | environ
    return hits.answer(said, lambda *_said: lambda _body: None) is not None


@pytest.mark.parametrize("packed", ["br", "gzip", "", "br;q=0, gzip"])
def test_a_hit_is_what_goes_all_the_way(board, packed):
    asked = {"HTTP_ACCEPT_ENCODING": packed}
    serve(host_of(board), PATH, **asked)
    all_the_way = serve(host_of(board), PATH, **asked)

    with CaptureQueriesContext(connection) as captured:
        assert is_a_hit(board, **asked)
    assert serve(host_of(board), PATH, **asked) == all_the_way
    assert all_the_way.headers["Content-Security-Policy"]
    assert len(captured) == 1


def test_who_has_it_is_told_so(board):
    mark = ask(board).headers["ETag"]
    all_the_way = ask(board, HTTP_IF_NONE_MATCH=mark)

    assert is_a_hit(board, HTTP_IF_NONE_MATCH=mark)
    assert ask(board, HTTP_IF_NONE_MATCH=mark) == all_the_way
    assert all_the_way.status == "304 Not Modified"
    assert all_the_way.body == b""


def test_what_has_changed_is_no_hit(board):
    ask(board), ask(board)
    assert is_a_hit(board)
    ContentPage.objects.filter(slug="about").update(title="After")

    assert not is_a_hit(board)
    body = serve(host_of(board), PATH).body

    assert b"After" in body
    assert b"Before" not in body


def test_what_has_come_to_its_end_is_no_hit(board, time_machine):
    time_machine.move_to(NOON, tick=False)
    ask(board), ask(board)
    assert is_a_hit(board)

    time_machine.move_to(NOON + timedelta(days=1), tick=False)

    assert not is_a_hit(board)


def test_what_memory_has_no_more_is_no_hit(board):
    ask(board), ask(board)
    assert is_a_hit(board)

    with another_process(Process()):
        assert not is_a_hit(board)


def test_one_board_is_not_answered_with_another_ones_page(board):
    ask(board), ask(board)
    other = make_board()
    make_page(ContentPage, other.home, title="Of another", slug="about")

    assert not is_a_hit(other)
    assert b"Of another" in serve(host_of(other), PATH).body
    assert is_a_hit(board)


@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}=a"},
        {"HTTP_COOKIE": "a=b"},
        {"HTTP_A_HEADER_OF_TOMORROW": "1"},
        {"HTTP_X_FORWARDED_HOST": "another.example"},
        {"HTTP_IF_MODIFIED_SINCE": "Mon, 01 Mar 2027 12:00:00 GMT"},
        {"HTTP_RANGE": "bytes=0-1"},
        {"HTTP_IF_NONE_MATCH": '"another"'},
        {"HTTP_ACCEPT_ENCODING": "br"},
        {"QUERY_STRING": "page=2"},
        {"REQUEST_METHOD": "HEAD"},
        {"REQUEST_METHOD": "POST"},
        {"CONTENT_LENGTH": "1"},
        OF_HTTP,
    ],
    ids=lambda environ: next(iter(environ.items())),
)
def test_whoever_asks_in_another_way_goes_all_the_way(board, environ):
    ask(board), ask(board)

    assert is_a_hit(board)
    assert not is_a_hit(board, **environ)


def test_what_goes_wrong_is_said_on_the_long_way(board, monkeypatch):
    ask(board), ask(board)
    assert is_a_hit(board)
    monkeypatch.setattr(connections["default"], "errors_occurred", True)

    assert not is_a_hit(board)


def test_a_connection_that_has_served_for_its_time_is_left_to_the_long_way(
    board, monkeypatch
):
    ask(board), ask(board)
    assert is_a_hit(board)
    monkeypatch.setattr(connections["default"], "close_at", 0.0)

    assert not is_a_hit(board)


def test_a_redirect_to_https_is_not_remembered(board, settings, monkeypatch):
    settings.SECURE_SSL_REDIRECT = True
    monkeypatch.setattr(kept, "handler", cache(Handler))
    ask(board), ask(board, **OF_HTTP), ask(board, **OF_HTTP)

    assert not is_a_hit(board, **OF_HTTP)


def test_pages_below_a_password_and_without_a_board_are_no_hits(board):
    make_page(ContentPage, board.home, slug="closed").view_restrictions.create(
        restriction_type="password", password="a password that is long"
    )
    for path in ("/closed/", "/nowhere/", "/search/", "/healthz"):
        serve(host_of(board), path), serve(host_of(board), path)
        assert not is_a_hit(board, path)


def test_ways_of_asking_fill_no_memory(board, monkeypatch):
    monkeypatch.setattr(hits, "MOST", 3)
    for number in range(10):
        packed = f"br, of-{number}"
        for _time in range(2):
            serve(host_of(board), PATH, HTTP_ACCEPT_ENCODING=packed)

    assert 0 < len(hits._seen) <= 3


def test_a_hit_is_a_line_of_the_log(board, caplog):
    ask(board), ask(board)
    caplog.clear()
    with caplog.at_level("INFO", "cms.logs.requests"):
        assert is_a_hit(board)

    [line] = caplog.records
    assert (line.host, line.status, line.method) == (host_of(board), 200, "GET")
    assert PATH not in line.route


@pytest.fixture
def file_path(board) -> str:
    """The address of a file that a page of the board lists as published."""
    review = make_review(board)
    document = make_document(board)
    release(review, document)
    return document.url


def test_who_has_a_file_is_told_so_for_one_question(board, file_path):
    mark = serve(host_of(board), file_path, **BROWSER).headers["ETag"]
    asked = BROWSER | {"HTTP_IF_NONE_MATCH": mark}
    all_the_way = serve(host_of(board), file_path, **asked)

    with CaptureQueriesContext(connection) as captured:
        assert is_a_hit(board, file_path, **asked)
    assert serve(host_of(board), file_path, **asked) == all_the_way
    assert all_the_way.status == "304 Not Modified"
    assert len(captured) == 1
    assert not is_a_hit(board, file_path)


def close(document: BoardDocument) -> None:
    PageDocument.objects.filter(file=document).update(availability="withdrawn")


def replace_it(document: BoardDocument) -> None:
    BoardDocument.objects.filter(pk=document.pk).update(file_hash="another")


def close_its_folder(document: BoardDocument) -> None:
    CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="password", password="words"
    )


@pytest.fixture
def has_it(board, file_path) -> dict[str, str]:
    """As a browser asks that has the file, and has been told that it is the same."""
    mark = serve(host_of(board), file_path, **BROWSER).headers["ETag"]
    asked = BROWSER | {"HTTP_IF_NONE_MATCH": mark}
    serve(host_of(board), file_path, **asked)
    return asked


@pytest.mark.parametrize("change", [close, replace_it, close_its_folder])
def test_a_file_is_decided_on_each_time(board, file_path, has_it, change, monkeypatch):
    with monkeypatch.context() as patched:
        # No version says yet that anything has changed.
        patched.setattr(versions, "is_settled", lambda: True)
        assert is_a_hit(board, file_path, **has_it)

        change(BoardDocument.objects.get())

        assert not is_a_hit(board, file_path, **has_it)


def test_a_file_of_another_version_of_its_board_goes_all_the_way(
    board, file_path, has_it
):
    assert is_a_hit(board, file_path, **has_it)

    ContentPage.objects.filter(slug="about").update(title="After")

    assert not is_a_hit(board, file_path, **has_it)
