"""A release that is killed, or that two schedulers take at once.

In the whole run it is killed 200 times; else fewer times, as each takes seconds.
"""

import random
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from boards.models import Release, ReleaseItem, ReleaseState
from boards.publishing.availability.public_files import is_publicly_available
from boards.publishing.releases import scheduler
from cms.models import BoardDocument
from tests.apart.databases import connected_to, own_database
from tests.apart.killable import Kill, run_scheduler
from tests.boards.publishing.releases.conftest import World, draft_review, make_world
from tests.factories import sign_off, submit
from tests.whole import WHOLE

RUNS = 200 if WHOLE else 20


@pytest.fixture
def world(django_db_setup, django_db_blocker):
    """A board in a database in which what one process stores, another finds."""
    with django_db_blocker.unblock(), own_database() as name, connected_to(name):
        yield make_world()


@dataclass(frozen=True)
class Due:
    """A release of two pages, each with a file, whose time has come."""

    release: Release
    pages: list[Page]
    files: list[BoardDocument]


def make_due(world: World) -> Due:
    """A release that was signed off for later, and whose time is set back then."""
    pairs = [draft_review(world), draft_review(world)]
    later = timezone.now() + timedelta(hours=1)
    pages = [page for page, _file in pairs]
    waiting = submit(world.board, *pages, by=world.editor, at=later)
    sign_off(waiting, world.approver)
    past = timezone.now() - timedelta(minutes=1)
    Release.objects.filter(pk=waiting.pk).update(goes_public_at=past)
    return Due(waiting, pages, [file for _page, file in pairs])


def take_back(due: Due) -> None:
    """As if it had never gone public."""
    Release.objects.filter(pk=due.release.pk).update(state=ReleaseState.SIGNED_OFF)
    ReleaseItem.objects.filter(release=due.release).update(is_open=True)
    Page.objects.filter(pk__in=[page.pk for page in due.pages]).update(live=False)


def state_of(due: Due) -> str:
    """ "all" or "nothing"; whatever else is public in between fails the test."""
    open_ones = []
    for page, file in zip(due.pages, due.files, strict=True):
        page = Page.objects.get(pk=page.pk)
        open_ones += [page.live, is_publicly_available(file, page)]
    release = Release.objects.get(pk=due.release.pk)
    done = release.state == ReleaseState.RELEASED
    assert len({*open_ones, done}) == 1, open_ones
    assert release.state != ReleaseState.STOPPED, release.why_stopped
    return "all" if done else "nothing"


def kills(statements: int) -> Iterator[Kill]:
    """One at a chance statement of each stretch of the way, and one at its last.

    Every other one comes while the database works at that statement.
    """
    for run in range(RUNS - 1):
        number = 1 + int(statements * (run + random.random()) / RUNS)
        yield Kill(number, within=random.random() / 1000 if run % 2 else None)
    yield Kill(statements)


@pytest.mark.timeout(15 * RUNS + 600)
def test_a_release_that_is_killed_anywhere_is_public_as_a_whole_or_not_at_all(world):
    due = make_due(world)
    statements = run_scheduler()
    assert state_of(due) == "all"
    seen = []

    for kill in kills(statements):
        take_back(due)
        run_scheduler(kill)
        seen.append(state_of(due))

    assert (seen[0], seen[-1]) == ("nothing", "all"), seen


def test_after_a_kill_the_next_run_releases_what_was_due(world):
    due = make_due(world)
    whole = run_scheduler()
    take_back(due)
    run_scheduler(Kill(whole // 2))
    assert state_of(due) == "nothing"

    run_scheduler()

    assert state_of(due) == "all"


def test_two_schedulers_at_once_release_each_release_once(world):
    dues = [make_due(world) for _number in range(5)]
    together = threading.Barrier(2)

    def work() -> None:
        together.wait()
        try:
            for _done in scheduler.run(timezone.now()):
                pass
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    for due in dues:
        assert state_of(due) == "all"
        for page in due.pages:
            entries = PageLogEntry.objects.filter(page=page, action="boards.release")
            assert entries.count() == 1
