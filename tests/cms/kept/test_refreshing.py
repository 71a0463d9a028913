"""What is read most is made anew by the worker, before anybody asks for it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.models import ContentPage
from cms.kept import refreshing
from cms.kept.refreshing import Refresher
from cms.models import KeptPage
from home.provisioning import OpenedBoard
from tests.cms.kept.test_kept_pages import PATH, THE_VERSION, queries, rename, version
from tests.factories import get, make_board, make_page
from tests.kept import Process, another_process, commit, pages_are_kept

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def board(db, time_machine) -> Iterator[OpenedBoard]:
    time_machine.move_to(NOON, tick=False)
    opened = make_board()
    make_page(ContentPage, opened.home, title="Before", slug="about")
    with pages_are_kept():
        yield opened


@pytest.fixture
def refresher(board) -> Refresher:
    """A worker that has seen all that there is."""
    made = Refresher()
    commit()
    while made.look():
        pass
    return made


def work(refresher: Refresher) -> None:
    commit()
    with another_process(Process()):
        while refresher.look():
            pass


def paths_of(board: OpenedBoard) -> set[str]:
    kept = KeptPage.objects.filter(version=version(board))
    return set(kept.values_list("path", flat=True))


def test_the_first_visitor_after_a_change_finds_what_is_read_made(
    board, client, refresher
):
    get(client, board, PATH)
    rename("After")
    work(refresher)

    # One question for the version, one for what the worker has made.
    assert queries(client, board) == THE_VERSION + 1
    assert b"After" in get(client, board, PATH).content


def test_what_is_published_is_made_with_all_that_stands_above_it(
    board, client, refresher
):
    get(client, board, "/")
    new = make_page(
        ContentPage, board.home, slug="new", live=True, last_published_at=NOON
    )
    make_page(ContentPage, new, slug="below", live=True, last_published_at=NOON)
    work(refresher)

    assert paths_of(board) == {"/", "/new/", "/new/below/"}


def test_what_nobody_reads_is_made_for_nobody(board, client, refresher, time_machine):
    other = make_board()
    get(client, board, PATH)
    get(client, other, "/")
    time_machine.move_to(NOON + timedelta(hours=25), tick=False)
    get(client, other, "/?x=1")
    rename("After")
    work(refresher)

    assert paths_of(board) == set()


def test_only_what_is_read_most_is_made_anew(board, client, refresher, monkeypatch):
    monkeypatch.setattr(refreshing, "MOST_READ", 1)
    get(client, board, "/")
    for _process in range(3):
        with another_process(Process()):
            get(client, board, PATH)
    rename("After")
    work(refresher)

    assert paths_of(board) == {PATH}


def test_what_the_worker_asks_for_counts_as_read_by_nobody(board, client, refresher):
    get(client, board, PATH)
    for title in ("One", "Two", "Three"):
        rename(title)
        work(refresher)

    assert list(KeptPage.objects.values_list("reads", flat=True)) == [1]


def test_where_nothing_has_changed_the_worker_asks_for_nothing(
    board, client, refresher
):
    get(client, board, PATH)
    work(refresher)
    with CaptureQueriesContext(connection) as captured:
        refresher.look()

    assert len(captured) == 1


def test_a_page_that_is_gone_is_gone_from_what_is_made_anew(board, client, refresher):
    get(client, board, PATH)
    ContentPage.objects.filter(slug="about").update(live=False)
    work(refresher)

    assert not KeptPage.objects.filter(path=PATH).exists()


def test_a_new_day_has_everything_that_is_read_made_anew(
    board, client, refresher, time_machine
):
    get(client, board, PATH)
    time_machine.move_to(NOON + timedelta(hours=12, minutes=1), tick=False)
    work(refresher)

    assert queries(client, board) == THE_VERSION + 1


def test_no_spelling_of_an_address_fills_the_store(board, client):
    for path in (PATH, "/about", "/about//", "/ABOUT/", "/./about/"):
        for host in (board.board.hostname, f"{board.board.hostname}:443"):
            client.get(path, headers={"host": host})

    assert list(KeptPage.objects.values_list("path", flat=True)) == [PATH]
