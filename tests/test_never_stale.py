"""Nothing that is kept is ever stale: whatever changes, by whatever door.

After each of many random changes every address of two boards is asked of two processes
that have kept what they answered before, and compared with a page that is made anew.
"""

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page

from boards.models import ContentPage, EventIndexPage, EventPage
from cms.kept.versions import Version, version_of
from cms.refusals import ActionRefused
from home.provisioning import OpenedBoard
from tests.changes import OF_ALL, OF_ONE_BOARD, Change, alert_of
from tests.every_page import one_of_each
from tests.factories import get, host_of, make_board, make_page, the_list
from tests.kept import Process, another_process, pages_are_kept, serve
from tests.ledger import let_out_by_hand, look
from tests.states import home_in
from tests.whole import WHOLE, share
from tests.worlds import taken_back

CHANGES = 500 if WHOLE else 30
SHARES = 5
BEGINS = datetime(2027, 3, 27, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOURS = "Monday to Friday: 9am to 5pm\nBank holidays: closed"
# An alert begins, an event and the alert end, two midnights with an hour taken out
# between them, the office after a bank holiday, a day of 25 hours with its Monday, and
# the last minute before a weekend.
BOUNDARIES = (
    BEGINS,
    BEGINS + 2 * HOUR,
    BEGINS + 3 * HOUR,
    datetime(2027, 3, 28, 0, tzinfo=UTC),
    datetime(2027, 3, 28, 23, tzinfo=UTC),
    datetime(2027, 3, 30, 8, tzinfo=UTC),
    datetime(2027, 3, 30, 16, tzinfo=UTC),
    datetime(2027, 10, 30, 23, tzinfo=UTC),
    datetime(2027, 11, 1, 9, tzinfo=UTC),
    datetime(2027, 11, 5, 17, tzinfo=UTC),
)
BESIDE_PAGES = ("/", "/pl/", "/sitemap.xml", "/robots.txt", "/share.png")
COMPARED = ("Content-Type", "Content-Language", "Location", "X-Robots-Tag", "Link")
Answer = tuple[int, bytes, tuple[str | None, ...]]


@dataclass
class World:
    """Boards, two processes, and every address that there ever was.

    only: the addresses that are asked for, where it is not all.
    """

    boards: list[OpenedBoard]
    processes: list[Process] = field(default_factory=lambda: [Process(), Process()])
    known: dict[int, set[str]] = field(default_factory=dict)
    only: tuple[str, ...] = ()

    def addresses(self, board: OpenedBoard) -> list[str]:
        if self.only:
            return list(self.only)
        known = self.known.setdefault(board.board.pk, set(BESIDE_PAGES))
        below = Page.objects.descendant_of(board.board).filter(depth__gt=3)
        for page in below.select_related("locale"):
            if path := page.relative_url(board.site):
                known.add(path)
        return sorted(known)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with taken_back(django_db_blocker, is_looked_at=False), pages_are_kept():
        boards = [make_board(), make_board()]
        for board in boards:
            one_of_each(board)
            home_in(board, "pl")
        let_out_by_hand()
        yield World(boards)


def made_anew(board: OpenedBoard, path: str) -> Answer:
    response = get(Client(), board, path)
    headers = tuple(response.headers.get(name) for name in COMPARED)
    return response.status_code, response.content, headers


def told(board: OpenedBoard, path: str) -> Answer:
    """What a web server passes on."""
    served = serve(host_of(board), quote(path))
    headers = tuple(served.headers.get(name) for name in COMPARED)
    return int(served.status.split()[0]), served.body, headers


def differences(world: World, settings, number: int = 0, of: int = 1) -> list[str]:
    """The addresses at which a process says another thing than a page made anew.

    Of so many shares of them one; in the whole run all.
    """
    found = []
    for board in world.boards:
        for path in share(world.addresses(board), number % of, of):
            settings.PAGES_ARE_KEPT = False
            anew = made_anew(board, path)
            settings.PAGES_ARE_KEPT = True
            for process in world.processes:
                with another_process(process):
                    if told(board, path) != anew:
                        found.append(f"{host_of(board)}{path}")
    return found


def versions(world: World) -> list[Version | None]:
    return [version_of(host_of(board)) for board in world.boards]


def chosen(number: int) -> Change:
    """Each change in its turn, and in another order each time."""
    every = (*OF_ONE_BOARD, *OF_ALL)
    turn, place = divmod(number, len(every))
    order = list(every)
    random.Random(turn).shuffle(order)
    return order[place]


@pytest.mark.parametrize("number", range(CHANGES))
def test_no_process_answers_with_what_was(world, settings, time_machine, number):
    chance = random.Random(number)
    time_machine.move_to(BEGINS + timedelta(hours=7 * number), tick=False)
    changed, other = world.boards[number % 2], 1 - number % 2
    change = chosen(number)
    before = versions(world)[other]

    # What the product refuses at this turn changes nothing either.
    with suppress(ActionRefused), transaction.atomic():
        change(changed, chance)
    let_out_by_hand()
    look()
    after = versions(world)[other]

    assert differences(world, settings, number, SHARES) == [], change.__name__
    if change in OF_ONE_BOARD:
        assert after == before, change.__name__


@pytest.mark.django_db
def test_what_the_clock_changes_is_answered_on_its_second(settings, time_machine):
    board = make_board(
        concern_phone="01632 960101",
        out_of_hours_phone="01632 960102",
        concern_hours=HOURS,
    )
    ends = BEGINS + timedelta(hours=2)
    concern = ContentPage.Purpose.CONCERN
    make_page(ContentPage, board.home, slug="worried", purpose=concern)
    events = the_list(EventIndexPage, board, slug="events")
    make_page(EventPage, events, starts_at=BEGINS, ends_at=ends)
    board.board.alerts = [alert_of("Closed", BEGINS, ends + HOUR, everywhere=True)]
    board.board.save()
    let_out_by_hand()
    paths = ("/", "/events/", "/worried/")
    world = World([board], only=paths)
    seen = set()
    with pages_are_kept():
        for moment in BOUNDARIES:
            for second in (-1, 0, 1):
                time_machine.move_to(moment + second * timedelta(seconds=1), tick=False)
                assert differences(world, settings) == []
                seen.add(tuple(told(board, path)[1] for path in paths))

    # What was compared did change: with the alert, the event, and the office.
    assert len(seen) >= 6
