"""What is kept is answered while it is true, and to nobody whom it is not meant for."""

import gzip
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from time import sleep

import brotli
import pytest
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from wagtail.models import Page, PageViewRestriction

from boards.models import (
    BoardPause,
    ContentPage,
    OncePublic,
    PageDocument,
    Redirect,
)
from cms.kept import ends, middleware
from cms.kept.entries import Entry
from cms.kept.memory import Memory
from cms.kept.turns import Turns
from cms.models import KeptPage
from home.provisioning import OpenedBoard
from tests.every_page import one_of_each
from tests.factories import get, host_of, make_board, make_page
from tests.kept import Process, another_process, pages_are_kept
from tests.public_addresses import public_patterns

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
PATH = "/about/"
THE_VERSION = 1  # query


@pytest.fixture
def board(db) -> Iterator[OpenedBoard]:
    """A board with one page, asked for of a process that has nothing in memory."""
    opened = make_board()
    make_page(ContentPage, opened.home, title="Before", slug="about")
    with pages_are_kept():
        yield opened


def rename(to: str) -> None:
    ContentPage.objects.filter(slug="about").update(title=to)


def queries(client: Client, board: OpenedBoard, path: str = PATH, **headers) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(path, headers={"host": host_of(board), **headers})
    return len(captured)


def test_what_is_kept_costs_one_question_whoever_made_it(board, client):
    made = get(client, board, PATH)
    kept = queries(client, board)
    with another_process(Process()):
        of_another_process = queries(client, board)

    assert b"Before" in made.content
    assert kept == THE_VERSION
    assert of_another_process == THE_VERSION + 1
    assert get(client, board, PATH).content == made.content


def test_what_changes_is_answered_by_every_process_at_once(board, client):
    other = Process()
    get(client, board, PATH)
    with another_process(other):
        get(client, board, PATH)
    rename("After")

    assert b"After" in get(client, board, PATH).content
    with another_process(other):
        assert b"After" in get(client, board, PATH).content


def test_what_changed_while_a_page_was_made_is_not_kept(board, client, monkeypatch):
    make = ContentPage.get_context

    def interrupted(self, request, *args, **kwargs):
        context = make(self, request, *args, **kwargs)
        rename("After")
        return context

    monkeypatch.setattr(ContentPage, "get_context", interrupted)
    first = get(client, board, PATH)
    monkeypatch.setattr(ContentPage, "get_context", make)

    assert b"Before" in first.content
    assert KeptPage.objects.count() == 0
    assert b"After" in get(client, board, PATH).content


def test_who_has_the_page_gets_no_body_for_the_price_of_the_version(board, client):
    mark = get(client, board, PATH).headers["ETag"]
    host = {"host": host_of(board), "if-none-match": mark}
    with CaptureQueriesContext(connection) as captured:
        same = client.get(PATH, headers=host)
    rename("After")

    assert (same.status_code, same.content, len(captured)) == (304, b"", THE_VERSION)
    assert same.headers["ETag"] == mark
    assert client.get(PATH, headers=host).status_code == 200


def test_a_body_is_packed_once_and_sent_to_who_can_read_it(board, client):
    plain = get(client, board, PATH)
    host = {"host": host_of(board)}
    by_gzip = client.get(PATH, headers=host | {"accept-encoding": "gzip"})
    by_brotli = client.get(PATH, headers=host | {"accept-encoding": "gzip, br"})
    none = {"accept-encoding": "br;q=0, gzip; q=0.000"}
    refused = client.get(PATH, headers=host | none)

    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(by_gzip.content) == plain.content == refused.content
    assert brotli.decompress(by_brotli.content) == plain.content
    assert by_brotli.headers["Content-Encoding"] == "br"
    assert by_brotli.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "different",
    [
        {"path": "/about/?x=1"},
        {"method": "POST"},
        {"cookie": "sessionid=anything"},
        {"path": "/nowhere/"},
        {"path": "/search/"},
        {"host": "nobodys.example"},
        {"host": "localhost", "path": "/"},
    ],
    ids=str,
)
def test_what_is_one_visitors_own_is_kept_for_nobody(board, client, different):
    headers = {"host": different.get("host", host_of(board))}
    if "cookie" in different:
        headers["cookie"] = different["cookie"]
    ask = getattr(client, different.get("method", "GET").lower())
    ask(different.get("path", PATH), headers=headers)

    assert KeptPage.objects.count() == 0
    assert middleware.memory.size == 0


def test_a_page_with_a_password_is_kept_for_nobody(board, client):
    page = ContentPage.objects.get(slug="about")
    open_to_all = get(client, board, PATH)
    PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="word"
    )
    asked = get(client, board, PATH)

    assert b"Before" in open_to_all.content
    assert b"Before" not in asked.content
    assert not KeptPage.objects.filter(version=version(board)).exists()


def version(board: OpenedBoard) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM wall.public_version(%s)", [host_of(board)])
        return cursor.fetchone()[0]


def test_what_goes_is_gone_from_what_is_kept(board, client):
    get(client, board, PATH)
    ContentPage.objects.get(slug="about").unpublish()
    answers = [get(client, board, PATH).status_code for _time in range(2)]

    assert set(answers) <= {404, 410}
    assert KeptPage.objects.count() == 0


def test_what_comes_to_an_address_at_which_nothing_was_is_found_at_once(board, client):
    def found(path: str) -> int:
        # Asked twice: the second time the process knows that nothing is there.
        return {get(client, board, path).status_code for _twice in range(2)}

    before = [found(path) for path in ("/new/", "/old/")]
    Redirect.objects.create(board=board.board, old_path="/old", target_url="/about/")
    new = make_page(ContentPage, board.home, slug="new")
    after = [found(path) for path in ("/new/", "/old/")]
    OncePublic.objects.filter(page=new).update(first_day=date(2020, 1, 1))
    Page.objects.filter(pk=new.pk).update(live=False)

    assert before == [{404}, {404}]
    assert after == [{200}, {301}]
    assert found("/new/") == {410}


def test_a_board_that_is_paused_answers_with_nothing_that_was_kept(board, client):
    get(client, board, PATH)
    BoardPause.objects.create(board=board.board, reason="Moving")

    assert get(client, board, PATH).status_code == 503


def test_one_setting_turns_it_off(board, client, settings):
    get(client, board, PATH)
    settings.PAGES_ARE_KEPT = False

    assert queries(client, board) > THE_VERSION


def test_nothing_is_kept_over_midnight(board, client, time_machine):
    time_machine.move_to(NOON, tick=False)
    get(client, board, PATH)
    time_machine.move_to(NOON + timedelta(hours=12), tick=False)

    assert queries(client, board) > THE_VERSION


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (datetime(2027, 3, 27, 23, 0, tzinfo=UTC), 1),
        (datetime(2027, 3, 28, 0, 0, tzinfo=UTC), 23),
        (datetime(2027, 10, 30, 23, 0, tzinfo=UTC), 25),
    ],
)
def test_a_day_ends_at_midnight_also_where_clocks_change(now, hours):
    assert ends.end_of_day(now) - now == timedelta(hours=hours)


def test_the_memory_of_a_process_has_an_end():
    memory = Memory(most_bytes=20_000)
    for number in range(100):
        entry = Entry("v", NOON, "e", "r", {}, {"": bytes(2000)})
        memory.keep(str(number), entry)

    assert memory.size <= 20_000
    assert memory.find("0") is None
    assert memory.find("99") is not None


# What a page costs that has to be made, where the process knows the board's facts: the
# version before, and the page's own questions.
COSTS = {
    "ReviewPage": 6,
    "ReviewIndexPage": 6,
    "HomePage": 7,
    "ContentPage": 5,
    "404": 1,
}
# How many of them are put into SQL anew: of the others the shape is known.
PUT_INTO_SQL = {
    "ReviewPage": 1,
    "ReviewIndexPage": 1,
    "HomePage": 6,
    "ContentPage": 1,
    "404": 0,
}


@pytest.mark.django_db
def test_a_page_that_is_made_asks_nothing_that_the_process_knows(client, monkeypatch):
    board = make_board()
    pages = one_of_each(board)
    found, put_into_sql = {}, {}
    execute = SQLCompiler.execute_sql

    def noted(compiler, *args, **options):
        # A shape brings its SQL along.
        put_into_sql[name] += "as_sql" not in vars(compiler)
        return execute(compiler, *args, **options)

    monkeypatch.setattr(SQLCompiler, "execute_sql", noted)
    with pages_are_kept():
        for name in COSTS:
            # With a query nothing is kept but facts.
            put_into_sql[name] = 0
            path = f"{address(board, pages.get(name))}?x=1"
            get(client, board, path)
            put_into_sql[name] = 0
            found[name] = queries(client, board, path)

    assert found == COSTS
    assert put_into_sql == PUT_INTO_SQL


def address(board: OpenedBoard, page: Page | None) -> str:
    return page.relative_url(board.site) if page else "/nowhere/"


# What says of itself that it may be kept.
OF_THEMES = "themes/<slug:slug>/"
KEPT_ROUTES = {"", "(page)", OF_THEMES, "robots.txt", "sitemap.xml", "share.png"}
SECRET = "preview/" + "a" * 43 + "/"


@pytest.mark.django_db
def test_of_all_addresses_pages_are_kept_and_what_a_board_says_of_itself(client):
    board = make_board()
    pages = one_of_each(board)
    review, row = pages["ReviewPage"], PageDocument.objects.first()
    paths = [
        "/",
        review.relative_url(board.site),
        *("/healthz", "/readyz", "/robots.txt", "/favicon.ico"),
        *("/sitemap.xml", "/sitemap-1.xml"),
        *("/.well-known/security.txt", "/.well-known/change-password"),
        *(
            "/share.png",
            "/search/",
            "/search/suggestions/",
            "/themes/neglect/",
            "/theme/0b5c5c.css",
            "/pattern/hills.svg",
        ),
        *("/icon/0b5c5c-B.svg", "/media/images/none.png", row.file.url),
        *(f"/{SECRET}", f"/{SECRET}watermark.svg", f"/{SECRET}pages/1/"),
        *(f"/{SECRET}documents/1/a.pdf", f"/{SECRET}pictures/a.png"),
        reverse("wagtailcore_authenticate_with_password", args=[1, review.pk]),
        reverse("ask_for_a_copy", args=[row.pk]),
        reverse("asked_for_a_copy", args=["reference"]),
        reverse("is_it_useful", args=[review.pk]),
        reverse("thanks", args=[review.pk]),
    ]
    with pages_are_kept():
        for path in paths:
            get(client, board, path)

    asked = {resolve(path).route for path in paths}
    assert {one.route for one in public_patterns()} - asked == set()
    kept = set(KeptPage.objects.values_list("route", flat=True))
    assert {route.removeprefix("/") for route in kept} == KEPT_ROUTES


def test_of_all_who_ask_a_process_for_one_page_one_makes_it():
    turn, asked, answers = Turns(), Barrier(8), []

    def ask() -> None:
        asked.wait()
        with turn.of("key") as is_ours:
            if is_ours:
                sleep(0.05)
            answers.append(is_ours)

    visitors = [Thread(target=ask) for _number in range(8)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()

    assert answers.count(True) == 1
    # Whoever comes after that has a turn of their own.
    with turn.of("key") as is_ours:
        assert is_ours


def test_who_waits_for_a_page_that_takes_too_long_makes_it_too(monkeypatch):
    monkeypatch.setattr("cms.kept.turns.LONGEST", 0.01)
    turn = Turns()
    with turn.of("key"), turn.of("key") as is_ours:
        assert not is_ours
