"""Two boards, an administrator and the public at once: nobody gets another's answer."""

import itertools
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from wagtail.models import PageLogEntry

from boards.models import ContentPage
from cms.users.models import User
from home.provisioning import OpenedBoard
from tests.apart.databases import connected_to, own_database
from tests.apart.gunicorn import PROCESSES, THREADS, Visitor, served
from tests.factories import (
    host_of,
    make_administrator,
    make_board,
    make_document,
    make_editor,
    make_page,
)
from tests.probe.counts import COUNTS
from tests.whole import WHOLE

pytestmark = pytest.mark.probe

REQUESTS = 2000 if WHOLE else 400
WORDS = ("aardvark", "badger")
LISTS = (
    "/admin/api/main/documents/",
    "/admin/documents/chooser/results/",
    "/admin/choose-page/search/?q=kept",
)
HISTORY = "/admin/reports/site-history/?export=csv"
# More than fits between a server and a reader who does not read.
LOGGED = 20_000


@dataclass
class Served:
    """A server, who asks it, and which words each of them may read."""

    port: int
    visitors: dict[str, tuple[Visitor, set[str], tuple[str, ...]]]
    boards: list[OpenedBoard]

    def visitor(self, name: str) -> Visitor:
        """The same person with a connection of their own."""
        known = self.visitors[name][0]
        again = Visitor(known.port, known.headers["Host"])
        again.headers = known.headers
        return again


def board_of(word: str) -> tuple[OpenedBoard, User]:
    board = make_board(name=f"{word}1 kept", short_name=f"{word}2", lead=f"{word}3.")
    editor = make_editor(board, email=f"{word}4@example.org")
    page = make_page(ContentPage, board.home, title=f"{word}5 kept")
    make_document(board, title=f"{word}6")
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=page.pk,
            content_type=page.cached_content_type,
            label=f"{word}7",
            action="wagtail.edit",
            user=editor,
            timestamp=editor.date_joined,
        )
        for _number in range(LOGGED)
    )
    return board, editor


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


@pytest.fixture(scope="module")
def running(django_db_setup, django_db_blocker) -> Iterator[Served]:
    with (
        django_db_blocker.unblock(),
        own_database() as name,
        connected_to(name),
        served(name) as port,
    ):
        cms = settings.CMS_HOST
        boards, visitors = [], {}
        for word in WORDS:
            board, editor = board_of(word)
            boards.append(board)
            own = {word}
            visitors[f"{word}'s editor"] = (
                Visitor(port, cms, session_of(editor)),
                own,
                LISTS,
            )
            visitors[f"{word}'s public"] = (
                Visitor(port, host_of(board)),
                own,
                ("/",),
            )
        administrator = Visitor(port, cms, session_of(make_administrator()))
        visitors["administrator"] = (administrator, set(WORDS), LISTS[:2])
        yield Served(port, visitors, boards)


def words_in(text: str) -> set[str]:
    return {word for word in WORDS if re.search(rf"{word}\d", text)}


def ask_in_turn(running: Served, count: int) -> list[str]:
    """One reader's share: everybody's questions in turn, each on its own connection."""
    wrong = []
    mine = {name: running.visitor(name) for name in running.visitors}
    turns = itertools.cycle(
        (name, path)
        for name, (_v, _own, paths) in running.visitors.items()
        for path in paths
    )
    for name, path in itertools.islice(turns, count):
        status, text = mine[name].get(path)
        own = running.visitors[name][1]
        if status != 200 or words_in(text) != own:
            wrong.append(f"{name} {path}: {status}, {sorted(words_in(text))}")
    for visitor in mine.values():
        visitor.close()
    return wrong


def test_whoever_asks_beside_others_gets_their_own_answers_alone(running):
    readers = PROCESSES * THREADS
    with ThreadPoolExecutor(readers) as pool:
        shares = [REQUESTS // readers] * readers
        found = list(pool.map(lambda share: ask_in_turn(running, share), shares))
    wrong = [line for lines in found for line in lines]
    COUNTS["requests side by side"] = (
        f"{REQUESTS}, {PROCESSES} processes of {THREADS} threads, mixed up {len(wrong)}"
    )

    assert wrong == []


def test_a_download_read_slowly_while_others_ask_holds_ones_own_rows_alone(running):
    reading = running.visitor("aardvark's editor").begin(HISTORY)
    answer = reading.getresponse()
    first = answer.read(2000)
    # More than there are threads, so that some land beside the download.
    meanwhile = [ask_in_turn(running, PROCESSES * THREADS * 3)]
    rest = first + answer.read()
    lines = rest.decode().splitlines()

    assert meanwhile == [[]]
    assert len(lines) > LOGGED
    assert words_in(rest.decode()) == {"aardvark"}


def blocked_backend(label: str) -> int:
    """The process of the database that waits for us, in a scope."""
    for _attempt in range(200):
        with connection.cursor() as cursor:
            # A transaction would be told the same again and again.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                " AND application_name LIKE %s AND datname = current_database()",
                [label],
            )
            if found := cursor.fetchone():
                return found[0]
        time.sleep(0.05)
    raise AssertionError("No request waits.")


def test_a_connection_lost_in_the_middle_of_a_request_fails_closed(running):
    name, path = "badger's editor", LISTS[0]
    with connection.cursor() as cursor:
        # What a request reads last of all is kept back until its connection is lost.
        cursor.execute("BEGIN; LOCK TABLE cms_boarddocument")
        # One sees and ends what runs under one's own login.
        cursor.execute("SET LOCAL ROLE NONE")
        asking = running.visitor(name).begin(path)
        lost = blocked_backend(f"boards:{running.boards[1].board.pk}:%")
        cursor.execute("SELECT pg_terminate_backend(%s)", [lost])
        cursor.execute("ROLLBACK")
    answer = asking.getresponse()
    text = answer.read().decode()
    afterwards = [ask_in_turn(running, 40) for _again in range(3)]

    assert answer.status == 503
    assert words_in(text) <= {"badger"}
    assert afterwards == [[], [], []]
