"""A database is migrated under a real web server, with readers who ask all the time."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPResponse
from types import SimpleNamespace

import psycopg
import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client

from boards.models import ContentPage
from cms.management.commands import migrate as command
from cms.tenancy import holding
from cms.tenancy.build import build_the_wall, take_down_for_changes
from cms.tenancy.checks import check_wall
from cms.tenancy.scope import second_connection
from cms.tenancy.standing import is_down
from cms.users.models import User
from tests.apart.asking import ask_at
from tests.apart.databases import connected_to, own_database
from tests.apart.gunicorn import served
from tests.apart.migrating import adding, changing, migrate, migrate_elsewhere
from tests.apart.workers import wait_until
from tests.cms.tenancy.asking import ask
from tests.cms.tenancy.plans import MORE_THAN_ADDS
from tests.factories import (
    host_of,
    make_administrator,
    make_board,
    make_document,
    make_editor,
    make_page,
    make_review,
    release,
)

READERS = 5
PAGE = "/safer-sleep/"
RIGHT, LATER = "right", "later"
IS_DONE = "SELECT 1 FROM django_migrations WHERE name = '9000_later'"
UNDONE = """
DELETE FROM django_migrations WHERE name = '9000_later';
ALTER TABLE boards_contentpage DROP COLUMN later;
"""


@dataclass
class World:
    port: int
    host: str
    file: str
    content: str
    cms_list: str
    editor: str
    administrator: str
    title: str
    never: str
    """What stands on no answer: a page of another board."""

    def ask(
        self, path: str, method: str = "GET", session: str = ""
    ) -> tuple[HTTPResponse, str]:
        is_of_cms = path.startswith(("/admin/", "/healthz"))
        host = settings.CMS_HOST if is_of_cms else self.host
        headers = {"Cookie": f"sessionid={session}"} if session else {}
        return ask_at(self.port, host, path, method, **headers)

    @property
    def questions(self) -> list[tuple[str, str, str]]:
        """What is asked, as whom, and what stands on every right answer."""
        return [
            (PAGE, "", self.title),
            (self.file, "", self.content),
            ("/search/?q=sleep", "", PAGE),
            (self.cms_list, self.editor, self.title),
            ("/search/suggestions/?q=sleep", "", ""),
        ]

    def answer(self, path: str, session: str, expected: str) -> str:
        """In a word: right, to be asked for later, or what is wrong with it."""
        response, text = self.ask(path, session=session)
        if response.status == 503 and response.headers["Retry-After"]:
            return LATER
        if response.status == 200 and expected in text and self.never not in text:
            return RIGHT
        return f"{path}: {response.status} {text[:200]}"

    @contextmanager
    def read_all_the_time(self) -> Iterator[Counter[str]]:
        """How often readers were answered how, all the while."""
        answered: Counter[str] = Counter()
        ended = threading.Event()

        def read(number: int) -> None:
            while not ended.wait(0.01):
                number += 1
                said = self.answer(*self.questions[number % len(self.questions)])
                answered[said] += 1

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
        environment.setenv("TEST_RUN_FILES", str(settings.MEDIA_ROOT.parent))
        board, other = make_board(), make_board()
        page = make_page(
            ContentPage, board.home, slug=PAGE.strip("/"), title="Safer sleep"
        )
        never = make_page(ContentPage, other.home, title="Sleep elsewhere")
        row = release(make_review(board), make_document(board))
        with served(name) as port:
            yield World(
                port=port,
                host=host_of(board),
                file=row.file.url,
                content=row.file.file.open().read().decode("utf-8", "replace"),
                cms_list=f"/admin/pages/{board.home.pk}/",
                editor=session_of(make_editor(board)),
                administrator=session_of(make_administrator()),
                title=page.title,
                never=never.title,
            )


@pytest.fixture
def once_more(world: World) -> Iterator[World]:
    """Each test is the first that migrates."""
    for path, session, expected in world.questions:
        assert world.answer(path, session, expected) == RIGHT
    yield world
    if ask(IS_DONE):
        take_down_for_changes(MORE_THAN_ADDS)
        with connection.cursor() as cursor:
            cursor.execute(UNDONE)
    build_the_wall()


@contextmanager
def who_reads_for_long() -> Iterator[psycopg.Connection]:
    """Somebody who has a table in a transaction, until it is rolled back."""
    there = connection.get_connection_params()
    for name in ("cursor_factory", "context"):
        there.pop(name, None)
    with psycopg.connect(**there) as long:
        long.execute("SELECT 1 FROM boards_contentpage LIMIT 1")
        yield long
        long.rollback()


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def test_while_a_migration_only_adds_every_answer_is_right(once_more):
    with once_more.read_all_the_time() as answered:
        migrate(adding())
        build_the_wall()

    assert set(answered) == {RIGHT}
    assert check_wall(databases=["default"]) == []


def test_one_gives_way_to_who_uses_the_table_and_is_tried_again(
    once_more, monkeypatch, capsys
):
    with who_reads_for_long() as long:
        between = SimpleNamespace(sleep=lambda _seconds: long.rollback())
        monkeypatch.setattr(command, "time", between)
        with once_more.read_all_the_time() as answered:
            migrate(adding())

    assert "once more" in capsys.readouterr().err
    assert set(answered) == {RIGHT}
    assert ask(IS_DONE)


def test_while_one_changes_more_an_answer_is_right_or_comes_later(once_more):
    found = {}

    def look() -> None:
        kept, _text = once_more.ask(PAGE)
        found["kept"] = kept.status, kept.headers["Cache-Status"]
        for path, session, expected in once_more.questions[1:]:
            found[path] = once_more.answer(path, session, expected)
        for method in ("GET", "POST"):
            refused, _text = once_more.ask(
                "/admin/reports/locked/", method, once_more.administrator
            )
            found[method] = refused.status
        found["health"] = once_more.ask("/healthz")[0].status
        with second_connection() as other, suppress(OperationalError):
            with other.cursor() as cursor:
                cursor.execute("UPDATE home_door SET sort_order = 1")
            found["written"] = True

    with once_more.read_all_the_time() as answered:
        migrate(changing(look))

    assert found.pop("kept") == (
        200,
        'boards; hit; detail="database is being migrated"',
    )
    assert found.pop("health") == 200
    assert [found.pop(method) for method in ("GET", "POST")] == [503, 503]
    assert set(found.values()) == {LATER}
    assert set(answered) == {RIGHT, LATER}
    assert ask("SELECT DISTINCT later FROM boards_contentpage") == [("anew",)]
    assert check_wall(databases=["default"]) == []


KILLED_BEFORE = {
    "LOCK TABLE": False,
    "wall.refuse_rows() AS": False,
    'ALTER COLUMN "later" TYPE': True,
    "CREATE POLICY wall_read": True,
    "PERFORM wall.begin_anew": True,
}


@pytest.mark.parametrize("statement", KILLED_BEFORE)
def test_one_that_is_killed_leaves_the_wall_as_it_was_or_says_that_it_is_down(
    once_more, statement
):
    ended = migrate_elsewhere(kill_before=statement)
    down = is_down()
    with once_more.read_all_the_time() as answered:
        pass
    again = migrate_elsewhere()

    assert not ended
    assert down == KILLED_BEFORE[statement]
    assert set(answered) == ({RIGHT, LATER} if down else {RIGHT})
    assert again
    assert [once_more.answer(*one) for one in once_more.questions] == [RIGHT] * 5
    assert check_wall(databases=["default"]) == []


def test_who_builds_it_gives_way_to_who_reads_for_long_and_keeps_nobody_waiting(
    once_more, monkeypatch
):
    monkeypatch.setattr(holding, "PATIENCE", 0.5)
    with (
        who_reads_for_long(),
        once_more.read_all_the_time() as answered,
        pytest.raises(OperationalError, match="for minutes"),
    ):
        build_the_wall()

    assert set(answered) == {RIGHT}
