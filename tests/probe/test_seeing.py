"""The probe can see: the same questions, asked by those who may know the answers."""

import fnmatch
import sys
from collections.abc import Callable
from functools import partial

import pytest

from boards.admin.viewsets.several import SaysWhatIsLeftOut
from cms.tenancy.roles import Roles
from cms.tenancy.scope import Scope
from tests.probe.asking import Answer
from tests.probe.conftest import World
from tests.probe.counts import COUNTS
from tests.probe.known_differences import BLIND, DIFFERENCES
from tests.probe.questions import Question, questions
from tests.whole import WHOLE, share

pytestmark = [pytest.mark.probe, pytest.mark.django_db]

Seen = dict[Question, tuple[int, frozenset[str]]]
Ask = Callable[[Question], Answer]


# Of how many kinds of address an editor, who may less than a manager, is asked one.
EDITORS_SHARE = 3


def asked_of(world: World, role: str) -> list[Question]:
    asked = questions(world.addresses, world.ours, narrow=True)
    return share(asked, 0, EDITORS_SHARE) if role == "editor" else asked


def seen_by(world: World, asked: list[Question], answer: Ask) -> Seen:
    """Status and words of the board, for every question about it."""
    seen: Seen = {}
    for question in asked:
        found = answer(question)
        seen[question] = (found.status, frozenset(found.words_of(world.ours.word)))
    return seen


def listed(name: str, patterns: dict[str, str]) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)


def test_an_administrator_is_told_of_the_board_wherever_there_is_something_to_tell(
    world: World,
):
    browser = world.browser(world.administrator)
    telling: set[str] = set()
    seen: Seen = {}
    for question in asked_of(world, ""):
        # Of each name only as much as it takes.
        if WHOLE or question.name not in telling:
            seen |= seen_by(world, [question], partial(world.answer, browser))
            telling |= {question.name} if seen[question][1] else set()
    silent = {question.name for question in seen} - telling
    COUNTS["names that tell an administrator of the board"] = str(len(telling))

    assert sorted(name for name in silent if not listed(name, BLIND)) == []
    assert [q.address for q, (status, _words) in seen.items() if status >= 500] == []


@pytest.mark.parametrize("role", ["editor", "manager"])
def test_a_boards_own_people_see_with_the_wall_what_they_see_without(
    world: World, role, monkeypatch
):
    asked = asked_of(world, role)
    browser = world.browser(getattr(world.ours, role))
    behind = seen_by(world, asked, partial(world.answer, browser))
    # Without the wall the pages of all boards are left out, and named by the first few.
    monkeypatch.setattr(sys.modules[SaysWhatIsLeftOut.__module__], "MOST_NAMED", 10_000)
    monkeypatch.setattr(Scope, "role", lambda scope, login: Roles(login).owner)
    browser = world.browser(getattr(world.ours, role))
    without = seen_by(world, asked, lambda one: browser.get(one.path, one.query))
    different = {q.name for q in behind if behind[q] != without[q]}
    unreasoned = [
        f"{q.name} {q.address}: {behind[q][0]} and {without[q][0]} without, "
        f"hidden {sorted(without[q][1] - behind[q][1])[:4]}, "
        f"only behind {sorted(behind[q][1] - without[q][1])[:4]}"
        for q in behind
        if behind[q] != without[q] and not listed(q.name, DIFFERENCES)
    ]
    telling = {q.name for q, (_status, words) in behind.items() if words}
    COUNTS[f"names that tell the board's own {role} of it"] = (
        f"{len(telling)}, other than without the wall {len(different)}, "
        f"unreasoned {len(unreasoned)}"
    )

    assert unreasoned == []
    assert [q.address for q, (status, _words) in behind.items() if status >= 500] == []
