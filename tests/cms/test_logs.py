"""What is written down of a request opens nothing, and says nobody's address."""

import json
import logging

import pytest
from django.conf import settings
from django.test import Client

from cms.link_secrets import new_secret
from cms.logs.discretion import Discretion, without_secrets
from cms.logs.formatters import JsonFormatter, LineFormatter
from tests.factories import host_of, make_board

pytestmark = pytest.mark.django_db

# As `new_secret` makes them.
SECRET = "YSBK0NZESv5kV7sJe9mso6de2-wa9Sxrm8dhpQksLHI"


@pytest.fixture
def log(caplog) -> list[str]:
    """All lines as they are written, by both formatters."""
    lines: list[str] = []

    class Both(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(LineFormatter().format(record))
            lines.append(JsonFormatter().format(record))

    handler = Both()
    handler.addFilter(Discretion())
    logging.getLogger().addHandler(handler)
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.INFO, "cms.logs.requests")
    yield lines
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize(
    "path",
    [
        "/preview/{secret}/",
        "/preview/{secret}/no/such/thing",
        "/admin/join/{secret}/",
        "/admin/password_reset/confirm/MQ/{secret}/",
        "/preview/{secret}x/",
    ],
)
def test_no_line_holds_the_secret_of_an_address(log, path):
    board = make_board()
    secret = new_secret()
    host = "localhost" if path.startswith("/admin/") else host_of(board)

    Client().get(path.format(secret=secret), headers={"host": host})

    assert log
    assert not [line for line in log if secret in line]


def test_no_line_holds_what_somebody_searched_for(log):
    board = make_board()

    Client().get("/search/?q=my+neighbours+name", headers={"host": host_of(board)})

    assert log
    assert "neighbours" not in str(log)


def test_a_request_is_one_line_with_what_answered_it(log):
    board = make_board()
    Client().get("/search/?q=a", headers={"host": host_of(board)})

    lines = [json.loads(line) for line in log if line.startswith("{")]
    (line,) = [line for line in lines if line["logger"] == "cms.logs.requests"]

    assert line["host"] == host_of(board)
    assert line["route"] == "/search/"
    assert line["status"] == 200
    assert len(line["id"]) == 16


@pytest.mark.parametrize("path", ["/nowhere/", "/a/b/c/", "/wp-login.php"])
def test_what_is_not_found_is_one_short_line(log, path):
    board = make_board()
    Client().get(path, headers={"host": host_of(board)})

    lines = [line for line in log if line.startswith("{")]
    (line,) = [line for line in lines if json.loads(line)["level"] != "DEBUG"]

    assert json.loads(line)["status"] == 404
    assert len(line) < 400


def test_whoever_watches_the_service_fills_no_log(log):
    Client().get("/healthz")

    assert log == []


@pytest.mark.parametrize(
    "text",
    [
        "No server took it: {'jo.o-brien@example.org': (550, b'no')}",
        f"opened {SECRET}",
        f"GET /somewhere/{SECRET}/pages",
    ],
)
def test_what_looks_like_a_key_or_somebodys_address_is_left_out(text):
    assert "…" in without_secrets(text)
    assert "jo.o" not in without_secrets(text)


def test_a_place_in_the_code_is_no_secret():
    where = 'File "boards/publishing/file_checks/replacement_guards_of_documents.py"'

    assert without_secrets(where) == where


def test_all_lines_go_through_the_same_filter():
    loggers = settings.LOGGING["loggers"].values()

    assert settings.LOGGING["handlers"]["console"]["filters"] == ["discretion"]
    assert not [one for one in loggers if one.get("handlers")]
