"""Every screen of every role speaks of sign-off, and of nothing nobody here knows."""

import re

import pytest

from boards.models import Role
from tests.probe.asking import Answer
from tests.probe.conftest import World
from tests.probe.questions import Question, questions
from tests.probe.seen import texts
from tests.whole import share

pytestmark = [pytest.mark.probe, pytest.mark.django_db]

UNKNOWN = re.compile(r"moderat\w*|workflow\w*|\btasks?\b", re.IGNORECASE)
# Of which every role is shown more or less, by what it may do.
OF_EACH_ROLE = {
    "later_panels",
    "release",
    "releases:index",
    "wagtailadmin_explore",
    "wagtailadmin_home",
    "wagtailadmin_pages:add_subpage",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:history",
    # To which no menu leads: it names permissions.
    "wagtailusers_groups:add",
    "wagtailusers_groups:edit",
}
ADMINISTRATOR = "administrator"
# The manager and, of a third of the kinds, the editor are asked by others too. The rest
# are asked those above, and each a part of all else.
IN_TURN = [Role.APPROVER, Role.TRANSLATOR, ADMINISTRATOR]
PARTS = 4


def unknown_words(answer: Answer) -> set[str]:
    if answer.status != 200:
        return set()
    return {
        f"{found[0]}: …{text[max(0, found.start() - 40) : found.end() + 40]}…"
        for text in texts(answer.body)
        for found in UNKNOWN.finditer(text)
    }


def screens_of(world: World, role: str) -> dict[Question, Answer]:
    """What somebody with a role is answered, each kind of address asked once."""
    kinds: dict[tuple[str, str], Question] = {}
    for one in questions(world.addresses, world.ours, narrow=True):
        kinds.setdefault((one.name, re.sub(r"\d+", "", one.path)), one)
    known = {
        Role.MANAGER: world.ours.manager,
        Role.EDITOR: world.ours.editor,
        ADMINISTRATOR: world.administrator,
    }
    browser = world.browser(known.get(role) or world.ours.person(Role(role)))
    always = [one for one in kinds.values() if one.name in OF_EACH_ROLE]
    others = [one for one in kinds.values() if one.name not in OF_EACH_ROLE]
    mine = share(others, IN_TURN.index(role), PARTS) if role in IN_TURN else []
    screens = {} if role in IN_TURN else world.own_screens(browser)
    return screens | {one: world.answer(browser, one) for one in [*always, *mine]}


@pytest.mark.parametrize("role", [*Role, ADMINISTRATOR])
def test_no_screen_of_any_role_says_what_nobody_here_knows(world: World, role):
    screens = screens_of(world, role)
    found = {
        f"{question.name} {question.path}": words
        for question, answer in screens.items()
        if (words := unknown_words(answer))
    }

    assert len(screens) > 60
    assert found == {}
