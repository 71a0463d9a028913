"""PostgreSQL goes away under a real web server, scheduler and worker, and comes back.

What is broken is the socket by which they reach it; for the last test, the number of
connections that PostgreSQL itself takes.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from psycopg.sql import SQL, Identifier

from boards.models import ContentPage, SchedulerBeat
from cms.kept import last_known
from cms.kept.versions import Version
from cms.models import WorkerBeat
from home.provisioning import OpenedBoard
from tests.apart.asking import ask_at
from tests.apart.databases import connected_to, own_database
from tests.apart.gunicorn import PROJECT, served
from tests.apart.relay import Relay
from tests.apart.workers import wait_until
from tests.cms.mail.servers import mail_server
from tests.factories import host_of, make_board, make_page
from tests.template_database import connect_beside_django

KEPT, OTHER = "/kept/", "/other/"


@dataclass
class World:
    relay: Relay
    port: int
    board: OpenedBoard
    database: str
    at_first: int
    """What the web server answered while it had never seen the database."""

    def ask(
        self, path: str, host: str = "", method: str = "GET"
    ) -> tuple[HTTPResponse, str]:
        return ask_at(self.port, host or host_of(self.board), path, method)

    def status(self, path: str, host: str = "", method: str = "GET") -> int:
        return self.ask(path, host, method)[0].status


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with (
        pytest.MonkeyPatch.context() as environment,
        django_db_blocker.unblock(),
        own_database() as name,
        connected_to(name),
        tempfile.TemporaryDirectory(dir="/tmp") as folder,
    ):
        board = make_board()
        for slug in (KEPT, OTHER):
            make_page(ContentPage, board.home, slug=slug.strip("/"))
        relay = Relay(Path(folder))
        environment.setenv("DATABASE_URL", relay.url(name))
        environment.setenv("TEST_RUN_FILES", str(settings.MEDIA_ROOT.parent))
        with served(name, processes=1) as port:
            world = World(relay, port, board, name, 0)
            world.at_first = world.status(KEPT)
            relay.begin()
            yield world
        relay.end()


@pytest.fixture
def away(world) -> Iterator[None]:
    """The database is away, after a page was read."""
    assert world.status(KEPT) == 200
    assert world.status(KEPT) == 200
    world.relay.end()
    yield
    world.relay.begin()


def test_a_web_server_that_starts_before_the_database_waits_for_it(world):
    assert world.at_first == 503
    assert world.status(KEPT) == 200


@pytest.mark.usefixtures("away")
def test_what_is_in_memory_goes_on_and_says_that_nobody_could_be_asked(world):
    response, text = world.ask(KEPT)

    assert response.status == 200
    assert world.board.board.title in text
    assert "database away" in response.headers["Cache-Status"]
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.usefixtures("away")
def test_all_else_says_that_it_is_not_to_be_had_now_in_the_boards_look(world):
    response, text = world.ask(OTHER)

    assert response.status == 503
    assert int(response.headers["Retry-After"]) <= 60
    assert world.board.board.title in text
    assert "tel:999" in text
    assert "psycopg" not in text


@pytest.mark.usefixtures("away")
def test_nothing_is_a_fault_of_ours_while_the_database_is_away(world):
    cms = settings.CMS_HOST
    asked = {
        ("/search/?q=child", "", "GET"): 503,
        ("/documents/1/a.pdf", "", "GET"): 503,
        ("/is-it-useful/1/", "", "POST"): 503,
        ("/nowhere/", "unknown.example", "GET"): 503,
        ("/admin/login/", cms, "GET"): 503,
        ("/admin/login/", cms, "POST"): 503,
        ("/healthz", cms, "GET"): 503,
        ("/readyz", cms, "GET"): 503,
    }

    assert {one: world.status(*one) for one in asked} == asked


def test_it_goes_on_by_itself_once_the_database_is_back(world, away):
    world.relay.begin()
    response, _text = world.ask(KEPT)

    assert response.status == 200
    assert "Cache-Status" not in response.headers
    assert world.status(OTHER) == 200
    assert world.status("/admin/login/", settings.CMS_HOST) == 200


def test_what_was_read_longer_ago_than_a_minute_is_not_known_any_more(monkeypatch):
    now = time.monotonic()
    version = Version(1, "a")
    monkeypatch.setattr(last_known, "_known", {})
    monkeypatch.setattr(last_known.time, "monotonic", lambda: now)
    last_known.remember("board.example", version)

    now += 60
    assert last_known.last_known("board.example") == version
    now += 1
    assert last_known.last_known("board.example") is None
    assert last_known.last_known("other.example") is None


LONG_RUNNING = {"release_due --loop": SchedulerBeat, "db_worker": WorkerBeat}


@pytest.mark.parametrize("command", LONG_RUNNING)
def test_what_starts_before_the_database_waits_for_it(world, command):
    beats = LONG_RUNNING[command].objects
    beats.all().delete()
    world.relay.end()
    with _running(command, world) as (process, said):
        wait_until(lambda: "atabase" in "".join(said), "it says that it waits")
        assert process.poll() is None
        world.relay.begin()
        wait_until(lambda: beats.exists() or process.poll(), "it is at work")
        assert process.poll() is None, "".join(said)


def test_the_alarm_needs_no_database_to_say_that_it_is_away(world, tmp_path):
    world.relay.end()
    with mail_server() as server:
        mailed = {
            "ALARM_EMAILS": "it@council.example",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(server.port),
            "RUNTIME_DIRECTORY": str(tmp_path),
        }
        with _running("alarm", world, **mailed) as (process, _said):
            assert process.wait(60) == 0
    world.relay.begin()

    (letter,) = server.taken
    assert "database: It does not answer." in letter


@contextmanager
def _running(
    command: str, world: World, **more: str
) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """A service as it is started in production, and the lines that it says."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", *command.split()],
        cwd=PROJECT,
        text=True,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.production",
            "DATABASE_URL": world.relay.url(world.database),
            "CMS_HOST": settings.CMS_HOST,
            "DJANGO_SECRET_KEY": "x" * 60,
            "LOG_FORMAT": "line",
            **more,
        },
    )
    said: list[str] = []
    assert process.stderr
    reading = threading.Thread(target=said.extend, args=[process.stderr])
    reading.start()
    try:
        yield process, said
    finally:
        process.terminate()
        process.wait(40)
        reading.join(10)


def test_while_all_connections_are_in_use_nothing_is_a_fault_of_ours(world):
    limit = SQL("ALTER DATABASE {} CONNECTION LIMIT {}")
    assert world.status(KEPT) == 200
    # What the server holds is lost, and it gets none anew.
    world.relay.end()
    world.relay.begin()
    with connect_beside_django() as server:
        server.execute(limit.format(Identifier(world.database), 1))
        try:
            connection.ensure_connection()
            taken = world.ask("/search/?q=child")[0]
            remembered = world.ask(KEPT)[0]
        finally:
            server.execute(limit.format(Identifier(world.database), -1))

    assert (taken.status, remembered.status) == (503, 200)
    assert "Retry-After" in taken.headers
    assert world.status("/search/?q=child") == 200
