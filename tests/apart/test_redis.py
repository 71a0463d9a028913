"""With Redis as the cache, pages are served while it is there, and while it is not."""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache, caches
from django.core.management import call_command
from django.test import override_settings

from cms import caching
from cms.clients import Limit
from tests.factories import get, make_board

SERVER = shutil.which("redis-server")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SERVER, reason="redis-server is not installed"),
]


class Redis:
    """A real one, on loopback, that can be ended and begun again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        options = {
            "port": self.port,
            "bind": "127.0.0.1",
            "save": "",
            "dir": self.folder,
        }
        words = [
            str(word)
            for name, value in options.items()
            for word in (f"--{name}", value)
        ]
        self.process = subprocess.Popen(
            [str(SERVER), *words], stdout=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise AssertionError("Redis did not begin.")

    def end(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(20)
            self.process = None


@pytest.fixture
def redis(tmp_path) -> Iterator[Redis]:
    server = Redis(tmp_path)
    server.begin()
    caching._away_since.clear()
    database = {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cms_cache",
    }
    ours = {
        "BACKEND": "cms.caching.SteadyRedisCache",
        "LOCATION": f"redis://127.0.0.1:{server.port}/0",
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
    try:
        with override_settings(CACHES={"default": ours, "stand_in": database}):
            call_command("createcachetable")
            yield server
    finally:
        server.end()


@pytest.fixture
def asked_at_once(monkeypatch) -> None:
    """Redis is asked again without a pause."""
    monkeypatch.setattr(caching, "ASKED_AGAIN_AFTER", 0)


def test_what_is_kept_stands_in_redis(redis):
    cache.set("a", 1)

    assert cache.get("a") == 1
    assert caches["stand_in"].get("a") is None


ASKED: dict[str, Callable[[], object]] = {
    "add": lambda: cache.add("a", 1),
    "get": lambda: cache.get("a"),
    "set": lambda: cache.set("a", 1),
    "touch": lambda: cache.touch("a"),
    "delete": lambda: cache.delete("a"),
    "get_many": lambda: cache.get_many(["a"]),
    "set_many": lambda: cache.set_many({"a": 1}),
    "delete_many": lambda: cache.delete_many(["a"]),
    "has_key": lambda: "a" in cache,
    "incr": lambda: cache.incr("number"),
    "clear": lambda: cache.clear(),
}


def test_every_question_is_answered_without_redis(redis):
    redis.end()
    caches["stand_in"].set("number", 1)
    cache.get("so that it is noticed")
    caches["stand_in"].set("number", 1)

    for ask in ASKED.values():
        ask()

    assert set(ASKED) == set(caching.METHODS)


def test_what_is_counted_goes_on_to_be_counted(redis):
    redis.end()
    limit = Limit("a test", 2)

    assert [limit.claim("somebody") for _time in range(3)] == [True, True, False]


@pytest.mark.usefixtures("asked_at_once")
def test_what_was_forgotten_meanwhile_is_not_back_with_redis(redis, tmp_path):
    cache.set("board", "as it was")
    # It is away, and keeps all that it knew.
    redis.process.send_signal(19)
    cache.delete("board")
    redis.process.send_signal(18)

    assert cache.get("board") is None


@pytest.mark.usefixtures("asked_at_once")
def test_what_stood_in_once_is_out_of_date_the_next_time(redis):
    redis.end()
    cache.set("board", "first time")
    redis.begin()
    cache.set("board", "since")
    redis.end()

    assert cache.get("board") is None


def test_pages_and_logins_are_answered_without_redis(redis, client):
    board = make_board()
    login = {"username": "a@b.example", "password": "wrong"}
    redis.end()

    assert get(client, board, "/").status_code == 200
    answer = client.post("/admin/login/", login, headers={"host": "localhost"})
    assert answer.status_code == 200
    redis.begin()
    assert get(client, board, "/").status_code == 200
