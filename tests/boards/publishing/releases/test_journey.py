"""The way of a sign-off through the code: down, and what is released is read once."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Revision

from boards.models import Release, ReleaseState
from boards.publishing.releases import transitions
from boards.publishing.releases.publish import release_one
from boards.publishing.releases.reviewed_snapshot import snapshot_now
from tests.boards.publishing.releases.conftest import draft_review
from tests.boards.publishing.releases.test_reviewed_snapshot import LATER, full_review
from tests.factories import submit, tick_all

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[4]
ROOM = "boards/publishing/releases/"
# Handed down, and asked by whatever it is handed to.
HANDED_DOWN = f"{ROOM}snapshot.py"
MOST_FILES = 10
LOCKS_RELEASE = 'FOR UPDATE OF "boards_release"'


class Journey:
    """Which modules of the product call one another, in the order of their calls."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []
        self.functions: Counter[str] = Counter()

    @contextmanager
    def is_noted(self) -> Iterator[None]:
        before = sys.getprofile()
        sys.setprofile(self._note)
        try:
            yield
        finally:
            sys.setprofile(before)

    def _note(self, frame: FrameType, event: str, _of: Any) -> None:
        if event != "call":
            return
        code = frame.f_code
        if code is Revision.as_object.__code__ and _module(frame.f_back):
            # Wagtail reads a version for itself when its workflow ends.
            self.functions["as_object"] += 1
        if (here := _module(frame)) is None:
            return
        self.functions[code.co_name] += 1
        above = frame.f_back
        while above and _module(above) is None:
            above = above.f_back
        caller = _module(above) if above else None
        if caller and caller != here:
            self.calls.append((caller, here))

    @property
    def files(self) -> set[str]:
        """Those of the room that hand the release on to one another."""
        return {
            module
            for call in self.calls
            for module in call
            if all(end.startswith(ROOM) for end in call)
        }

    @property
    def climbs(self) -> set[tuple[str, str]]:
        """Calls from a module of the room to one that it was itself reached from."""
        within = [
            (caller, called)
            for caller, called in self.calls
            if caller.startswith(ROOM) and called.startswith(ROOM)
        ]
        order = list(dict.fromkeys(module for call in within for module in call))
        return {
            (caller, called)
            for caller, called in within
            if called != HANDED_DOWN and order.index(called) < order.index(caller)
        }


def _module(frame: FrameType | None) -> str | None:
    name = frame.f_code.co_filename if frame else ""
    if not name.startswith(f"{ROOT}/"):
        return None
    name = name[len(str(ROOT)) + 1 :]
    return name if name.startswith(("boards/", "cms/")) else None


def journey_of_sign_off(world: Any, at: Any) -> Journey:
    full = full_review(world)
    other, _file = draft_review(world, title="Child S")
    waiting = submit(world.board, full.review, other, by=world.editor, at=at)
    tick_all(waiting, world.approver)
    seen = snapshot_now(waiting)
    journey = Journey()
    with journey.is_noted():
        transitions.sign_off(waiting, world.approver, seen)
    return journey


def test_a_sign_off_goes_down_through_ten_files_and_reads_each_page_once(world):
    journey = journey_of_sign_off(world, timezone.now() + LATER)

    assert journey.climbs == set()
    assert f"{ROOM}checks.py" in journey.files
    assert len(journey.files) <= MOST_FILES
    assert journey.functions["latest_of"] == 1
    assert journey.functions["as_object"] == 2, "two pages, once each"
    assert journey.functions["references"] == 2


def test_what_goes_public_at_once_is_held_before_it_is_read_and_read_once(world):
    with CaptureQueriesContext(connection) as captured:
        journey = journey_of_sign_off(world, None)

    assert journey.functions["latest_of"] == 1
    assert journey.functions["references"] == 2
    asked = [query["sql"] for query in captured]
    begun = max(n for n, sql in enumerate(asked) if LOCKS_RELEASE in sql)
    locked = next(
        n
        for n, sql in enumerate(asked[begun:])
        if 'FROM "wagtailcore_page"' in sql and sql.endswith("FOR UPDATE")
    )
    read = next(
        n for n, sql in enumerate(asked[begun:]) if '"wagtailcore_revision"' in sql
    )
    assert locked < read


def test_what_is_released_at_its_time_is_read_anew_while_its_pages_are_held(world):
    at = timezone.now() + LATER
    journey_of_sign_off(world, at)
    journey = Journey()

    with journey.is_noted():
        release = release_one(Release.objects.get().pk, at)

    assert release.state == ReleaseState.RELEASED
    assert journey.functions["latest_of"] == 1
    assert journey.functions["reasons_of_change"] == 1
