"""Varnish in front forgets a board as soon as something of it changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from boards.models import ContentPage
from home.provisioning import OpenedBoard
from tests.apart.databases import connected_to, own_database
from tests.apart.gunicorn import served
from tests.apart.ports import free_ports
from tests.apart.varnish import PROGRAM, Varnish, in_front_of
from tests.factories import host_of, make_board, make_page

pytestmark = pytest.mark.skipif(not PROGRAM, reason="varnishd is not installed")


@dataclass
class World:
    varnish: Varnish
    board: OpenedBoard
    other: OpenedBoard
    asked_log: Path

    def read(self, board: OpenedBoard, path: str) -> tuple[int, str]:
        return self.varnish.ask("GET", host_of(board), path)

    def spelt(self) -> list[str]:
        """The board's host in all ways in which the application answers on it."""
        host = host_of(self.board)
        return [host, host.upper(), f"{host}.", f"{host}:8000", f"{host}.:8000"]

    @property
    def asked(self) -> int:
        """How often the application was asked."""
        return len(self.asked_log.read_text().splitlines())


@pytest.fixture
def world(django_db_setup, django_db_blocker, tmp_path, settings) -> Iterator[World]:
    with (
        pytest.MonkeyPatch.context() as environment,
        django_db_blocker.unblock(),
        own_database() as name,
        connected_to(name),
    ):
        # What it says of how long a page may be kept depends on it.
        environment.setenv("FRONTEND_CACHE", "http://127.0.0.1:1")
        board, other = make_board(), make_board()
        log = tmp_path / "asked.log"
        log.touch()
        with served(name, log) as port, in_front_of(port, tmp_path) as varnish:
            settings.WAGTAILFRONTENDCACHE = {
                "front": {
                    "BACKEND": "cms.frontend_cache.ForgetsHosts",
                    "LOCATION": f"http://127.0.0.1:{varnish.port}",
                }
            }
            yield World(varnish, board, other, log)


def test_a_board_is_forgotten_when_something_goes_public_or_is_taken_back(world):
    page = make_page(ContentPage, world.board.home, slug="ours", title="As it was")
    make_page(ContentPage, world.other.home, slug="theirs", title="Of the other")
    for _time in range(2):
        shown = world.read(world.board, "/ours/")
        world.read(world.other, "/theirs/")
    kept = world.asked

    page.title = "As it is"
    page.save_revision().publish()
    changed = world.read(world.board, "/ours/")
    theirs = world.read(world.other, "/theirs/")
    asked = world.asked
    page.unpublish()
    gone = world.read(world.board, "/ours/")

    assert "As it was" in shown[1]
    assert kept == 2
    assert "As it is" in changed[1]
    assert (theirs[0], asked) == (200, 3)
    assert gone[0] in (404, 410)


def test_it_is_forgotten_however_its_host_was_written(world):
    page = make_page(ContentPage, world.board.home, slug="ours", title="As it was")
    for host in world.spelt():
        assert "As it was" in world.varnish.ask("GET", host, "/ours/")[1]
    page.title = "As it is"
    page.save_revision().publish()

    found = {
        host: world.varnish.ask("GET", host, "/ours/")[1] for host in world.spelt()
    }

    assert [host for host, text in found.items() if "As it is" not in text] == []


def test_nobody_else_has_it_forget(world):
    host = host_of(world.board)
    by_a_proxy = {"X-Forwarded-For": "192.0.2.1"}

    assert world.varnish.ask("BAN", host, "/", **by_a_proxy)[0] == 405
    assert world.varnish.ask("BAN", host, "/")[0] == 200


def test_what_varnish_says_of_itself_is_said_in_our_words(tmp_path):
    (nobody,) = free_ports(1)
    with in_front_of(nobody, tmp_path) as varnish:
        away = varnish.ask("GET", "board.example", "/")
        refused = varnish.ask(
            "BAN", "board.example", "/", **{"X-Forwarded-For": "a, b"}
        )

    for (status, text), wanted in ((away, 503), (refused, 405)):
        assert status == wanted
        assert "tel:999" in text
        assert "Varnish" not in text
        assert "Guru" not in text
