"""A clock that is wrong lets nothing out early."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from boards.models import ReleaseState
from boards.publishing.releases import trusted_time
from tests.boards.publishing.releases.conftest import draft_review
from tests.factories import sign_off, submit

NOON = datetime(2026, 12, 12, 12, tzinfo=UTC)


class Clocks:
    """A wall clock and the time that really passes, both set by hand."""

    def __init__(self) -> None:
        self.wall, self.passed = NOON, 0.0

    def go_on(self, seconds: float, *, set_ahead_by: timedelta = timedelta()) -> None:
        self.passed += seconds
        self.wall += timedelta(seconds=seconds) + set_ahead_by


@pytest.fixture
def clocks(monkeypatch) -> Clocks:
    by_hand = Clocks()
    monkeypatch.setattr(trusted_time, "now", lambda: by_hand.wall)
    monkeypatch.setattr(trusted_time.time, "monotonic", lambda: by_hand.passed)
    return by_hand


@pytest.mark.django_db
def test_nothing_goes_public_while_the_databases_clock_says_that_it_is_early(world):
    review, _file = draft_review(world)
    at = timezone.now() + timedelta(hours=1)
    waiting = submit(world.board, review, by=world.editor, at=at)
    sign_off(waiting, world.approver)

    with time_machine.travel(at + timedelta(days=1)):
        call_command("release_due")

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.SIGNED_OFF


def test_a_clock_that_runs_is_believed(clocks):
    steady = trusted_time.SteadyClock()
    clocks.go_on(30)

    assert steady.now() == NOON + timedelta(seconds=30)


def test_a_clock_that_jumps_ahead_is_not_believed(clocks):
    steady = trusted_time.SteadyClock()
    clocks.go_on(30, set_ahead_by=timedelta(hours=1))

    assert steady.now() == NOON + timedelta(seconds=30)


def test_a_clock_that_jumps_ahead_and_comes_back_is_on_time(clocks):
    steady = trusted_time.SteadyClock()
    clocks.go_on(30, set_ahead_by=timedelta(hours=1))
    steady.now()
    clocks.go_on(30, set_ahead_by=-timedelta(hours=1))

    assert steady.now() == NOON + timedelta(minutes=1)


def test_a_clock_that_stays_ahead_is_believed_in_the_end(clocks):
    steady = trusted_time.SteadyClock()
    clocks.go_on(1, set_ahead_by=timedelta(hours=1))
    steady.now()
    clocks.go_on(trusted_time.BELIEVED_AFTER.total_seconds())

    assert steady.now() == clocks.wall


def test_a_clock_that_jumps_back_is_late_and_never_early(clocks):
    steady = trusted_time.SteadyClock()
    clocks.go_on(30, set_ahead_by=-timedelta(hours=1))
    assert steady.now() == clocks.wall

    clocks.go_on(30)
    assert steady.now() == clocks.wall
