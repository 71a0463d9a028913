"""A database is migrated under a real web server, with readers who ask all the time."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse

import psycopg
import pytest
from django.conf import settings
from django.db import OperationalError, connection, migrations
from django.test import Client

from boards.models import ContentPage
from cms.tenancy import holding
from cms.tenancy.build import build_the_wall, take_down_for_changes
from cms.users.models import User
from tests.apart.databases import connected_to, own_database
from tests.apart.gunicorn import served
from tests.apart.workers import wait_until
from tests.factories import (
    host_of,
    make_board,
    make_document,
    make_editor,
    make_page,
    make_review,
    release,
)

READERS = 6
BACKWARDS = [(migrations.Migration("back", "cms"), True)]


@dataclass
class World:
    port: int
    host: str
    file: str
    editor: str

    def ask(self, path: str, host: str = "", method: str = "GET") -> HTTPResponse:
        asking = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Host": host or self.host}
        if host:
            headers["Cookie"] = f"sessionid={self.editor}"
        asking.request(method, path, headers=headers)
        response = asking.getresponse()
        response.read()
        asking.close()
        return response

    @contextmanager
    def read_all_the_time(self) -> Iterator[Counter[int]]:
        """How often readers were answered with which status, all the while."""
        paths = ["/", "/page/", self.file, "/search/?q=child"]
        answered: Counter[int] = Counter()
        ended = threading.Event()

        def read(first: int) -> None:
            number = first
            while not ended.wait(0.01):
                number += 1
                answered[self.ask(paths[number % len(paths)]).status] += 1

        readers = [threading.Thread(target=read, args=[n]) for n in range(READERS)]
        for reader in readers:
            reader.start()
        try:
            wait_until(lambda: answered.total() > READERS, "somebody reads")
            yield answered
            so_far = answered.total()
            wait_until(lambda: answered.total() > so_far + READERS, "they go on")
        finally:
            ended.set()
            for reader in readers:
                reader.join()


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with (
        pytest.MonkeyPatch.context() as environment,
        django_db_blocker.unblock(),
        own_database() as name,
        connected_to(name),
    ):
        environment.setenv("FILES_OF_TEST", str(settings.MEDIA_ROOT.parent))
        board = make_board()
        make_page(ContentPage, board.home, slug="page")
        row = release(make_review(board), make_document(board))
        session = session_of(make_editor(board))
        with served(name) as port:
            yield World(port, host_of(board), row.file.url, session)


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def test_while_the_wall_is_built_anew_every_reader_is_answered(world):
    with world.read_all_the_time() as answered:
        for _time in range(3):
            build_the_wall()

    assert set(answered) == {200}


def test_while_it_is_down_nobody_is_told_that_there_is_nothing(world):
    cms = settings.CMS_HOST
    take_down_for_changes(plan=BACKWARDS)
    try:
        refused = [
            world.ask(world.file),
            world.ask("/search/?q=child"),
            world.ask("/is-it-useful/1/", method="POST"),
            world.ask("/admin/pages/", cms),
            world.ask("/admin/login/", cms, "POST"),
        ]
        page = world.ask("/page/")
    finally:
        build_the_wall()

    assert [answer.status for answer in refused] == [503] * len(refused)
    assert all(answer.headers["Retry-After"] for answer in refused)
    assert page.status == 200
    assert world.ask(world.file).status == 200
    assert world.ask("/admin/pages/", cms).status in (200, 302)


def test_who_builds_it_gives_way_to_who_reads_for_long_and_keeps_nobody_waiting(
    world, monkeypatch
):
    monkeypatch.setattr(holding, "PATIENCE", 0.5)
    there = connection.get_connection_params()
    there.pop("cursor_factory", None)
    there.pop("context", None)
    with psycopg.connect(**there) as long:
        long.execute("SELECT 1 FROM wagtailcore_page LIMIT 1")
        with (
            world.read_all_the_time() as answered,
            pytest.raises(OperationalError, match="for minutes"),
        ):
            build_the_wall()
        long.rollback()

    assert set(answered) == {200}
